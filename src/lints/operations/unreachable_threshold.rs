//! An alarm that waits for a number that cannot come.

use super::watch::Alarm;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::source::Span;

/// The row of the lint.
pub static UNREACHABLE_THRESHOLD: Lint = Lint { code: codes::SLS1777, look: Look::Each(&["alarm"], check) };

/// How far a metric goes.
struct Ceiling {
    /// The most, in the unit of the metric.
    most: f64,
    /// What is wise to compare with.
    wise: f64,
    /// What stops it, in words.
    why: String,
    /// Where that is said.
    at: Span,
}

fn check(view: View, diagnostics: &mut Diagnostics) {
    // A sum or a count of samples goes as far as it likes.
    let adds_up = matches!(view.attributes().text("statistic"), Some("sum" | "samples"));
    let Some(alarm) = Alarm::of(view).filter(|alarm| alarm.is_upper() && !adds_up) else { return };
    let Some(ceiling) = ceiling(alarm) else { return };
    let strict = alarm.condition.operator == "GreaterThanThreshold";
    let threshold = alarm.condition.threshold;
    if threshold < ceiling.most || !strict && threshold <= ceiling.most {
        return;
    }
    let (subject, most) = (alarm.subject(), alarm.value(ceiling.most));
    let message = match strict {
        true => format!("`{subject}` is never more than {most}"),
        false => format!("`{subject}` never reaches {}", alarm.value(threshold)),
    };
    let wise = alarm.value(ceiling.wise);
    let report = Diagnostic::new(codes::SLS1777, message)
        .at(alarm.condition.span, "never goes off")
        .at(ceiling.at, ceiling.why)
        .help(format!("compare with less, like {wise}"));
    let report = match alarm.rewritten(alarm.metric.name, &wise, alarm.condition.lasting) {
        Some(text) => report.fix(format!("write `{text}`"), alarm.condition.span, text.clone()),
        None => report,
    };
    diagnostics.push(report);
}

/// Where the source says how far the metric goes.
fn ceiling(alarm: Alarm) -> Option<Ceiling> {
    let (source, a) = (alarm.source, alarm.source.attributes());
    match (source.kind().name, alarm.metric.name) {
        ("function", "concurrent_executions") => {
            let most = a.int("concurrency").filter(|most| *most > 0)?;
            let why = format!("no more than {most} run at once");
            let wise = (most as f64 * 0.8).floor().min(most as f64 - 1.0).max(0.0);
            Some(Ceiling { most: most as f64, wise, why, at: source.attribute_span("concurrency") })
        }
        // A call that is stopped is measured with some milliseconds more than its time.
        ("function", "duration") => {
            let most = a.seconds("timeout")?;
            let why = format!("Lambda stops a call after {}", crate::model::shape::seconds(most));
            let wise = (most as f64 * 0.8).floor().max(1.0) * 1000.0;
            Some(Ceiling { most: (most + 1) as f64 * 1000.0, wise, why, at: source.attribute_span("timeout") })
        }
        ("queue", "age") => kept(source, a.seconds("retention")?, 1.0),
        ("stream", "iterator_age") => kept(source, a.seconds("retention")?, 1000.0),
        ("site", "client_errors" | "server_errors") => {
            Some(Ceiling { most: 100.0, wise: 5.0, why: "a share of a hundred".to_owned(), at: source.span() })
        }
        _ => None,
    }
}

/// What is older than a source keeps is gone.
fn kept(source: View, retention: i64, unit: f64) -> Option<Ceiling> {
    let why = format!("nothing is kept for longer than {}", crate::model::shape::seconds(retention));
    let quarter = ((retention / 4).max(60) as f64) * unit;
    Some(Ceiling { most: retention as f64 * unit, wise: quarter, why, at: source.attribute_span("retention") })
}
