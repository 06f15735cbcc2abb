//! The wording of mistakes in alarms.

use super::{Diagnostic, codes};
use crate::model::shape::seconds;
use crate::source::Span;

/// An alarm that tells nobody.
pub fn unheard_alarm(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0470, format!("nobody hears the alarm `{name}`"))
        .at(span, "goes red in a console")
        .help("write `notify: my_topic`, or `notify: none` if a dashboard is enough")
}

/// A comparison that can have only one outcome.
pub fn constant_condition(condition: Span, alarm: Span, always: bool) -> Diagnostic {
    let outcome = if always { "always holds" } else { "never holds" };
    Diagnostic::new(codes::SLS0471, format!("this condition {outcome}"))
        .at(condition, "no such metric is ever below zero")
        .at(alarm, if always { "would never be well" } else { "would never go off" })
        .help("compare with the value from which on something is wrong, like `> 0`")
}

/// A period that CloudWatch does not have.
pub fn alarm_period(span: Span, period: i64) -> Diagnostic {
    Diagnostic::new(codes::SLS0472, format!("an alarm cannot look at its metric every {}", seconds(period)))
        .at(span, "no period of CloudWatch's")
        .help("write `10s`, `20s`, `30s` or whole minutes")
}

/// A window that CloudWatch does not keep.
pub fn alarm_too_long(span: Span, lasting: i64, period: i64, longest: i64) -> Diagnostic {
    let message = format!(
        "an alarm with periods of {} can look back {} at most, not {}",
        seconds(period),
        seconds(longest),
        seconds(lasting)
    );
    Diagnostic::new(codes::SLS0473, message)
        .at(span, "too long")
        .help("write a shorter time behind `for`, or `period: 1h` for up to seven days")
}

/// A window that is no number of periods.
pub fn alarm_uneven(span: Span, lasting: i64, period: i64) -> Diagnostic {
    let message = format!("{} are no whole number of periods of {}", seconds(lasting), seconds(period));
    Diagnostic::new(codes::SLS0474, message)
        .at(span, "this long")
        .help("write a multiple of the period behind `for`, or another `period`")
}
