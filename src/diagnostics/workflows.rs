//! The wording of mistakes in workflows: their steps, their definitions, and the arrows of both.
//!
//! A step of a program and a state of a definition are the same thing; each is spoken of in its author's word.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::model::shape::seconds;
use crate::source::Span;

/// A workflow that does nothing.
pub fn no_definition(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1001, format!("the workflow `{name}` does not say what it does"))
        .at(at, "needs `steps` or `definition`")
        .help("write `steps: [{ name: \"work\", call: some_function }]`, or `definition: \"./flow.asl.json\"`")
}

/// Steps and a file.
pub fn two_definitions(name: &str, at: Span, steps: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1002, format!("`steps` and `definition` both say what `{name}` does"))
        .at(at, "a workflow has one definition")
        .at(steps, "and this is another")
        .help("keep one of them")
}

/// A timeout in the program and one in the file.
pub fn two_timeouts(at: Span, own: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1002, "`timeout` and the definition's `TimeoutSeconds` both say how long it may take")
        .at(at, "said here")
        .at(own, "and here")
        .help("keep one of them")
}

/// A standard workflow that may run for a year.
pub fn no_timeout(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1003, format!("the workflow `{name}` does not say how long it may take"))
        .at(at, "an execution that hangs would go on for a year")
        .help("write `timeout: 1h`, or whatever is surely long enough")
}

/// Substitutions without a file.
pub fn useless_substitutions(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1004, "`substitutions` are for a `definition` out of a file")
        .at(at, "nothing takes them")
        .help("remove them; steps name resources themselves: `call: charge`")
}

/// An express workflow with more than five minutes.
pub fn long_express(limit: i64, at: Span, express: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1005, "an express workflow runs for five minutes at most")
        .at(at, format!("{} is longer", seconds(limit)))
        .at(express, "said here")
        .help("write `timeout: 5m` or less, or `type: \"standard\"`")
}

/// Something that only standard workflows can do.
pub fn not_in_express(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1005, format!("an express workflow cannot {what}"))
        .at(at, "only standard workflows can")
        .help("write `type: \"standard\"`, or do it elsewhere")
}

/// A step that does nothing.
pub fn idle_step<'a>(name: &str, actions: impl Iterator<Item = &'a str>, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1006, format!("the step `{name}` does not say what it does"))
        .at(at, "")
        .help(format!("write one of {}", listed(actions)))
}

/// A step that does two things.
pub fn several_actions(name: &str, first: &str, second: &str, places: (Span, Span)) -> Diagnostic {
    Diagnostic::new(codes::SLS1007, format!("the step `{name}` does two things, `{first}` and `{second}`"))
        .at(places.1, "a step does one thing")
        .at(places.0, "and this is another")
        .help("make two steps of it")
}

/// An entry that does not go with what a step does.
pub fn misplaced_in_step(name: &str, action: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1008, format!("`{name}` means nothing in a step with `{action}`"))
        .at(at, "")
        .help("remove it, or move it to the step that it was meant for")
}

/// An entry that a step must have.
pub fn missing_in_step(name: &str, action: &str, step: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1009, format!("the step `{step}` needs `{name}`, as it has `{action}`"))
        .at(at, "")
        .help(format!("add `{name}: …`"))
}

/// A name that Step Functions does not take.
pub fn malformed_name(word: &str, length: usize, most: usize, at: Span) -> Diagnostic {
    let message = match length > most {
        true => format!("the name of a {word} has {most} characters at most, and this one has {length}"),
        false => format!("the name of a {word} is text without line breaks"),
    };
    Diagnostic::new(codes::SLS1010, message).at(at, "").help("write a short name")
}

/// A name that two states have.
pub fn name_twice(word: &str, name: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1011, format!("two {word}s are named `{name}`"))
        .at(at, "the second one")
        .at(first, "the first one")
        .help("give each a name of its own, in branches too")
}

/// A name that leads nowhere; `elsewhere` is where a state of this name is that cannot be reached from here.
pub fn unknown_state<'a>(
    word: &str,
    name: &str,
    at: Span,
    elsewhere: Option<Span>,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1012, format!("there is no {word} `{name}` here")).at(at, "");
    match (elsewhere, nearest(name, known)) {
        (Some(other), _) => diagnostic
            .at(other, "this one is in another list")
            .help("what runs beside others, or for each element, goes on in its own list only"),
        (None, Some(near)) => diagnostic.help(format!("did you mean `{near}`?")),
        (None, None) => diagnostic.help(format!("write the name of a {word} of the same list")),
    }
}

