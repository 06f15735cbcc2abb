//! The ground of several lints: who writes and reads what, and where an entry stands in the source.

use crate::diagnostics::Diagnostic;
use crate::kinds::api::auth::{self, Auth};
use crate::model::architecture::{Attributes, ResourceId};
use crate::model::graph::{Graph, View, Wire};
use crate::model::hop::Hop;
use crate::model::value::{Piece, Value};
use crate::resilience::hops;
use crate::source::Span;
use std::collections::HashSet;

/// Whether somebody declared it; companions are there because something else is.
pub fn is_declared(view: View) -> bool {
    view.resource.implied_by.is_none() && !view.resource.span.is_nowhere()
}

/// An entry as it stands in the source, from its key to the end of its value.
pub fn entry(attributes: &Attributes, name: &str) -> Option<Span> {
    let spanned = attributes.values.get(name).filter(|spanned| !spanned.key.is_nowhere())?;
    (spanned.key.start <= spanned.span.start).then(|| Span::new(spanned.key.start, spanned.span.end))
}

/// Whether an arrow changes what a table or a bucket keeps. Notes and leases are the bookkeeping of code, not data.
pub fn writes(wire: Wire) -> bool {
    is_store(wire.to) && ["write", "put", "update", "delete"].contains(&wire.connection.to.port.name)
}

/// Whether an arrow takes data away and does nothing else.
pub fn deletes(wire: Wire) -> bool {
    is_store(wire.to) && wire.connection.to.port.name == "delete"
}

/// Whether an arrow asks a table or a bucket for what it keeps, or hears of its changes.
pub fn reads(wire: Wire) -> bool {
    ["read", "scan", "list"].contains(&wire.connection.to.port.name)
}

/// Whether a resource keeps data by name: a table or a bucket.
pub fn is_store(view: View) -> bool {
    view.is("table") || view.is("bucket")
}

/// The arrows that end at a resource and start at another one: what a kind asks of itself is no arrow of the author's.
pub fn arrivals<'a>(view: View<'a>) -> impl Iterator<Item = Wire<'a>> {
    view.incoming().filter(|wire| wire.from.id != wire.to.id)
}

/// Whether anyone may ask a route.
pub fn is_open(wire: Wire) -> bool {
    wire.from.is("api") && wire.connection.from.route.is_some() && matches!(auth::of(&wire), Auth::Open)
}

/// The steps of a way, each a label, and the uses of patterns that the first one is in.
pub fn along(report: Diagnostic, path: &[Wire]) -> Diagnostic {
    let steps = path.iter().map(|wire| hops::of(*wire));
    let report = steps.fold(report, |report, Hop { span, text }| report.at(span, text));
    let trail = path.first().map_or(&[][..], |wire| &wire.connection.trail);
    inside(report, trail)
}

/// The uses of patterns around a place, from inside out: the author's line is among them.
pub fn inside(report: Diagnostic, trail: &[Span]) -> Diagnostic {
    trail.iter().rev().fold(report, |report, at| report.at(*at, "in this instance"))
}

/// "once", "5 times"
pub fn times(count: i64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// The resources that somebody outside is told of: an output names them, or a resource of a type that only CloudFormation knows.
pub fn shown(graph: &Graph) -> HashSet<ResourceId> {
    let mut shown = HashSet::new();
    graph.architecture.outputs.iter().for_each(|output| refer(&output.value, &mut shown));
    for view in graph.views().filter(|view| view.is("resource")) {
        view.attributes().values.values().for_each(|spanned| refer(&spanned.value, &mut shown));
    }
    shown
}

/// Adds the resources that a value refers to.
pub fn refer(value: &Value, to: &mut HashSet<ResourceId>) {
    match value {
        Value::Resource(id) | Value::Placed(id, _) => {
            to.insert(*id);
        }
        Value::Port(endpoint) => {
            to.insert(endpoint.resource);
        }
        Value::Metric(metric) => {
            to.insert(metric.resource);
        }
        Value::Condition(condition) => {
            to.insert(condition.metric.resource);
        }
        Value::List(list) => list.iter().for_each(|spanned| refer(&spanned.value, to)),
        Value::Object(fields) => fields.values().for_each(|spanned| refer(&spanned.value, to)),
        Value::Deferred(deferred) => to.extend(deferred.pieces.iter().filter_map(|piece| match piece {
            Piece::Member(id, _) => Some(*id),
            _ => None,
        })),
        _ => {}
    }
}
