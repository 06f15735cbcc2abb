//! A limit that nobody notices when it is reached.

use super::watch::{self, Watched};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static UNWATCHED_THROTTLES: Lint = Lint { code: codes::SLS1774, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let watched = Watched::of(graph);
    for view in graph.views().filter(|view| view.is("function")) {
        let limit = view.attributes().int("concurrency").filter(|limit| *limit > 0);
        let Some(limit) = limit.filter(|_| !watched.has(view, &["throttles", "concurrent_executions"])) else {
            continue;
        };
        let name = watch::written(view);
        let report = Diagnostic::new(
            codes::SLS1774,
            format!("no alarm tells when `{name}` reaches its limit of {limit} at once"),
        )
        .at(view.attribute_span("concurrency"), format!("call {} at the same time is refused", limit + 1))
        .help(format!("add an alarm on `{name}.throttles > 0`"));
        diagnostics.push(watch::with_alarm(report, &watched, view, "throttled", "throttles > 0 for 5m"));
    }
}
