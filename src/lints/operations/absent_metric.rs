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
    let source = alarm.source;
    let starts: Vec<Wire> = source.incoming().filter(|wire| wire.from.id != source.id).collect();
    let is_async = starts.iter().any(|wire| wire.connection.kind.mode == Mode::Async);
    let is_stream = |wire: &Wire| wire.connection.kind.mode == Mode::Poll && !wire.from.is("queue");
    match (source.kind().name, alarm.metric.name) {
        ("function", "iterator_age") if !starts.iter().any(is_stream) => Some(("reads no stream", None)),
        // Where no arrow ends, somebody outside calls, as he likes.
        ("function", "dropped" | "destination_failures") if !starts.is_empty() && !is_async => {
            Some(("gets no events asynchronously, so that Lambda neither drops nor forwards any", Some("errors")))
        }
        // The older dead-letter setting of functions is not used.
        ("function", "dead_letter_errors") => {
            let instead = if is_async { "destination_failures" } else { "errors" };
            Some(("what fails for good goes to a destination", Some(instead)))
        }
        ("table", "expired") if source.attributes().get("ttl").is_none() => {
            Some(("without `ttl`, no item goes by itself", None))
        }
        _ => None,
    }
}
