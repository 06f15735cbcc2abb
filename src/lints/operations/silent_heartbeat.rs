//! An alarm on too little, that takes silence for health.
//!
//! Sources: Lambda Developer Guide, "Types of metrics for Lambda functions"; API Gateway Developer Guide, "Amazon API Gateway
//! dimensions and metrics": nothing is reported for a minute in which nothing happened.

use super::watch::Alarm;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static SILENT_HEARTBEAT: Lint = Lint { code: codes::SLS1779, look: Look::Each(&["alarm"], check) };

/// Counts that are reported only when there is something to count.
pub const COUNTS: [(&str, &[&str]); 4] = [
    ("function", &["invocations"]),
    ("api", &["requests"]),
    ("workflow", &["started", "succeeded"]),
    ("topic", &["published", "delivered"]),
];

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(alarm) = Alarm::of(view).filter(|alarm| !alarm.is_upper()) else { return };
    let pauses = COUNTS.iter().any(|(kind, metrics)| alarm.source.is(kind) && metrics.contains(&alarm.metric.name));
    // A bound of more than one can be met by a count that is there, and too small.
    let asks_for_one = match alarm.condition.operator {
        "LessThanThreshold" => alarm.condition.threshold <= 1.0,
        _ => alarm.condition.threshold < 1.0,
    };
    if !pauses || !asks_for_one || view.attributes().values.contains_key("missing") {
        return;
    }
    let message = format!("`{}` never goes off: `{}` has no value while nothing happens", view.name(), alarm.subject());
    let report = Diagnostic::new(codes::SLS1779, message)
        .at(alarm.condition.span, "a minute without a value counts as fine")
        .help("say that silence is wrong: `missing: \"breaching\"`")
        .entry(view.resource.braces, "missing: \"breaching\"");
    diagnostics.push(report);
}
