//! A step whose error leads back to itself.
//!
//! Source: Step Functions Developer Guide, "Handling errors in Step Functions workflows"; "Quotas": 25,000 events in the
//! history of an execution. `retry` counts its attempts, a way back over `catch` does not.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::hop::Hop;
use crate::model::value::{Fields, Spanned, Value};
use std::collections::{HashMap, HashSet};

/// The row of the lint.
pub static ENDLESS_CATCH: Lint = Lint { code: codes::SLS1435, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    list(view.attributes().list("steps"), diagnostics);
}

/// Each list of steps is a way of its own; those inside are looked at as well.
fn list(steps: &[Spanned], diagnostics: &mut Diagnostics) {
    let fields: Vec<&Fields> = steps.iter().filter_map(object).collect();
    let nexts = following(&fields);
    for step in &fields {
        diagnostics.extend(report(step, &fields, &nexts));
        let cases =
            ["choose", "parallel"].iter().filter_map(|word| step.get(*word)).flat_map(elements).filter_map(object);
        let inner = cases.filter_map(|case| case.get("steps")).chain(step.get("steps"));
        inner.for_each(|steps| list(elements(steps), diagnostics));
    }
}

fn object(spanned: &Spanned) -> Option<&Fields> {
    match &spanned.value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

fn elements(spanned: &Spanned) -> &[Spanned] {
    match &spanned.value {
        Value::List(list) => list,
        _ => &[],
    }
}

fn text<'a>(step: &'a Fields, name: &str) -> Option<&'a str> {
    match &step.get(name)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The only way on from each step; nothing where it ends, chooses, or waits for a moment that may come once.
fn following<'a>(steps: &[&'a Fields]) -> HashMap<&'a str, Option<&'a str>> {
    let behind = steps.iter().skip(1).map(|next| text(next, "name")).chain([None]);
    let on = |(step, behind): (&&'a Fields, Option<&'a str>)| {
        let stops = ["choose", "end", "fail", "succeed"].iter().any(|word| step.contains_key(*word));
        let next = if stops { None } else { text(step, "next").or(behind) };
        Some((text(step, "name")?, next))
    };
    steps.iter().zip(behind).filter_map(on).collect()
}

fn report(step: &Fields, steps: &[&Fields], nexts: &HashMap<&str, Option<&str>>) -> Option<Diagnostic> {
    let name = text(step, "name")?;
    let catchers = step.get("catch").map(elements)?.iter().filter_map(object);
    let (given, way) = catchers.into_iter().find_map(|catcher| {
        let given = catcher.get("next")?;
        Some((given, back(text(catcher, "next")?, name, nexts)?))
    })?;
    let report = Diagnostic::new(codes::SLS1435, format!("the step `{name}` is tried for ever while it fails"))
        .at(given.span, "an error leads from here");
    let place =
        |name: &&str| steps.iter().find(|step| text(step, "name") == Some(name)).and_then(|step| step.get("name"));
    let hops = way.iter().filter_map(|name| Some(Hop::new(place(name)?.span, format!("to `{name}`"))));
    let report = hops.fold(report, |report, hop| report.at(hop.span, hop.text));
    Some(report.help(
        "say how often with `retry: [{ errors: [\"States.ALL\"], attempts: 5 }]`, and let `catch` lead to what is done when \
         all of them failed",
    ))
}

/// The names on the way from one step to another, where there is but one way.
fn back<'a>(from: &'a str, to: &str, nexts: &HashMap<&'a str, Option<&'a str>>) -> Option<Vec<&'a str>> {
    let (mut at, mut way, mut known) = (from, vec![from], HashSet::new());
    while at != to {
        if !known.insert(at) {
            return None;
        }
        at = nexts.get(at).copied().flatten()?;
        way.push(at);
    }
    Some(way)
}
