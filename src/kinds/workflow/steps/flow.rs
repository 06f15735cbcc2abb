//! The steps that decide, wait, divide and end.

use super::failure::result_path;
use super::{After, Builder, Step, data, onward};
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Entry, Json, Object, Placed, path};
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;

/// A choice. The steps of its cases become states of the same machine, and lead to what is behind the choice.
pub(super) fn choose(builder: &mut Builder, step: &Step, after: &After, states: &mut Vec<Entry>) -> Object {
    let mut rules = Vec::new();
    for case in step.given.list("choose") {
        let Value::Object(fields) = &case.value else { continue };
        let next = case_target(builder, step, fields, case.span, after, states);
        let Some(when) = fields.get("when") else { continue };
        rules.extend(builder.condition(when).map(|rule| rule.with_some("Next", next).done()));
    }
    let default = match step.get("otherwise").map(|given| (&given.value, given.span)) {
        Some((Value::List(steps), span)) => first_of(builder, steps, span, after, states),
        Some((Value::Text(name), span)) => Some(Placed::text(name.clone(), span)),
        _ => target(after),
    };
    Object::at(step.at)
        .word("Type", "Choice")
        .with("Choices", Placed::new(Json::List(rules), step.span("choose")))
        .with_some("Default", default)
}

/// Where a case leads: to its `next`, or to the first of its `steps`.
fn case_target(
    builder: &mut Builder,
    step: &Step,
    fields: &Fields,
    span: Span,
    after: &After,
    states: &mut Vec<Entry>,
) -> Option<Placed> {
    let said = |name: &str| fields.get(name).filter(|given| given.value != Value::None);
    match (said("next"), said("steps")) {
        (Some(Spanned { value: Value::Text(name), span, .. }), None) => Some(Placed::text(name.clone(), *span)),
        (None, Some(Spanned { value: Value::List(steps), span, .. })) => first_of(builder, steps, *span, after, states),
        (next, steps) if next.is_some() == steps.is_some() => {
            builder.lost(say::unclear_case(&step.name, next.is_some(), span));
            None
        }
        _ => None,
    }
}

/// Adds the states of some steps, and gives the name of the first.
fn first_of(
    builder: &mut Builder,
    steps: &[Spanned],
    at: Span,
    after: &After,
    states: &mut Vec<Entry>,
) -> Option<Placed> {
    builder.sequence(steps, after, states);
    steps.iter().find_map(Step::of).map(|first| Placed::text(first.name, at))
}

fn target(after: &After) -> Option<Placed> {
    match after {
        After::Step(name, span) => Some(Placed::text(name.clone(), *span)),
        After::End => None,
    }
}

/// Several lists of steps at once.
pub(super) fn parallel(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let mut branches = Vec::new();
    for branch in step.given.list("parallel") {
        let Value::Object(fields) = &branch.value else { continue };
        let Some(Value::List(steps)) = fields.get("steps").map(|steps| &steps.value) else { continue };
        let name = fields.get("name").and_then(|name| match &name.value {
            Value::Text(text) => Some(Placed::text(text.clone(), name.span)),
            _ => None,
        });
        let top = Object::at(branch.span).with_some("Comment", name);
        branches.push(builder.machine(top, steps, branch.span).done());
    }
    let state = Object::at(step.at).word("Type", "Parallel");
    let state = builder.parameters(state, step, "Parameters");
    let state = state.with("Branches", Placed::new(Json::List(branches), step.span("parallel")));
    finished(builder, state, step, after)
}

/// Steps for each element of a list.
pub(super) fn map(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let at = step.span("steps");
    let mode = Object::at(at).word("Mode", "INLINE").done();
    let machine = builder.machine(Object::at(at).with("ProcessorConfig", mode), step.given.list("steps"), at).done();
    let most = step.given.int("at_once").map(|most| Placed::new(Json::Int(most), step.span("at_once")));
    let state = Object::at(step.at)
        .word("Type", "Map")
        .with_some("ItemsPath", step.text("map"))
        .with_some("MaxConcurrency", most);
    let state = builder.parameters(state, step, "ItemSelector").with("ItemProcessor", machine);
    finished(builder, state, step, after)
}