/// A state that nothing leads to.
pub fn unreachable(word: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1013, format!("nothing leads to the {word} `{name}`"))
        .at(at, "never runs")
        .help("remove it, or name it in a `next`; behind `next`, `end`, `fail` and `succeed` the list does not go on")
}

/// A state that says neither, or both, of where it goes on and that it ends.
pub fn transition(word: &str, name: &str, both: bool, at: Span) -> Diagnostic {
    let message = match both {
        true => format!("the {word} `{name}` goes on and ends"),
        false => format!("the {word} `{name}` says neither what comes next nor that it ends"),
    };
    Diagnostic::new(codes::SLS1014, message).at(at, "").help("write one of `Next` and `\"End\": true`")
}

/// A step with `next` and `end`.
pub fn next_and_end(name: &str, next: Span, end: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1014, format!("the step `{name}` goes on and ends"))
        .at(end, "ends here")
        .at(next, "goes on here")
        .help("keep one of `next` and `end`")
}

/// A case of a choice that leads nowhere, or to two places.
pub fn unclear_case(name: &str, both: bool, at: Span) -> Diagnostic {
    let message = match both {
        true => format!("a case of `{name}` leads to two places"),
        false => format!("a case of `{name}` leads nowhere"),
    };
    Diagnostic::new(codes::SLS1014, message).at(at, "").help("write one of `next: \"a step\"` and `steps: [ … ]`")
}

/// A state from which no way leads to an end.
pub fn endless(word: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1015, format!("no way leads from the {word} `{name}` to an end"))
        .at(at, "goes round in circles until the time is over")
        .help("let one of them end, fail, or choose a way out")
}

/// A condition of a step that cannot be understood.
pub fn malformed_condition(what: impl Into<String>, at: Span, help: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1016, what).at(at, "").help(help)
}

/// A comparison that there is not.
pub fn unknown_comparison<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1016, format!("conditions have no word `{word}`")).at(at, "");
    match nearest(word, known.clone()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("write one of {}", listed(known))),
    }
}

/// A rule of a `Choice` that cannot be understood.
pub fn malformed_choice(what: impl Into<String>, at: Span, help: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1016, what).at(at, "").help(help)
}

/// A choice that fails where no rule holds.
pub fn open_choice(word: &str, name: &str, steps: bool, at: Span) -> Diagnostic {
    let help = match steps {
        true => "add `otherwise: \"a step\"`, or put a step behind it",
        false => "add `Default`",
    };
    Diagnostic::new(codes::SLS1017, format!("the {word} `{name}` fails where none of its rules holds"))
        .at(at, "the execution ends with States.NoChoiceMatched")
        .help(help)
}

/// A callback that is waited for without a limit.
pub fn endless_callback(word: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1018, format!("the {word} `{name}` waits for an answer without a limit"))
        .at(at, "where no answer comes, it waits for a year")
        .help("add `timeout: 1d`, or `heartbeat: 10m` where who works on it says so; `TimeoutSeconds` in a definition")
}

/// A callback whose token nobody gets.
pub fn unsent_token(word: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1019, format!("the {word} `{name}` waits for an answer, and nobody gets its token"))
        .at(at, "nobody can answer without the token")
        .help("hand it out: `token: \"$$.Task.Token\"`, or `\"token.$\": \"$$.Task.Token\"` in a definition")
}

/// A step that waits for the end and for an answer.
pub fn waits_twice(name: &str, waits: Span, callback: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1020, format!("the step `{name}` waits for the end and for an answer"))
        .at(callback, "for an answer")
        .at(waits, "for the end")
        .help("keep one of `waits` and `callback`")
}

/// A step that waits for the end of an express workflow.
pub fn wait_for_express(workflow: &str, at: Span, express: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1020, format!("nobody hears of the end of the express workflow `{workflow}`"))
        .at(at, "only ends of standard workflows can be waited for")
        .at(express, "express")
        .help("remove `waits`, or make it `type: \"standard\"`")
}

/// A heartbeat that can never be missed.
pub fn late_heartbeat(heartbeat: i64, timeout: i64, at: Span, timeout_at: Span) -> Diagnostic {
    let message = format!("a heartbeat of {} is not shorter than the {} in all", seconds(heartbeat), seconds(timeout));
    Diagnostic::new(codes::SLS1021, message)
        .at(at, "could never be missed")
        .at(timeout_at, "the time is over before")
        .help("make the heartbeat shorter than the timeout")
}

