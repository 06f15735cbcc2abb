//! An alarm on too much, that takes silence for too much.

use super::watch::Alarm;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look, ground};
use crate::model::graph::View;

/// The row of the lint.
pub static ALARMED_BY_SILENCE: Lint = Lint { code: codes::SLS1780, look: Look::Each(&["alarm"], check) };

/// The kinds whose metrics pause while nothing happens.
const PAUSING: [&str; 4] = ["api", "function", "topic", "workflow"];

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(alarm) = Alarm::of(view).filter(|alarm| alarm.is_upper()) else { return };
    if view.attributes().text("missing") != Some("breaching") || !PAUSING.iter().any(|kind| alarm.source.is(kind)) {
        return;
    }
    let (name, source) = (view.name(), alarm.source.name());
    let report = Diagnostic::new(codes::SLS1780, format!("`{name}` goes off whenever nobody uses `{source}`"))
        .at(view.attribute_span("missing"), "a minute without a value counts as wrong")
        .at(alarm.condition.span, format!("`{source}` has no value for a minute in which nothing happens"))
        .help("leave `missing` out: then silence counts as fine");
    diagnostics.push(match ground::entry(view.attributes(), "missing") {
        Some(entry) => report.removal("remove `missing`", entry),
        None => report,
    });
}
