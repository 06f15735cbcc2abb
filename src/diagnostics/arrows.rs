//! The wording of mistakes that any arrow can have.

use super::suggest::{article, listed};
use super::{Diagnostic, codes};
use crate::source::Span;

/// One end of an arrow, as a message names it.
pub struct Side<'a> {
    /// The kind.
    pub kind: &'a str,
    /// The port; empty for the resource itself.
    pub port: &'a str,
    /// Where it was named.
    pub span: Span,
}

impl Side<'_> {
    fn words(&self) -> String {
        match self.port {
            "" => article(self.kind),
            port => format!("`{}.{port}`", self.kind),
        }
    }
}

/// An arrow between two ports that nothing joins; `from_takes` and `to_takes` are what each side does have.
pub fn meaningless<'a>(from: &Side, to: &Side, to_where: &[&'a str], from_where: &[&'a str]) -> Diagnostic {
    let message = format!("an arrow from {} to {} has no meaning", from.words(), to.words());
    let mut help = Vec::new();
    if !to_where.is_empty() {
        help.push(format!("{} can go to {}", article(from.kind), listed(to_where.iter().copied())));
    }
    if !from_where.is_empty() {
        help.push(format!("{} can be reached from {}", to.words(), listed(from_where.iter().copied())));
    }
    if from.kind != "function" && to.kind != "function" {
        help.push("put a function between them".to_owned());
    }
    Diagnostic::new(codes::SLS0501, message)
        .at(to.span, "cannot be reached from there")
        .at(from.span, "starts here")
        .help(help.join("; "))
}

/// The start of an arrow emits nothing.
pub fn no_output(what: &str, at: Span, outputs: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0502, format!("no arrow can start at {what}")).at(at, "emits nothing");
    match outputs {
        [] => diagnostic.help("turn the arrow round, or start it at a resource"),
        outputs => diagnostic.help(format!("it emits at {}", listed(outputs.iter().copied()))),
    }
}

/// The end of an arrow accepts nothing.
pub fn no_input(what: &str, at: Span, inputs: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0503, format!("no arrow can end at {what}")).at(at, "accepts nothing");
    match inputs {
        [] => diagnostic.help("turn the arrow round, or let it end at a resource that accepts something"),
        inputs => diagnostic.help(format!("name one of its ports: {}", listed(inputs.iter().copied()))),
    }
}

/// Something at an end of an arrow that is no resource.
pub fn no_endpoint(found: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0504, format!("an arrow joins resources, not {found}"))
        .at(at, format!("this is {found}"))
        .help("name a resource or one of its ports")
}

/// The same arrow twice.
pub fn drawn_twice(text: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0505, format!("the arrow `{text}` is drawn twice"))
        .at(second, "again here")
        .at(first, "first here")
        .help("remove one of them; where both are meant, tell them apart with the option `name`, if the arrow has it")
}

/// A route that is written wrongly.
pub fn malformed_route(at: Span, why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0506, format!("this is no route: {why}"))
        .at(at, "no route")
        .help("write the method and the path: `[\"GET /users/{id}\"]`")
}

/// An index on something that has no routes.
pub fn no_routes(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0507, format!("{what} has no routes"))
        .at(at, "only an `api` has routes")
        .help("name the resource itself, or one of its ports behind a dot")
}

/// An option on a chain that none of its arrows takes.
pub fn useless_option<'a>(name: &str, text: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    super::attributes::unknown_attribute(&format!("the arrow `{text}`"), name, at, known)
}
