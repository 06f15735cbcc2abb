//! What a step does when it fails.
//!
//! Source of the default: Step Functions Developer Guide, "Best practices", "Handle transient Lambda service exceptions".

use super::{Builder, Step, table};
use crate::kinds::workflow::asl::{Json, Object, Placed};
use crate::model::architecture::Attributes;
use crate::model::value::{Spanned, Value};
use crate::source::Span;

/// What goes wrong on Lambda's side, and not in the code.
const LAMBDA: [&str; 4] = [
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
];

/// The errors that stand for those of Lambda as well.
const GENERAL: [&str; 2] = ["States.ALL", "States.TaskFailed"];

impl Builder<'_> {
    /// Adds `Retry` and `Catch`. A function is tried again when Lambda itself fails, unless the step says otherwise.
    pub(super) fn failures(&mut self, state: Object, step: &Step, calls_function: bool) -> Object {
        let retry: Vec<Placed> = step.given.list("retry").iter().filter_map(retrier).collect();
        let retry = match calls_function && !step.given.is_off("retry") {
            true => with_default(retry, step.at),
            false => retry,
        };
        let catch: Vec<Placed> = step.given.list("catch").iter().filter_map(catcher).collect();
        let list = |rules: Vec<Placed>, span| (!rules.is_empty()).then(|| Placed::new(Json::List(rules), span));
        state.with_some("Retry", list(retry, step.span("retry"))).with_some("Catch", list(catch, step.span("catch")))
    }
}

fn rule(given: &Spanned, table: &'static [crate::model::shape::Attribute]) -> Option<Attributes> {
    match &given.value {
        Value::Object(fields) => Some(Attributes { table, values: (**fields).clone() }),
        _ => None,
    }
}

fn errors(rule: &Attributes) -> Placed {
    let names = rule.list("errors").iter().filter_map(|name| match &name.value {
        Value::Text(text) => Some(Placed::text(text.clone(), name.span)),
        _ => None,
    });
    Placed::new(Json::List(names.collect()), rule.span("errors", Span::NOWHERE))
}

fn retrier(given: &Spanned) -> Option<Placed> {
    let rule = rule(given, table::RETRIER)?;
    let at = |name: &str| rule.span(name, given.span);
    let int = |name: &str, value: Option<i64>| value.map(|value| Placed::new(Json::Int(value), at(name)));
    let backoff = match rule.get("backoff").map(|spanned| &spanned.value) {
        Some(Value::Number(number)) => Json::Number(*number),
        Some(Value::Int(int)) => Json::Int(*int),
        _ => Json::Int(2),
    };
    let jitter = if rule.bool("jitter") { "FULL" } else { "NONE" };
    let retrier = Object::at(given.span)
        .with("ErrorEquals", errors(&rule))
        .with_some("IntervalSeconds", int("wait", rule.seconds("wait")))
        .with_some("MaxAttempts", int("attempts", rule.int("attempts")))
        .with("BackoffRate", Placed::new(backoff, at("backoff")))
        .with_some("MaxDelaySeconds", int("max_wait", rule.seconds("max_wait")))
        .with("JitterStrategy", Placed::text(jitter, at("jitter")));
    Some(retrier.done())
}

fn catcher(given: &Spanned) -> Option<Placed> {
    let rule = rule(given, table::CATCHER)?;
    let catcher = Object::at(given.span).with("ErrorEquals", errors(&rule)).with_some("ResultPath", result_path(&rule));
    let next = rule.text("next").map(|name| Placed::text(name, rule.span("next", given.span)));
    Some(catcher.with_some("Next", next).done())
}

/// `ResultPath` of what says `result`; null for `none`.
pub(super) fn result_path(given: &Attributes) -> Option<Placed> {
    let span = given.span("result", Span::NOWHERE);
    match given.is_off("result") {
        true => Some(Placed::new(Json::Null, span)),
        false => given.text("result").map(|path| Placed::text(path, span)),
    }
}

/// The default comes last, as the first rule that fits counts; it is not needed where one fits all errors.
fn with_default(mut retry: Vec<Placed>, at: Span) -> Vec<Placed> {
    let fits_all = |rule: &Placed| rule.has_text(&|text: &str| GENERAL.contains(&text));
    if retry.iter().any(fits_all) {
        return retry;
    }
    let errors = LAMBDA.iter().map(|name| Placed::text(*name, at)).collect();
    let int = |value| Placed::new(Json::Int(value), at);
    let rule = Object::at(at)
        .with("ErrorEquals", Placed::new(Json::List(errors), at))
        .with("IntervalSeconds", int(1))
        .with("MaxAttempts", int(3))
        .with("BackoffRate", int(2))
        .word("JitterStrategy", "FULL");
    retry.push(rule.done());
    retry
}
