//! A queue without dead letters: what cannot be worked on comes back until it is too old.
//!
//! Source: SQS Developer Guide, "Using dead-letter queues"; Lambda Developer Guide, "Handling errors for an SQS event source".

use super::{fixes, limits, sinks};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds;
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View, Wire};
use crate::model::shape::seconds;

/// The row of the lint.
pub static LOST_MESSAGES: Lint = Lint { code: codes::SLS1414, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let sinks = sinks::of(graph);
    let off = |view: &View| {
        view.is("queue") && view.resource.implied_by.is_none() && view.attributes().is_off("dead_letters")
    };
    // What failed once already has been kept: there, somebody decides what becomes of it.
    for queue in graph.views().filter(off).filter(|view| !sinks.contains_key(&view.id)) {
        if let Some(wire) = queue.outgoing().find(limits::polled) {
            diagnostics.push(report(queue, wire));
        }
    }
}

fn report(queue: View, wire: Wire) -> Diagnostic {
    let (name, a) = (queue.name(), queue.attributes());
    let (retention, every) = (a.seconds("retention").unwrap_or(0), kinds::visibility(&queue).max(1));
    let message = format!(
        "a message that `{}` always fails at comes back for {}, and is lost",
        wire.to.name(),
        seconds(retention)
    );
    let fifo = if a.bool("fifo") { ", and holds up its group meanwhile" } else { "" };
    let report = Diagnostic::new(codes::SLS1414, message)
        .at(fixes::place(queue, "dead_letters"), "nothing takes it out of the queue")
        .at(wire.span(), format!("tried up to {} times{fifo}", retention / every))
        .help(format!("remove `dead_letters: none`: after 5 attempts, `{name}.dead` keeps the message for 14d"));
    fixes::unset(report, queue, "dead_letters")
}
