//! A log that grows for ever.
//!
//! Source: Amazon CloudWatch Logs pricing (us-east-1, read in November 2026); CloudWatch Logs User Guide, "Change log data
//! retention".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static ENDLESS_LOG: Lint = Lint { code: codes::SLS1741, look: Look::Each(KINDS, check) };

/// The kinds that write a log by default.
const KINDS: &[&str] = &["function", "workflow", "delivery", "pipe"];

fn check(view: View, diagnostics: &mut Diagnostics) {
    if !view.attributes().is_off("logs") {
        return;
    }
    let at = view.attribute_span("logs");
    diagnostics.push(
        Diagnostic::new(codes::SLS1741, format!("the log of `{}` is kept for ever", view.name()))
            .at(at, "each GB costs $0.03 a month, and next month there is more of it")
            .help(
                "write `logs: 90d`, or leave it out for 30 days; what has to stay for an audit is cheaper in a bucket",
            )
            .fix("write `90d`", at, "90d"),
    );
}
