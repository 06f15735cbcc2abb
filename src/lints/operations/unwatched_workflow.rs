//! A workflow whose failed executions nobody hears of: no queue keeps them.

use super::watch::{self, Watched};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{Graph, View};

/// The row of the lint.
pub static UNWATCHED_WORKFLOW: Lint = Lint { code: codes::SLS1776, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let watched = Watched::of(graph);
    for view in graph.views().filter(|view| view.is("workflow") && !is_answered(*view)) {
        if watched.has(view, &["failed", "timed_out", "succeeded"]) {
            continue;
        }
        let name = watch::written(view);
        let message = format!("an execution of `{name}` that fails is in no queue, and no alarm tells of it");
        let report = watch::shown(Diagnostic::new(codes::SLS1776, message), view, "started, and not waited for")
            .help(format!("add an alarm on `{name}.failed > 0`"));
        diagnostics.push(watch::with_alarm(report, &watched, view, "failing", "failed > 0 for 5m"));
    }
}

/// Whether everybody who starts it waits for the outcome, and so hears of a failure.
fn is_answered(workflow: View) -> bool {
    let mut starts = workflow.incoming().filter(|wire| wire.from.id != workflow.id).peekable();
    starts.peek().is_none() || starts.all(|wire| wire.connection.kind.mode == Mode::Sync)
}
