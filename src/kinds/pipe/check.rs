//! Mistakes of a pipe as a whole: its ends, its enrichment, its log.

use super::ends;
use crate::diagnostics::{Diagnostics, functions, pipes as say};
use crate::kinds::api::{self, auth::Auth};
use crate::kinds::function;
use crate::kinds::workflow::is_express;
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
    if view.attributes().get("request").is_some() && ends::enrichment(view).is_none_or(|asked| !asked.to.is("api")) {
        diagnostics.push(say::request_without_route(view.attribute_span("request")));
    }
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
    let Some(wire) = known else { return };
    if wire.to.is("workflow") && !is_express(&wire.to) {
        diagnostics.push(say::standard_workflow_enriches(&wire.to.name(), given.span, wire.to.span()));
    }
    if wire.to.is("api") {
        the_route_can_be_called(&wire, given, diagnostics);
    }
}

/// Pipes sign their requests, call REST APIs only, and need a method and a value for each parameter.
fn the_route_can_be_called(wire: &Wire, given: &Spanned, diagnostics: &mut Diagnostics) {
    let Some(route) = &wire.connection.to.route else { return };
    let name = format!("`{}[\"{route}\"]`", wire.to.name());
    let served = api::routes(&wire.to).find(|served| api::route_of(served) == Some(route));
    let parameters = route.path.split('/').filter(|segment| api::route::parameter(segment).is_some()).count();
    let request = wire.from.attributes().object("request");
    let values = request.map_or(0, |request| request.list("path").len());
    let (why, help) = match served.map(|served| api::auth::of(&served)) {
        _ if !api::is_rest(&wire.to) => ("pipes call REST APIs only", "write `type: \"rest\"` on the api"),
        None => ("no arrow begins at this route", "name a route that the api has"),
        Some(Auth::By(_)) => {
            ("its authorizer would refuse the pipe, which has no token", "write `auth: \"iam\"` on the route")
        }
        _ if route.method == "ANY" => ("a pipe must know the method", "draw the arrow from a route with one method"),
        _ if parameters != values => (
            "each parameter of the path needs a value",
            "write them in their order: `request: { path: [\"$.body.id\"] }`",
        ),
        _ => return,
    };
    diagnostics.push(say::unusable_route(&name, why, help, given.span, wire.to.span()));
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
    let Some(wire) = ends::waits_for(view).max_by_key(|wire| ends::time(&wire.to)) else { return };
    let work = ends::work(view);
    if work > LONGEST {
        let called = (wire.to.name(), wire.to.attribute_span("timeout"));
        diagnostics.push(say::slow_work(&view.name(), work, LONGEST, wire.span(), &called.0, called.1));
    }
}
