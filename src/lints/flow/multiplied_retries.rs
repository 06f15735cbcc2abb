//! Retries of several layers, which multiply on the way.
//!
//! Source: AWS Builders' Library, "Timeouts, retries, and backoff with jitter": retry at one point of the stack, as five
//! layers with three retries each make 243 calls at the bottom.

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, Edit, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::value::{Fields, Value};
use crate::source::Span;
use std::collections::HashMap;

/// The row of the lint.
pub static MULTIPLIED_RETRIES: Lint =
    Lint { code: codes::SLS1403, look: Look::Each(&["function", "workflow", "pipe"], check) };

/// Three layers of three.
const MOST: i64 = 27;

/// The errors that stand for those of a function's code.
const OF_CODE: [&str; 2] = ["States.ALL", "States.TaskFailed"];

/// One layer: how often it tries, and where that is said.
#[derive(Clone)]
struct Layer {
    times: i64,
    span: Span,
    text: String,
    cure: Cure,
}

/// Where its number of attempts can be changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cure {
    /// Nowhere here.
    Elsewhere,
    /// In braces where it does not stand yet.
    Entry(Span),
    /// In its place.
    Value(Span),
}

/// Deeper than this, nobody waits.
const DEEPEST: usize = 8;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let first = view.incoming().filter_map(entry).max_by_key(|layer| layer.times);
    let Some(first) = first.filter(|layer| layer.times > 1) else { return };
    follow(view, &mut vec![first], &mut Known::from([(view.id, 0)]), diagnostics);
}

/// How often an event is handed to what works on it, when that fails.
fn entry(wire: Wire) -> Option<Layer> {
    let (from, to) = (wire.from, wire.to);
    let (times, span) = match wire.connection.kind.mode {
        Mode::Poll if from.is("queue") => {
            from.companion("dead")?;
            (from.attributes().int("retries")?, from.attribute_span("retries"))
        }
        Mode::Poll => (wire.options().int("retries")? + 1, wire.option_span("retries")),
        Mode::Async if to.is("function") => (to.attributes().int("retries")? + 1, to.attribute_span("retries")),
        _ => return None,
    };
    let text = format!("`{}` is called {times} times for what fails", to.name());
    Some(Layer { times, span: if span.is_nowhere() { wire.span() } else { span }, text, cure: Cure::Elsewhere })
}

/// What was reached, and how often it is called there.
type Known = HashMap<ResourceId, i64>;

/// A failure comes back on the calls that wait, and only on them.
fn follow(view: View, layers: &mut Vec<Layer>, known: &mut Known, diagnostics: &mut Diagnostics) {
    if layers.len() > DEEPEST {
        return;
    }
    let tries = tries(view);
    for wire in limits::waited_for(view).filter(|wire| wire.to.id != view.id) {
        let own = tries.get(&wire.to.id).filter(|(times, ..)| *times > 1).map(|tried| layer(wire, *tried));
        let deeper = own.is_some();
        layers.extend(own);
        let product: i64 = layers.iter().map(|layer| layer.times).product();
        if product > MOST && layers.len() > 1 && deeper {
            diagnostics.push(report(wire.to, product, layers));
        } else if known.get(&wire.to.id).is_none_or(|before| *before < product) {
            known.insert(wire.to.id, product);
            follow(wire.to, layers, known, diagnostics);
        }
        if deeper {
            layers.pop();
        }
    }
}

/// How often the steps of a workflow call what they call, when its code fails.
fn tries(view: View) -> HashMap<ResourceId, (i64, Cure, Span)> {
    let mut most = HashMap::new();
    workflow::each(view.attributes().list("steps"), &mut |_, step| {
        let called = ["call", "start"].iter().find_map(|action| step.get(*action));
        if let (Some(Value::Resource(id)), Some(tried)) = (called.map(|given| &given.value), attempts(step)) {
            let known = most.entry(*id).or_insert(tried);
            *known = (*known).max(tried);
        }
    });
    most
}

fn layer(wire: Wire, (times, cure, span): (i64, Cure, Span)) -> Layer {
    let cure = if wire.from.resource.trail.is_empty() { cure } else { Cure::Elsewhere };
    let text = format!("`{}` calls `{}` {times} times for each of these", wire.from.name(), wire.to.name());
    Layer { times, span, text, cure }
}

/// The attempts of a step for errors of code, and the place of the number or the rule.
fn attempts(step: &Fields) -> Option<(i64, Cure, Span)> {
    let Value::List(rules) = &step.get("retry")?.value else { return None };
    let rule = |rule: &crate::model::value::Spanned| {
        let Value::Object(fields) = &rule.value else { return None };
        let Value::List(errors) = &fields.get("errors")?.value else { return None };
        let of_code = |error: &Value| matches!(error, Value::Text(text) if OF_CODE.contains(&text.as_str()));
        if !errors.iter().any(|error| of_code(&error.value)) {
            return None;
        }
        match fields.get("attempts") {
            Some(given) => match given.value {
                Value::Int(attempts) => Some((attempts + 1, Cure::Value(given.span), given.span)),
                _ => None,
            },
            None => Some((4, Cure::Entry(rule.span), rule.span)),
        }
    };
    rules.iter().filter_map(rule).max()
}

fn report(view: View, product: i64, layers: &[Layer]) -> Diagnostic {
    let factors: Vec<String> = layers.iter().map(|layer| layer.times.to_string()).collect();
    let message = format!("one event that fails calls `{}` {} = {product} times", view.name(), factors.join(" × "));
    let report = Diagnostic::new(codes::SLS1403, message);
    // The deepest layer is the nearest to what fails, and the one to change.
    let report = layers.iter().rev().fold(report, |report, layer| report.at(layer.span, layer.text.clone()));
    let others: i64 = layers.iter().rev().skip(1).map(|layer| layer.times).product();
    let left = MOST / others.max(1) - 1;
    let report = report.help(format!(
        "what fails is mostly overloaded, and gets {product} times the load; try again in one layer, and let the others \
         hand the failure on"
    ));
    let edit = match layers.last().map(|layer| layer.cure) {
        Some(Cure::Value(span)) => Edit::Replace(span, left.to_string()),
        Some(Cure::Entry(braces)) => Edit::Enter(braces, format!("attempts: {left}")),
        _ => return report,
    };
    if left < 0 { report } else { report.edits(format!("write `attempts: {left}`"), vec![edit]) }
}
