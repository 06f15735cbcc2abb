//! Code that hears of a part of a bucket and may read all of it.
//!
//! Source: AWS Well-Architected Framework, SEC03-BP02 "Grant least privilege access"; S3 User Guide, "Organizing objects using
//! prefixes".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View, Wire};
use crate::model::value::Value;
use crate::source::Span;
use std::collections::HashMap;

/// The row of the lint.
pub static WIDE_ACCESS: Lint = Lint { code: codes::SLS1523, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let mut sharing: HashMap<Span, usize> = HashMap::new();
    graph.wires().for_each(|wire| *sharing.entry(wire.connection.braces).or_default() += 1);
    for read in graph.wires().filter(|wire| wire.from.is("function") && reads_all(*wire)) {
        if let Some((heard, prefix)) = heard(read.from, read.to) {
            // Braces of a list of arrows are about all of them.
            let alone = sharing.get(&read.connection.braces) == Some(&1) && read.connection.trail.is_empty();
            diagnostics.push(say(read, heard, prefix, alone));
        }
    }
}

fn reads_all(wire: Wire) -> bool {
    wire.to.is("bucket") && wire.connection.to.port.name == "read" && wire.options().get("prefix").is_none()
}

/// The only arrow that calls a function, if it is from the bucket and about one prefix.
fn heard<'a>(function: View<'a>, bucket: View<'a>) -> Option<(Wire<'a>, &'a str)> {
    let mut calls = crate::lints::ground::arrivals(function);
    let (only, other) = (calls.next()?, calls.next());
    let from_here = only.from.id == bucket.id && other.is_none();
    match only.options().get("prefix").filter(|_| from_here).map(|prefix| &prefix.value) {
        Some(Value::Text(prefix)) => Some((only, prefix.as_str())),
        _ => None,
    }
}

fn say(read: Wire, heard: Wire, prefix: &str, alone: bool) -> Diagnostic {
    let (function, bucket) = (read.from.name(), read.to.name());
    let report = Diagnostic::new(
        codes::SLS1523,
        format!("`{function}` hears of `{prefix}` in `{bucket}`, and may read all of it"),
    )
    .at(read.span(), "every object")
    .at(heard.option_span("prefix"), "what it is called for")
    .help(format!("write `{{ prefix: \"{prefix}\" }}` behind the arrow"));
    match alone {
        true => report.entry(read.connection.braces, format!("prefix: \"{prefix}\"")),
        false => report,
    }
}