/// A retrier or catcher that is none; the words follow "this rule".
pub fn malformed_rule(what: &str, at: Span, help: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1022, format!("this rule {what}")).at(at, "").help(help)
}

/// A longest time that the first one is not shorter than.
pub fn short_delay(most: i64, first: i64, at: Span, first_at: Span) -> Diagnostic {
    let message = format!("a wait of {} at most is not longer than the first one of {}", seconds(most), seconds(first));
    Diagnostic::new(codes::SLS1022, message)
        .at(at, "at most")
        .at(first_at, "at first")
        .help("make the longest wait longer, or leave it out")
}

/// An error that Step Functions does not have.
pub fn unknown_error<'a>(name: &str, at: Span, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1023, format!("Step Functions has no error `{name}`"))
        .at(at, "never happens: names that begin with `States.` are its own");
    match nearest(name, known.clone()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("write one of {}", listed(known))),
    }
}

/// `States.ALL` beside other errors.
pub fn crowded_catch_all(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1024, "`States.ALL` stands alone, as it is every error")
        .at(at, "AWS refuses it beside others")
        .help("remove the others, or make a rule for each")
}

/// `States.ALL` before other rules.
pub fn early_catch_all(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1024, "the rules behind `States.ALL` would never be asked")
        .at(at, "AWS wants it in the last rule")
        .help("put this rule last")
}

/// A path that leads nowhere; the words follow "the path `…`".
pub fn malformed_path(path: &str, why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1025, format!("the path `{path}` {why}"))
        .at(at, "")
        .help("write a path like `$.order.id`, `$.items[0]` or `$['order id']`")
}

/// A path as what is done for each element.
pub fn path_as_item(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1025, "what each element gets is an object, in which paths may stand")
        .at(at, "a path alone")
        .help("write `input: { item: \"$$.Map.Item.Value\" }`, or leave it out: then each gets its element")
}

/// An intrinsic function that there is not.
pub fn unknown_intrinsic<'a>(name: &str, at: Span, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1026, format!("there is no intrinsic function `{name}`")).at(at, "");
    match nearest(name, known.clone()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("write one of {}", listed(known))),
    }
}

/// An intrinsic function with too few or too many arguments.
pub fn intrinsic_arguments(name: &str, count: usize, at: Span) -> Diagnostic {
    let count = if count == 1 { "one argument".to_owned() } else { format!("{count} arguments") };
    Diagnostic::new(codes::SLS1026, format!("`{name}` does not take {count}"))
        .at(at, "")
        .help("see \"Intrinsic functions\" in the Step Functions Developer Guide")
}

/// A call that is none; the words follow "the call `…`".
pub fn malformed_call(call: &str, why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1026, format!("the call `{call}` {why}"))
        .at(at, "")
        .help("write a call like `States.Format('order {}', $.order.id)`")
}

/// An element of a list with paths that no call can make.
pub fn path_in_list(at: Span, list: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1027, "a list with paths in it holds only paths, texts, numbers and truth values")
        .at(at, "an object or a list")
        .at(list, "the list has a path in it")
        .help("make this element in a step with `pass` before, and name it with a path")
}

/// A moment that is none.
pub fn malformed_moment(text: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1028, format!("`{text}` is no moment"))
        .at(at, "")
        .help("write one like `2027-01-31T08:00:00Z`, with its time zone, or a path to one")
}

/// A definition that is not there.
pub fn missing_file(path: &str, near: Option<&str>, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1029, format!("there is no file `{path}`"))
        .at(at, "looked for beside the file that says so");
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write a path that begins with `./`"),
    }
}

/// Something else in its place.
pub fn no_file(path: &str, why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1029, format!("`{path}` cannot be read: {why}")).at(at, "").help("name a text file")
}

/// A definition that is no JSON.
pub fn malformed_json(path: &str, why: &str, at: Span, named: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1030, format!("`{path}` is no JSON: {why}"))
        .at(at, "here")
        .at(named, "named here")
        .help("write JSON; comments and commas behind the last entry are not part of it")
}

/// A part of a definition that Step Functions would refuse.
pub fn malformed_state(what: impl Into<String>, at: Span, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(codes::SLS1031, what).at(at, "AWS would refuse it").help(help)
}

