//! A program that keeps what failed, and tells nobody.

use super::forgotten_dead_letters::SIGNS;
use super::watch::{self, FailureQueue, Watched};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static UNWATCHED_DEAD_LETTERS: Lint = Lint { code: codes::SLS1772, look: Look::Stack(check) };

/// Where one of them is watched, the others were forgotten, and that is another lint's to say.
fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let watched = Watched::of(graph);
    let all: Vec<FailureQueue> = watch::failure_queues(graph).collect();
    if all.iter().any(|failures| watched.has(failures.queue, &SIGNS)) {
        return;
    }
    for failures in all {
        let queue = watch::written(failures.queue);
        let message = format!("no alarm watches `{queue}`");
        let text = format!("what fails here for good waits in `{queue}` until it is too old");
        let report = watch::shown(Diagnostic::new(codes::SLS1772, message), failures.owner, text)
            .help(format!("add an alarm on `{queue}.visible > 0`, and a topic that somebody reads"));
        diagnostics.push(watch::with_alarm(report, &watched, failures.queue, "failing", "visible > 0 for 5m"));
    }
}
