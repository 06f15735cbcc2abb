//! A queue of failures without an alarm, in a program that watches others.

use super::watch::{self, FailureQueue, Watched};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static FORGOTTEN_DEAD_LETTERS: Lint = Lint { code: codes::SLS1771, look: Look::Stack(check) };

/// What shows that something is in a queue.
pub const SIGNS: [&str; 2] = ["visible", "age"];

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let watched = Watched::of(graph);
    let all: Vec<FailureQueue> = watch::failure_queues(graph).collect();
    let Some(example) = all.iter().find(|failures| watched.has(failures.queue, &SIGNS)) else { return };
    for failures in all.iter().filter(|failures| !watched.has(failures.queue, &SIGNS)) {
        diagnostics.push(report(*failures, *example, &watched));
    }
}

fn report(failures: FailureQueue, example: FailureQueue, watched: &Watched) -> Diagnostic {
    let (queue, example) = (watch::written(failures.queue), watch::written(example.queue));
    let message = format!("an alarm watches `{example}`, and none watches `{queue}`");
    let text = format!("what fails here for good waits in `{queue}` until it is too old");
    let report = watch::shown(Diagnostic::new(codes::SLS1771, message), failures.owner, text).help(format!(
        "add an alarm on `{queue}.visible > 0`; or say who looks there: `@allow(SLS1771, \"…\")` above it"
    ));
    watch::with_alarm(report, watched, failures.queue, "failing", "visible > 0 for 5m")
}