/// A state of no type, or of one that there is not.
pub fn unknown_type<'a>(
    name: &str,
    written: Option<&str>,
    at: Span,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let message = match written {
        Some(written) => format!("the state `{name}` has the type `{written}`, which there is not"),
        None => format!("the state `{name}` does not say its type"),
    };
    let near = written.and_then(|written| nearest(written, known.clone()));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write `\"Type\": …`: one of {}", listed(known)),
    };
    Diagnostic::new(codes::SLS1031, message).at(at, "AWS would refuse it").help(help)
}

/// A field that is not known there.
pub fn unknown_field<'a>(of: &str, name: &str, at: Span, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(codes::SLS1031, format!("{of} has no field `{name}`")).at(at, "AWS would refuse it");
    match nearest(name, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("remove it"),
    }
}

/// A definition that does not fit.
pub fn large_definition(size: usize, most: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1032, format!("the definition has {size} bytes, and Step Functions takes {most}"))
        .at(at, "")
        .help("move a part of it into a workflow of its own, and start that")
}

/// A placeholder without a value.
pub fn unknown_substitution<'a>(
    name: &str,
    at: Span,
    workflow: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1033, format!("nothing says what `${{{name}}}` stands for"))
        .at(at, "a placeholder")
        .at(workflow, "no such name in `substitutions`");
    match nearest(name, known) {
        Some(near) => diagnostic.help(format!("did you mean `${{{near}}}`?")),
        None => diagnostic.help(format!("write `substitutions: {{ {name}: … }}`")),
    }
}

/// A value without a placeholder.
pub fn unused_substitution(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1034, format!("the definition has no `${{{name}}}`"))
        .at(at, "never used")
        .help("remove it, or use it in the definition")
}

/// A message group that a FIFO queue or topic needs, or that another does not know.
pub fn group_of_step(step: &str, target: &str, group: Option<Span>, at: Span, declared: Span) -> Diagnostic {
    match group {
        None => Diagnostic::new(codes::SLS0575, format!("`{target}` is first-in first-out and needs a message group"))
            .at(at, "the step does not say which group its messages belong to")
            .at(declared, "declared with `fifo: true`")
            .help("add `group: \"orders\"`, or a path: messages of one group keep their order"),
        Some(group) => Diagnostic::new(codes::SLS0576, format!("`group` means nothing to `{target}`"))
            .at(group, "only FIFO queues and topics have groups")
            .at(declared, "")
            .help(format!("remove `group` from the step `{step}`, or write `fifo: true`")),
    }
}

/// An arrow that the steps make superfluous.
pub fn arrow_beside_steps(workflow: &str, target: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0508, format!("the steps of `{workflow}` say themselves what they do with `{target}`"))
        .at(at, "a permission that no step needs")
        .help("remove the arrow: a step that names a resource may do with it what it does")
}

/// An arrow that no task of a definition needs.
pub fn idle_arrow(workflow: &str, target: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0508, format!("the definition of `{workflow}` never names `{target}`"))
        .at(at, "a permission that no task needs")
        .help("remove the arrow, or name the resource in `substitutions` and in a task")
}

/// A task that may not do what it does.
pub fn task_without_arrow(state: &str, action: &str, arrow: &str, at: Span, workflow: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0509, format!("the state `{state}` needs `{action}`, and no arrow lets it"))
        .at(at, "fails when it runs")
        .at(workflow, "the workflow")
        .help(format!("draw `{arrow}`"))
}

/// A caller that waits for a standard workflow.
pub fn call_of_standard(function: &str, workflow: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0510, format!("`{workflow}` is a standard workflow, whose end nobody can wait for"))
        .at(at, "waits for the end")
        .at(declared, "may run for long")
        .help(format!(
            "write `type: \"express\"`, or draw `{function} -> {workflow}` and `{function} -> {workflow}.read` to ask later"
        ))
}

/// An answer that nothing waits for.
pub fn unwanted_answer(workflow: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0511, format!("no step of `{workflow}` waits for an answer"))
        .at(at, "a permission that nobody needs")
        .at(declared, "")
        .help("remove the arrow, or write `callback: true` on the step that waits, and `token: \"$$.Task.Token\"` in its message")
}

/// A question about an execution that nobody remembers.
pub fn unknown_execution(workflow: &str, port: &str, at: Span, express: Span) -> Diagnostic {
    let message = format!("executions of the express workflow `{workflow}` have no `.{port}`");
    Diagnostic::new(codes::SLS0512, message)
        .at(at, "Step Functions does not keep them")
        .at(express, "express")
        .help("draw an arrow to `.call` and use its answer, or write `type: \"standard\"`")
}
