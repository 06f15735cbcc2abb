//! A log that is gone before somebody looks for the mistake.
//!
//! Source: AWS Well-Architected Framework, SEC04-BP01: logs are kept for as long as an incident may take to be found.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{DAY, seconds};

/// The row of the lint.
pub static SHORT_LOG: Lint = Lint { code: codes::SLS1715, look: Look::Each(KINDS, check) };

/// The kinds that write a log by default.
const KINDS: &[&str] = &["function", "workflow", "delivery", "pipe"];

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(kept) = view.attributes().get("logs").and_then(|_| view.attributes().seconds("logs")) else { return };
    if kept >= 7 * DAY {
        return;
    }
    let at = view.attribute_span("logs");
    diagnostics.push(
        Diagnostic::new(codes::SLS1715, format!("the log of `{}` is gone after {}", view.name(), seconds(kept)))
            .at(at, "what a customer reports after a week has left no trace")
            .help("write `logs: 14d` or more, or leave it out: storage costs $0.03 for each GB and month")
            .fix("write `14d`", at, "14d"),
    );
}
