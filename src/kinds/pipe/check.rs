//! Mistakes of a pipe as a whole: its ends, its enrichment, its log.

use super::ends;
use crate::diagnostics::{Diagnostics, functions, pipes as say};
use crate::kinds::api::is_rest;
use crate::kinds::function;
use crate::model::graph::{View, Wire};
use crate::model::value::{Spanned, Value};

/// How long an execution of a pipe may take, enrichment and target included, in seconds (EventBridge quotas).
const LONGEST: i64 = 300;

/// Checks a pipe.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let misread = diagnostics.iter().any(|diagnostic| diagnostic.code.id.starts_with("SLS02"));
    if !misread {
        one_source_and_one_target(view, diagnostics);
    }
    the_enrichment_answers(view, diagnostics);
    the_work_ends_in_time(view, diagnostics);
    function::check_retention(view, diagnostics);
    if let Some(queue) = view.refers("failures").filter(|queue| queue.attributes().bool("fifo")) {
        let at = view.attribute_span("failures");
        diagnostics.push(functions::fifo_destination(&queue.name(), "queue", at, queue.span()));
    }
}

/// An arrow without meaning was reported already.
fn one_source_and_one_target(view: &View, diagnostics: &mut Diagnostics) {
    let arrows = &view.graph.architecture.arrows;
    let sources: Vec<Wire> = view.incoming().filter(|wire| wire.connection.drawn).collect();
    let targets: Vec<Wire> = view.outgoing().filter(|wire| wire.connection.drawn).collect();
    match sources.as_slice() {
        [] if arrows.iter().all(|arrow| arrow.to.resource != view.id) => {
            diagnostics.push(say::no_source(&view.name(), view.span()));
        }
        [first, second, ..] => diagnostics.push(say::second_source(&view.name(), second.span(), first.span())),
        _ => {}
    }
    match targets.as_slice() {
        [] if arrows.iter().all(|arrow| arrow.from.resource != view.id) => {
            diagnostics.push(say::no_target(&view.name(), view.span()));
        }
        [first, second, ..] => diagnostics.push(say::second_target(&view.name(), second.span(), first.span())),
        _ => {}
    }
}

/// The enrichment is something that a pipe can wait for, and an input for it goes with one.
fn the_enrichment_answers(view: &View, diagnostics: &mut Diagnostics) {
    let Some(given) = view.attributes().get("enrich") else {
        if view.attributes().get("input").is_some() {
            diagnostics.push(say::input_without_enrichment(view.attribute_span("input")));
        }
        return;
    };
    let known = ends::enrichment(view);
    if known.is_none() && given.value != Value::Poison {
        diagnostics.push(say::no_enrichment(&kind_of(view, given), given.span));
    }
    if let Some(wire) = known.filter(|wire| wire.to.is("api") && !is_rest(&wire.to)) {
        diagnostics.push(say::http_api_enriches(&wire.to.name(), given.span, wire.to.span()));
    }
    if let Some(wire) =
        known.filter(|wire| wire.to.is("workflow") && wire.to.attributes().text("type") != Some("express"))
    {
        diagnostics.push(say::standard_workflow_enriches(&wire.to.name(), given.span, wire.to.span()));
    }
}

fn kind_of(view: &View, given: &Spanned) -> String {
    let id = match &given.value {
        Value::Resource(id) => Some(*id),
        Value::Port(endpoint) => Some(endpoint.resource),
        _ => None,
    };
    id.and_then(|id| view.graph.view(id)).map(|view| view.name()).unwrap_or_default()
}

fn the_work_ends_in_time(view: &View, diagnostics: &mut Diagnostics) {
    let longest = ends::waits_for(view).filter_map(|wire| Some((wire, wire.to.attributes().seconds("timeout")?)));
    let Some((wire, _)) = longest.max_by_key(|(_, timeout)| *timeout) else { return };
    let work = ends::work(view);
    if work > LONGEST {
        let called = (wire.to.name(), wire.to.attribute_span("timeout"));
        diagnostics.push(say::slow_work(&view.name(), work, LONGEST, wire.span(), &called.0, called.1));
    }
}
