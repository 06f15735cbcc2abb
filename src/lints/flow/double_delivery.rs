//! Two ways from one topic to one function: each message is worked on twice.
//!
//! Source: SNS Developer Guide, "Fanout to Lambda functions", "Fanout to Amazon SQS queues": every subscription gets each
//! message.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::graph::{View, Wire};
use std::collections::BTreeMap;

/// The row of the lint.
pub static DOUBLE_DELIVERY: Lint = Lint { code: codes::SLS1406, look: Look::Each(&["topic"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let mut ways: BTreeMap<ResourceId, Vec<Vec<Wire>>> = BTreeMap::new();
    for wire in view.outgoing().filter(takes_all) {
        for way in to_functions(wire) {
            if let Some(last) = way.last() {
                ways.entry(last.to.id).or_default().push(way);
            }
        }
    }
    for ways in ways.values() {
        if let [first, second, ..] = ways.as_slice() {
            // The shorter way is the one that can go.
            let (short, long) = if first.len() <= second.len() { (first, second) } else { (second, first) };
            diagnostics.extend(report(view, short, long));
        }
    }
}

fn takes_all(wire: &Wire) -> bool {
    wire.connection.from.port.name.is_empty() && wire.options().get("filter").is_none()
}

/// The function itself, or those that work on the queue.
fn to_functions<'a>(wire: Wire<'a>) -> Vec<Vec<Wire<'a>>> {
    match wire.to.kind().name {
        "function" => vec![vec![wire]],
        "queue" => {
            let consumers = wire.to.outgoing().filter(limits::polled).filter(|next| next.to.is("function"));
            consumers.filter(takes_all).map(|next| vec![wire, next]).collect()
        }
        _ => Vec::new(),
    }
}

fn way(wire: Wire) -> String {
    match (wire.to.kind().name, wire.from.kind().name) {
        ("queue", _) => format!("over `{}`", wire.to.name()),
        (_, "queue") => "from there".to_owned(),
        _ => "directly".to_owned(),
    }
}

fn report(view: View, short: &[Wire], long: &[Wire]) -> Option<Diagnostic> {
    let (first, function) = (short.first()?, short.last()?.to.name());
    let message = format!("each message of `{}` comes to `{function}` twice", view.name());
    let report = Diagnostic::new(codes::SLS1406, message).at(first.span(), way(*first));
    let report = long.iter().fold(report, |report, wire| report.at(wire.span(), format!("and {}", way(*wire))));
    let report = report.help("keep one of them, or give each a `filter`, so that no message passes both");
    Some(fixes::undraw(report, *first))
}
