//! An alarm on something that is never measured.
//!
//! Source: Lambda Developer Guide, "Types of metrics for Lambda functions".

use super::watch::Alarm;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static ABSENT_METRIC: Lint = Lint { code: codes::SLS1782, look: Look::Each(&["alarm"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(alarm) = Alarm::of(view) else { return };
    let Some((why, instead)) = absent(alarm) else { return };
    let report = Diagnostic::new(codes::SLS1782, format!("`{}` is never measured", alarm.subject()))
        .at(alarm.condition.span, "never goes off")
        .at(alarm.source.span(), why);
    let text = instead.and_then(|metric| {
        let threshold = alarm.value(alarm.condition.threshold);
        alarm.rewritten(metric, &threshold, alarm.condition.lasting)
    });
    diagnostics.push(match (instead, text) {
        (Some(metric), Some(text)) => report.help(format!("compare `.{metric}`")).fix(
            format!("write `{text}`"),
            alarm.condition.span,
            text.clone(),
        ),
        _ => report.help("watch what happens here, or leave the alarm out"),
    });
}

/// Why a metric has no values, and which one has.
fn absent(alarm: Alarm) -> Option<(&'static str, Option<&'static str>)> {
    let brings = |mode: Mode| move |wire: &Wire| wire.connection.kind.mode == mode && wire.from.id != alarm.source.id;
    let mut incoming = alarm.source.incoming();
    match (alarm.source.kind().name, alarm.metric.name) {
        ("function", "iterator_age") => {
            let streams = |wire: &Wire| brings(Mode::Poll)(wire) && !wire.from.is("queue");
            (!incoming.any(|wire| streams(&wire))).then_some(("reads no stream", None))
        }
        ("function", "dropped" | "destination_failures") => (!incoming.any(|wire| brings(Mode::Async)(&wire)))
            .then_some((
                "gets no events asynchronously, so that Lambda neither drops nor forwards any",
                Some("errors"),
            )),
        // Failures go to destinations; the older dead-letter setting of functions is not used.
        ("function", "dead_letter_errors") => {
            Some(("what fails for good goes to a destination", Some("destination_failures")))
        }
        ("table", "expired") => {
            alarm.source.attributes().get("ttl").is_none().then_some(("without `ttl`, no item goes by itself", None))
        }
        _ => None,
    }
}
