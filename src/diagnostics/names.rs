//! The wording of mistakes in files, imports and names.

use super::suggest::{listed, nearest};
use super::{Diagnostic, Label, codes};
use crate::model::date::Date;
use crate::source::Span;
use crate::syntax::ast::{Name, Text};

/// A name that nothing in reach declares.
pub fn unknown_name<'a>(name: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0201, format!("there is no `{name}` here")).at(at, "not declared");
    suggest(diagnostic, name, at, known, "declare it, or import it from the file that does")
}

/// A name that is declared twice in one list.
pub fn declared_twice(name: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0202, format!("`{name}` is declared twice"))
        .at(second, "again here")
        .at(first, "first here")
        .help("give one of them another name: a name is the identity of what is deployed")
}

/// A circle of imports; `hops` are the imports in order, the last one closing the circle.
pub fn circular_import(file: &str, hops: &[Span]) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0203, format!("`{file}` imports itself, through other files"));
    let last = hops.len().saturating_sub(1);
    hops.iter()
        .enumerate()
        .rev()
        .fold(diagnostic, |diagnostic, (index, span)| {
            diagnostic.at(*span, if index == last { "this import closes the circle" } else { "which is imported here" })
        })
        .help("move what both files need into a third one")
}

/// An import of something that the other file does not declare.
pub fn not_exported<'a>(name: &Name, from: &Text, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let message = format!("`{}` declares no `{}`", from.value, name.text);
    let diagnostic = Diagnostic::new(codes::SLS0204, message).at(name.span, "not declared there");
    suggest(diagnostic, &name.text, name.span, known, "import a name that the file declares")
}

/// An import that is neither a relative path nor of the standard library.
pub fn import_path_form(at: Span, path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0205, format!("`{path}` is neither a relative path nor of the standard library"))
        .at(at, "where is that?")
        .help(format!("write `\"./{path}\"` for a file beside this one, or `\"std:orchestration\"`"))
}

/// An import of a file outside the project.
pub fn import_outside_project(at: Span, path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0206, format!("`{path}` is outside the project"))
        .at(at, "leads out of the folder of the main file")
        .help("copy the file into the project, so that the same source compiles everywhere")
}

/// A family that the standard library does not have.
pub fn unknown_library<'a>(at: Span, family: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let help = match nearest(family, known.iter().copied()) {
        Some(near) => format!("did you mean `std:{near}`?"),
        None => format!("the standard library has {}", listed(known)),
    };
    Diagnostic::new(codes::SLS0207, format!("the standard library has no `{family}`"))
        .at(at, "unknown family")
        .help(help)
}

/// A second `service`.
pub fn second_service(at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0208, "a program is one `service`")
        .at(at, "a second one")
        .at(first, "the first one")
        .help("remove one of them, or compile two programs")
}

/// A `service` in a file that is imported, where the main file has none.
pub fn service_outside_main(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0208, "`service` belongs into the main file")
        .at(at, "this file is imported")
        .help("move the `service` block to the file that you compile")
}

/// Patterns that instantiate themselves; `hops` are the instances in order.
pub fn recursive_pattern(name: &str, hops: &[Span]) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0209, format!("the pattern `{name}` contains itself"));
    let last = hops.len().saturating_sub(1);
    hops.iter()
        .enumerate()
        .rev()
        .fold(diagnostic, |diagnostic, (index, span)| {
            diagnostic.at(*span, if index == last { "which is an instance of it again" } else { "it contains this" })
        })
        .help("a pattern is expanded when the program compiles, so it has to end: take the instance out")
}

/// A value that is defined by itself.
pub fn circular_value(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0210, format!("the value of `{name}` needs itself"))
        .at(at, "is not known before it is known")
        .help("break the circle: one of the values has to be written out")
}

/// Something that may stand only at the top of a file.
pub fn only_at_top(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0211, format!("`{what}` stands at the top of a file"))
        .at(at, "not in here")
        .help("move it out of the braces")
}

/// `moved` whose new name is no resource, or whose old one still is.
pub fn moved_nowhere(at: Span, path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0212, format!("`moved` leads to `{path}`, which is no resource"))
        .at(at, "no resource has this name")
        .help("write the former name on the left and today's on the right: `moved old_name -> new_name`")
}

/// `moved` from a name that is still used.
pub fn moved_from_living(at: Span, path: &str, living: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0213, format!("`{path}` was moved away, but is still there"))
        .at(at, "says that it has another name now")
        .at(living, "is declared here")
        .help("remove the `moved`, or rename the resource")
}

fn suggest<'a>(
    diagnostic: Diagnostic,
    name: &str,
    at: Span,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> Diagnostic {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    match nearest(name, known) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, near)
        }
        None => diagnostic.help(otherwise),
    }
}

/// Two elements of a loop with one name.
pub fn element_twice(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0214, format!("two elements of this loop are called `{name}`"))
        .at(at, "what they declare would have one name")
        .help("loop over `distinct(…)`, or give the elements different names")
}

/// An annotation that names no code.
pub fn unknown_code<'a>(code: &Name, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0215, format!("there is no code `{}`", code.text));
    suggest(
        diagnostic.at(code.span, "unknown"),
        &code.text,
        code.span,
        known,
        "write a code such as `SLS0602`, or its name",
    )
}

/// An annotation that lifts nothing.
pub fn useless_allow(code: &Name, annotation: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0216, format!("`@allow({})` lifts nothing", code.text))
        .at(code.span, "nothing of this code is reported for what follows")
        .help("remove the annotation: what it allowed is gone, or cannot be allowed")
        .removal("remove the annotation", annotation)
}

/// A report that was allowed for a time that is over.
pub fn no_longer_allowed(report: &mut Diagnostic, annotation: Span, day: Date) {
    report.labels.push(Label { span: annotation, text: format!("was allowed until {day}, which is over") });
}

/// The last day of an annotation, written as something else.
pub fn malformed_last_day(until: &Text, fault: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0217, format!("`{}` is no day: {fault}", until.value))
        .at(until.span, "the last day on which the annotation holds")
        .help("write a day like `2027-01-31`")
}

/// A level for an error, in the block of the service.
pub fn fixed_lint(code: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0218, format!("`{code}` is an error, and stays one"))
        .at(at, "cannot be lowered")
        .help("without it there would be nothing right to compile; `slsc explain` says how to cure it")
}

/// A code in the block of the service that is none.
pub fn unknown_lint<'a>(code: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0215, format!("there is no code `{code}`")).at(at, "no level for it");
    match nearest(code, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write a code such as `SLS0564`, or its name"),
    }
}
