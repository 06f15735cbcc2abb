//! What happens when a state fails: retries, catches, and limits of time.
//!
//! Source: Step Functions Developer Guide, "Handling errors in Step Functions workflows".

use super::Check;
use super::state::LONGEST;
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Entry, Json, Placed};
use crate::model::shape::DAY;
use crate::source::Span;

/// The errors that Step Functions itself names.
pub const ERRORS: &[&str] = &[
    "States.ALL",
    "States.BranchFailed",
    "States.DataLimitExceeded",
    "States.ExceedToleratedFailureThreshold",
    "States.HeartbeatTimeout",
    "States.Http.Socket",
    "States.IntrinsicFailure",
    "States.ItemReaderFailed",
    "States.NoChoiceMatched",
    "States.ParameterPathFailure",
    "States.Permissions",
    "States.QueryEvaluationError",
    "States.ResultPathMatchFailure",
    "States.ResultWriterFailed",
    "States.Runtime",
    "States.TaskFailed",
    "States.Timeout",
];

const RETRIER: &[&str] =
    &["BackoffRate", "Comment", "ErrorEquals", "IntervalSeconds", "JitterStrategy", "MaxAttempts", "MaxDelaySeconds"];
const CATCHER: &[&str] = &["Assign", "Comment", "ErrorEquals", "Next", "ResultPath"];

/// The longest time between two tries, in seconds: a year of 366 days.
const LONGEST_DELAY: i64 = 366 * DAY;

impl Check<'_> {
    /// What a state says of its failures.
    pub(super) fn failures(&mut self, entry: &Entry) {
        let state = &entry.value;
        for (field, known) in [("Retry", RETRIER), ("Catch", CATCHER)] {
            let Some(given) = state.get(field) else { continue };
            let Json::List(rules) = &given.json else {
                self.report(format!("`{field}` is a list, not {}", given.word()), given.span, "write `[{ … }]`");
                continue;
            };
            for (index, rule) in rules.iter().enumerate() {
                self.known_fields(&format!("an entry of `{field}`"), rule.entries(), known);
                self.errors(rule, index + 1 == rules.len());
                match field {
                    "Retry" => self.retrier(rule),
                    _ => rule.get("ResultPath").into_iter().for_each(|path| self.result_path(path)),
                }
            }
        }
        for name in ["TimeoutSeconds", "HeartbeatSeconds"] {
            state.get(name).into_iter().for_each(|given| self.seconds(name, given, 1));
        }
        if let (Some(heartbeat), Some(timeout)) = (state.get("HeartbeatSeconds"), state.get("TimeoutSeconds"))
            && let (Some(often), Some(most)) = (heartbeat.as_int(), timeout.as_int())
            && often >= most
        {
            self.out.push(say::late_heartbeat(often, most, heartbeat.span, timeout.span));
        }
    }

    fn errors(&mut self, rule: &Placed, last: bool) {
        let errors = rule.get("ErrorEquals");
        let names = errors.map(Placed::elements).unwrap_or_default();
        if names.is_empty() {
            let at = errors.map_or(rule.span, |errors| errors.span);
            return self.out.push(say::malformed_rule("does not say for which errors it is", at, ERRORS_HELP));
        }
        for name in names {
            match name.as_text() {
                Some(text) if text.starts_with("States.") && !ERRORS.contains(&text.as_str()) => {
                    self.out.push(say::unknown_error(text, name.span, ERRORS.iter().copied()));
                }
                Some(text) if text == "States.ALL" && names.len() > 1 => {
                    self.out.push(say::crowded_catch_all(name.span));
                }
                Some(text) if text == "States.ALL" && !last => self.out.push(say::early_catch_all(name.span)),
                Some(_) => {}
                None => self.out.push(say::malformed_rule(
                    "names an error with something other than text",
                    name.span,
                    ERRORS_HELP,
                )),
            }
        }
    }

    fn retrier(&mut self, rule: &Placed) {
        let mut whole = |name: &str, least: i64, most: i64| {
            let given = rule.get(name)?;
            if !given.as_int().is_some_and(|found| (least..=most).contains(&found)) {
                let what = format!("has a `{name}` that is no whole number from {least} to {most}");
                self.out.push(say::malformed_rule(&what, given.span, "write a number in this range"));
            }
            given.as_int().map(|found| (found, given.span))
        };
        let interval = whole("IntervalSeconds", 1, LONGEST);
        whole("MaxAttempts", 0, LONGEST);
        let delay = whole("MaxDelaySeconds", 1, LONGEST_DELAY);
        self.delay(rule, interval, delay);
        if let Some(rate) = rule.get("BackoffRate").filter(|rate| !rate.as_number().is_some_and(|rate| rate >= 1.0)) {
            let what = "has a `BackoffRate` that is no number from 1";
            self.out.push(say::malformed_rule(what, rate.span, "write 1 for equal times, 2 for twice the time before"));
        }
        if let Some(jitter) = rule.get("JitterStrategy")
            && !jitter.as_text().is_some_and(|word| ["FULL", "NONE"].contains(&word.as_str()))
        {
            let what = "has a `JitterStrategy` that is neither `FULL` nor `NONE`";
            self.out.push(say::malformed_rule(what, jitter.span, "write `FULL`"));
        }
    }

    /// The longest time between two tries is longer than the first; without `IntervalSeconds` that is one second.
    fn delay(&mut self, rule: &Placed, interval: Option<(i64, Span)>, delay: Option<(i64, Span)>) {
        let first = interval.map_or(1, |(interval, _)| interval);
        let Some((most, at)) = delay.filter(|(most, _)| *most <= first) else { return };
        let from = interval.map_or(rule.span, |(_, span)| span);
        self.out.push(say::short_delay(most, first, at, from));
    }
}

const ERRORS_HELP: &str = "name errors, like `Orders.Busy`; `States.ALL` stands for all of them";
