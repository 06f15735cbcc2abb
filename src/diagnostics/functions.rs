//! The wording of mistakes in functions and their arrows.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::model::shape::{DAY, seconds};
use crate::source::Span;

/// A function without `code`, `image` or `inline`.
pub fn no_code(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0410, format!("the function `{name}` has no code"))
        .at(at, "needs one of `code`, `image` and `inline`")
        .help(format!("write `code: \"./functions/{name}\"`, the folder with the code"))
}

/// Two of `code`, `image` and `inline`.
pub fn several_sources(first: &str, first_at: Span, second: &str, second_at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0411, format!("`{first}` and `{second}` both say what runs"))
        .at(second_at, "a function has one source")
        .at(first_at, "and this is another")
        .help("keep one of them")
}

/// Code that says no handler.
pub fn no_handler(name: &str, form: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0412, format!("the function `{name}` does not say what to call"))
        .at(at, "needs `handler`")
        .help(format!("write `handler: …`: {form}"))
}

/// Code that says no runtime.
pub fn no_runtime(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0413, format!("the function `{name}` does not say what runs it"))
        .at(at, "needs `runtime`")
        .help("write `runtime: \"nodejs22.x\"`, or once for all in `defaults function { … }`")
}

/// An attribute that does not go with where the code comes from.
pub fn misplaced(name: &str, source: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0414, format!("`{name}` does not go with {source}"))
        .at(at, "AWS would refuse it")
        .help(format!("remove it; where `defaults` gives it, write `{name}: none`"))
}

/// A handler that the runtime cannot find.
pub fn malformed_handler(handler: &str, form: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0415, format!("the runtime cannot find a handler named `{handler}`"))
        .at(at, "does not have the form of this runtime")
        .help(format!("write {form}"))
}

/// A runtime that is not in the table.
pub fn unknown_runtime<'a>(runtime: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(codes::SLS0416, format!("this version of slsc does not know the runtime `{runtime}`"))
            .at(at, "AWS refuses runtimes that it does not have");
    match nearest(runtime, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(
            format!("replace with {near:?}"),
            at,
            format!("{near:?}"),
        ),
        None => diagnostic.help("write a runtime by AWS's name: `nodejs22.x`, `python3.13`, `provided.al2023`"),
    }
}

/// A runtime that gets no patches, or not for long.
pub fn deprecated_runtime(runtime: &str, deprecated: &str, blocked: &str, successor: &str, at: Span) -> Diagnostic {
    let made = if blocked.is_empty() { String::new() } else { format!(", and no new functions from {blocked}") };
    Diagnostic::new(codes::SLS0417, format!("the runtime `{runtime}` is deprecated from {deprecated}"))
        .at(at, format!("no security patches from then on{made}"))
        .help(format!("move to `{successor}`"))
}

/// A runtime with which no function can be made.
pub fn blocked_runtime(runtime: &str, blocked: &str, successor: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0418, format!("AWS makes no more functions with the runtime `{runtime}`"))
        .at(at, format!("blocked from {blocked}"))
        .help(format!("move to `{successor}`"))
}

/// Source text in a language that CloudFormation does not pack.
pub fn inline_runtime(runtime: &str, at: Span, inline: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0419, format!("source text cannot run on `{runtime}`"))
        .at(at, "only JavaScript and Python can be given as text")
        .at(inline, "the text is here")
        .help("put the code into a folder and write `code: \"./functions/…\"`")
}

/// A variable that Lambda sets itself.
pub fn reserved_variable(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0420, format!("Lambda sets the variable `{name}` itself"))
        .at(at, "AWS would refuse it")
        .help("give it another name")
}

/// A name that no variable can have.
pub fn malformed_variable(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0421, format!("a variable cannot be named `{name}`"))
        .at(at, "AWS would refuse it")
        .help("begin with a letter, and go on with at least one letter, digit or underscore")
}

/// More variables than Lambda holds.
pub fn large_environment(found: usize, largest: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0422, format!("the variables take {found} bytes, and Lambda holds {largest}"))
        .at(at, "names and values together")
        .help("put large values into a `parameter` or a `bucket`, and pass its name")
}

/// More environments ready than reserved.
pub fn provisioned_over_reserved(ready: i64, reserved: i64, at: Span, reserved_at: Span) -> Diagnostic {
    let message = format!("{ready} environments cannot stand ready where {reserved} may run");
    Diagnostic::new(codes::SLS0423, message)
        .at(at, "more than `concurrency` allows")
        .at(reserved_at, "the most that run at once")
        .help(format!("write `provisioned: {reserved}` at most, or raise `concurrency`"))
}

