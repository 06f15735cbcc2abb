//! What the shelf knows about the ends of an arrow that does not work: which ports there are, and what would have a
//! meaning.

use super::all;
use crate::diagnostics::suggest::article;
use crate::diagnostics::{Diagnostic, arrows as say};
use crate::model::connection::Side;
use crate::model::kind::{Kind, Port};
use crate::source::Span;

/// How many alternatives a message names.
const FEW: usize = 8;

/// An arrow between two sides that nothing joins.
pub fn meaningless(from: Side, from_at: Span, to: Side, to_at: Span) -> Diagnostic {
    let targets = few(all().filter(|kind| kind.from == from).map(|kind| kind.to));
    let sources = few(all().filter(|kind| kind.to == to).map(|kind| kind.from));
    say::meaningless(
        &say::Side { kind: from.kind, port: from.port, span: from_at },
        &say::Side { kind: to.kind, port: to.port, span: to_at },
        &targets.iter().map(String::as_str).collect::<Vec<_>>(),
        &sources.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}

/// The first sides in the order of their names, as an author writes them.
fn few(sides: impl Iterator<Item = Side>) -> Vec<String> {
    let written = |side: Side| match side.port {
        "" => side.kind.to_owned(),
        port => format!("{}.{port}", side.kind),
    };
    let mut words: Vec<String> = sides.map(written).collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(FEW);
    words
}

/// An end of an arrow that its kind does not have.
pub fn no_port(kind: &Kind, name: &str, at: Span, output: bool) -> Diagnostic {
    let ports = if output { kind.outputs } else { kind.inputs };
    let known: Vec<&str> = ports.iter().map(shown).collect();
    let what = match name {
        "" => article(kind.name),
        port => format!("`{}.{port}`", kind.name),
    };
    if output { say::no_output(&what, at, &known) } else { say::no_input(&what, at, &known) }
}

fn shown(port: &Port) -> &'static str {
    match (port.routes, port.name) {
        (true, _) => "[\"METHOD /path\"]",
        (false, "") => "the resource itself",
        (false, name) => name,
    }
}
