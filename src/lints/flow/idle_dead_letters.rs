//! A queue for dead letters with dead letters of its own.
//!
//! Source: SQS Developer Guide, "Using dead-letter queues": only what is received and not deleted moves on.

use super::{fixes, limits, sinks};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static IDLE_DEAD_LETTERS: Lint = Lint { code: codes::SLS1412, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for (id, uses) in sinks::of(graph) {
        let Some(queue) = graph.view(id).filter(|queue| queue.resource.implied_by.is_none()) else { continue };
        let (Some(first), Some(dead)) = (uses.first(), queue.companion("dead")) else { continue };
        // Who works on it can fail as well, and needs a place for that.
        if queue.outgoing().any(|wire| limits::polled(&wire)) || dead.id == queue.id {
            continue;
        }
        let name = queue.name();
        let message = format!("nothing ever comes to `{name}.dead`: nobody works on `{name}`");
        let report = Diagnostic::new(codes::SLS1412, message)
            .at(queue.span(), "has dead letters of its own")
            .at(first.span, format!("takes what failed in `{}`", first.of.name()))
            .help("write `dead_letters: none`: a queue for dead letters is the last place, and people look there");
        diagnostics.push(fixes::set(report, queue, "dead_letters", "none"));
    }
}
