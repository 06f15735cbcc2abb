//! Retries that a workflow does not live to see.
//!
//! Source: Step Functions Developer Guide, "Handling errors in Step Functions workflows", "Retry": each wait is the last one
//! times the backoff rate, up to the longest.

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::seconds;
use crate::model::value::{Fields, Spanned, Value};

/// The row of the lint.
pub static LATE_RETRIES: Lint = Lint { code: codes::SLS1434, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let limit = workflow::limit(&view);
    if limit == 0 {
        return;
    }
    workflow::each(view.attributes().list("steps"), &mut |_, step| {
        let Some(Value::List(rules)) = step.get("retry").map(|given| &given.value) else { return };
        diagnostics.extend(rules.iter().filter_map(|rule| report(view, limit, rule)));
    });
}

fn report(view: View, limit: i64, rule: &Spanned) -> Option<Diagnostic> {
    let Value::Object(fields) = &rule.value else { return None };
    let (attempts, waits) = waits(fields)?;
    if waits.iter().sum::<i64>() < limit {
        return None;
    }
    let mut passed = 0;
    let made = waits.iter().take_while(|wait| {
        passed += **wait;
        passed < limit
    });
    let (made, all) = (made.count(), limits::about(waits.iter().sum()));
    let message =
        format!("`{}` ends after {}, and its {attempts} retries may wait {all} in all", view.name(), seconds(limit));
    let at = fields.get("attempts").map_or(rule.span, |given| given.span);
    Some(
        Diagnostic::new(codes::SLS1434, message)
            .at(at, format!("{made} of them are made in time"))
            .at(view.attribute_span("timeout"), "ends it with States.Timeout, which no `catch` of the step sees")
            .help("write fewer `attempts`, a shorter `wait` or a `max_wait`, or a longer `timeout` for the workflow"),
    )
}

/// The waits between attempts at their longest, in seconds.
fn waits(rule: &Fields) -> Option<(i64, Vec<i64>)> {
    let number = |name: &str, usual: f64| match rule.get(name).map(|given| &given.value) {
        Some(Value::Int(number) | Value::Duration(number)) => Some(*number as f64),
        Some(Value::Number(number)) => Some(*number),
        Some(_) => None,
        None => Some(usual),
    };
    let (attempts, first, rate) = (number("attempts", 3.0)?, number("wait", 1.0)?, number("backoff", 2.0)?);
    let most = number("max_wait", f64::from(u32::MAX))?;
    let count = (attempts as i64).clamp(0, 1000);
    let wait = |n: i64| (first * rate.powi(i32::try_from(n).unwrap_or(i32::MAX))).min(most).round() as i64;
    Some((count, (0..count).map(wait).collect()))
}
