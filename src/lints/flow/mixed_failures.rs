//! One queue for what failed in different forms.
//!
//! Source: Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations": a destination gets a record of the
//! invocation, with the event inside; SQS moves the message itself; a stream leaves a note of where its records are.

use super::sinks;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};

/// The row of the lint.
pub static MIXED_FAILURES: Lint = Lint { code: codes::SLS1418, look: Look::Stack(check) };

fn form(view: View) -> &'static str {
    match view.kind().name {
        "queue" => "the message itself",
        "function" => "a record of the call, with the event inside",
        "pipe" => "a note of where the records are",
        _ => "the event that could not be handed over",
    }
}

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for (id, uses) in sinks::of(graph) {
        let (Some(queue), Some(first)) = (graph.view(id), uses.first()) else { continue };
        let Some(other) = uses.iter().find(|one| form(one.of) != form(first.of)) else { continue };
        diagnostics.push(
            Diagnostic::new(codes::SLS1418, format!("`{}` collects what failed in two forms", queue.name()))
                .at(other.span, format!("`{}` leaves {}", other.of.name(), form(other.of)))
                .at(first.span, format!("`{}` leaves {}", first.of.name(), form(first.of)))
                .help(
                    "give each a queue of its own: only then SQS can move the messages back to where they came from, and \
                     who looks at them knows what they are",
                ),
        );
    }
}