/// Versions that nothing tells apart.
pub fn no_release(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0424, "`provisioned` needs `release`")
        .at(at, "stands ready with a published version, and nothing says when to publish one")
        .help("write `release: commit` with `param commit: string`, and pass what changes with the code")
}

/// A switch on a function whose environments stand ready.
pub fn switch_on_provisioned(switch: Span, provisioned: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0425, "a function with `provisioned` cannot have a kill switch")
        .at(switch, "would let nothing run")
        .at(provisioned, "while these stand ready, which AWS refuses")
        .help("remove one of the two")
}

/// Events that are lost while a function is stopped.
pub fn stopped_without_sink(name: &str, at: Span, arrow: &str, arrow_at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0426, format!("`{name}` loses events while it is stopped"))
        .at(at, "stops it")
        .at(arrow_at, format!("`{arrow}` goes on to bring events, which are dropped without another try"))
        .help("remove `failures: none`, or draw an arrow from `.failure` to a queue")
}

/// `.url` of a function that has no address.
pub fn no_url(name: &str, at: Span, function: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0427, format!("the function `{name}` has no address of its own"))
        .at(at, "asks for `.url`")
        .at(function, "declared without `url`")
        .help("write `url: { auth: \"iam\" }` in the function, or put an `api` before it")
}

/// A retention that CloudWatch does not offer; `longer` is the next one that it does.
pub fn retention(found: i64, longer: i64, offered: &[i64], at: Span) -> Diagnostic {
    let all: Vec<String> = offered.iter().map(|days| format!("{days}d")).collect();
    Diagnostic::new(codes::SLS0463, format!("CloudWatch does not keep logs for {}", seconds(found)))
        .at(at, "not one of the times that it offers")
        .help(format!("write `logs: {}`; it offers {}, and `none` for ever", seconds(longer * DAY), all.join(", ")))
}

/// Levels of lines that have no fields.
pub fn level_without_json(at: Span, format: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0440, "`log_level` needs the JSON form")
        .at(at, "AWS would refuse it")
        .at(format, "lines of text have no level")
        .help("remove `log_format: \"Text\"`, or the level")
}

/// A caller that gives up before the called one does.
pub fn timeout_inversion(caller: (&str, i64, Span), called: (&str, i64, Span), arrow: Span) -> Diagnostic {
    let message = format!("`{}` gives up waiting before `{}` has to be done", caller.0, called.0);
    Diagnostic::new(codes::SLS0520, message)
        .at(arrow, "waits for the answer")
        .at(caller.2, format!("ends after {}", seconds(caller.1)))
        .at(called.2, format!("may take {}", seconds(called.1)))
        .help(format!(
            "give `{}` more than {}, or draw the arrow to `{}` itself",
            caller.0,
            seconds(called.1),
            called.0
        ))
}

/// A function that waits for one that waits.
pub fn waiting_chain(caller: &str, middle: &str, at: Span, next: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0521, format!("`{caller}` waits for `{middle}`, which waits for another function"))
        .at(at, "pays while it waits")
        .at(next, "for one that waits itself")
        .help("join two of them into one function, or put a queue between them")
}

/// A destination that nothing ever reaches.
pub fn destination_without_events(name: &str, port: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0522, format!("nothing ever comes out of `{name}.{port}`"))
        .at(at, format!("no arrow brings `{name}` events asynchronously"))
        .help("remove it: whoever calls and waits gets the result or the error itself")
}

/// A second arrow from a destination port.
pub fn several_destinations(name: &str, port: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0523, format!("`{name}.{port}` goes to two places"))
        .at(second, "the second one")
        .at(first, "the first one")
        .help("Lambda takes one: let it be a `topic`, which hands on to several")
}

/// A destination that is first-in first-out.
pub fn fifo_destination(name: &str, kind: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0524, format!("the {kind} `{name}` cannot take this, as it is first-in first-out"))
        .at(at, format!("AWS delivers to standard {kind}s only, as it gives no group"))
        .at(declared, "declared here")
        .help(format!("use a {kind} without `fifo: true`"))
}

/// A permission for a whole bucket where a prefix was asked for wrongly.
pub fn open_prefix(prefix: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0525, format!("the prefix {prefix:?} holds a wildcard"))
        .at(at, "`*` and `?` would widen the permission")
        .help(format!("write the beginning of the keys as it is, like {}", listed(["in/"])))
}
