//! The tasks of a definition against the program: what they call, and whether an arrow lets them.

use super::asl::task::{self, Called, Pattern, Use};
use super::asl::{Json, Placed};
use super::{built, steps};
use crate::diagnostics::{Diagnostics, workflows as say};
use crate::model::architecture::ResourceId;
use crate::model::graph::View;
use crate::source::Span;
use ecow::EcoString;

/// Whether a workflow's definition names a resource anywhere; so does one that could not be read.
pub fn mentions(view: &View, resource: ResourceId) -> bool {
    match built(view) {
        Some(Ok(built)) => names(&built.definition, resource),
        _ => true,
    }
}

fn names(part: &Placed, resource: ResourceId) -> bool {
    match &part.json {
        Json::Made(made) => made.resource == Some(resource),
        Json::List(elements) => elements.iter().any(|element| names(element, resource)),
        Json::Map(entries) => entries.iter().any(|entry| names(&entry.value, resource)),
        _ => false,
    }
}

/// Whether a task of a workflow waits for an answer; so does one of a definition that could not be read.
pub fn waits_for_answers(view: &View) -> bool {
    if view.attributes().get("steps").is_some() {
        return steps::has_callback(view.attributes().list("steps"));
    }
    let Some(Ok(built)) = built(view) else { return true };
    task::states(&built.definition).iter().any(|(_, state)| {
        let called = state.get("Resource").map(task::called);
        matches!(called, Some(Called::Service(_, _, Pattern::Callback)))
    })
}

/// The tasks of a definition out of a file that call a function and are never tried again, with their places. Steps are tried
/// again unless they say otherwise.
pub fn untried(view: &View) -> Vec<(EcoString, Span)> {
    let Some(Ok(built)) = view.attributes().get("definition").and_then(|_| built(view)) else { return Vec::new() };
    let calls = |state: &Placed| task::uses(state).iter().any(|used| used.action == "lambda:InvokeFunction");
    let states = task::states(&built.definition).into_iter();
    states
        .filter(|(_, state)| calls(state) && state.get("Retry").is_none())
        .map(|(entry, _)| (entry.key.clone(), entry.at))
        .collect()
}

/// Each task of a definition has an arrow that lets it. Steps imply theirs.
pub fn check(view: &View, definition: &Placed, diagnostics: &mut Diagnostics) {
    if view.attributes().get("steps").is_some() {
        return;
    }
    for (entry, state) in task::states(definition) {
        for used in task::uses(state).into_iter().filter(|used| !is_allowed(view, used)) {
            let Some(target) = view.graph.view(used.resource) else { continue };
            let at = state.get("Resource").map_or(Span::NOWHERE, |resource| resource.span);
            let arrow = format!("{} -> {}{}", view.name(), target.name(), port(&used));
            diagnostics.push(say::task_without_arrow(&entry.key, used.action, &arrow, at, view.span()));
        }
    }
}

fn is_allowed(view: &View, used: &Use) -> bool {
    view.outgoing().filter(|wire| wire.to.id == used.resource).any(|wire| {
        let granted = |action: &str| {
            let mut rules = wire.connection.kind.grants.iter().filter(|rule| (rule.when)(&wire));
            rules.any(|rule| rule.actions.contains(&action))
        };
        granted(used.action) && (!used.waits || granted("states:DescribeExecution"))
    })
}

/// The port at which an arrow for a task ends, and its options.
fn port(used: &Use) -> &'static str {
    match used.action {
        "dynamodb:GetItem" => ".read",
        "dynamodb:PutItem" | "dynamodb:UpdateItem" => ".write",
        "dynamodb:DeleteItem" => ".delete",
        _ if used.waits => " { waits: true }",
        _ => "",
    }
}