fn finished(builder: &mut Builder, state: Object, step: &Step, after: &After) -> Object {
    let state = builder.results(state, step);
    onward(builder.failures(state, step, false), after, step)
}

/// A time.
pub(super) fn wait(_: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let state = Object::at(step.at)
        .word("Type", "Wait")
        .with_some("Seconds", step.seconds("wait"))
        .with_some("SecondsPath", step.text("wait"));
    onward(state, after, step)
}

/// A moment.
pub(super) fn wait_until(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let name = if step.get("wait_until").and_then(data::as_path).is_some() { "TimestampPath" } else { "Timestamp" };
    let moment = step.get("wait_until").map(|given| builder.template(given));
    if let Some(text) = moment.as_ref().filter(|_| name == "Timestamp").and_then(Placed::as_text)
        && !is_moment(text)
    {
        builder.mistakes.push(say::malformed_moment(text, step.span("wait_until")));
    }
    onward(Object::at(step.at).word("Type", "Wait").with_some(name, moment), after, step)
}

/// `2027-01-31T08:00:00Z`: RFC 3339 with a `T` and a `Z` or an offset.
fn is_moment(text: &str) -> bool {
    let form = "dddd-dd-ddTdd:dd:dd";
    let fits = |(c, wanted): (char, char)| if wanted == 'd' { c.is_ascii_digit() } else { c == wanted };
    let zone: String = text.chars().skip(form.len()).collect();
    let zone = zone.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = |zone: &str| zone.len() == 6 && zone.starts_with(['+', '-']) && zone.chars().nth(3) == Some(':');
    text.chars().zip(form.chars()).filter(|pair| fits(*pair)).count() == form.len() && (zone == "Z" || offset(zone))
}

/// A result out of what is there.
pub(super) fn pass(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let mut state = Object::at(step.at).word("Type", "Pass");
    match step.get("pass") {
        Some(given) if data::as_path(given).is_some_and(|text| !path::is_call(text)) => {
            state = state.with_some("InputPath", step.text("pass"));
        }
        Some(given @ Spanned { value: Value::Object(_), .. }) => {
            let parameters = builder.template(given);
            state = state.with("Parameters", parameters);
        }
        Some(given) => {
            let result = builder.template(given);
            state = state.with("Result", result);
        }
        None => {}
    }
    onward(state.with_some("ResultPath", result_path(&step.given)), after, step)
}

/// The end.
pub(super) fn succeed(_: &mut Builder, step: &Step, _: &After, _: &mut Vec<Entry>) -> Object {
    Object::at(step.at).word("Type", "Succeed")
}

/// The bad end.
pub(super) fn fail(builder: &mut Builder, step: &Step, _: &After, _: &mut Vec<Entry>) -> Object {
    let mut state = Object::at(step.at).word("Type", "Fail");
    for (name, key) in [("fail", "Error"), ("cause", "Cause")] {
        let Some(given) = step.get(name) else { continue };
        let value = builder.template(given);
        let is_path = data::as_path(given).is_some();
        state.push(if is_path { format!("{key}Path") } else { key.to_owned() }, value);
    }
    state
}

#[cfg(test)]
mod tests {
    use super::is_moment;

    #[test]
    fn a_moment_has_a_zone() {
        for right in ["2027-01-31T08:00:00Z", "2027-01-31T08:00:00.123Z", "2027-01-31T08:00:00+02:00"] {
            assert!(is_moment(right), "{right}");
        }
        for wrong in ["2027-01-31T08:00:00", "2027-01-31 08:00:00Z", "2027-01-31", "tomorrow", ""] {
            assert!(!is_moment(wrong), "{wrong}");
        }
    }
}
