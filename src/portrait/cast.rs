//! Who appears in a picture.
//!
//! Names stand outside of it or not at all, and what comes with a resource of itself (the queue for what fails) appears
//! only where the program speaks of it.

use super::words;
use crate::model::architecture::{Attributes, ResourceId};
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use crate::model::kind::Companion;
use crate::model::value::{Fields, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The resources of a program by their names, each as the first stack knows it that has it. What exists already is in
/// no stack and known to all.
pub fn everyone(deployment: &Deployment) -> BTreeMap<String, View<'_>> {
    let first = deployment.graphs.first();
    let ids = deployment.first().into_iter().flat_map(|architecture| architecture.everything().map(|(id, _)| id));
    let view = |id| deployment.anywhere(id).or_else(|| first?.view(id));
    ids.filter_map(view).map(|view| (view.name(), view)).collect()
}

/// Whether a resource is a box by itself. Records have boxes of their own, and what only helps them has none.
pub fn is_box(view: View) -> bool {
    !["record", "zone", "certificate", "health_check"].contains(&view.kind().name)
}

/// What the program speaks of: ends of arrows that somebody drew, and what attributes refer to.
pub fn spoken_of(deployment: &Deployment) -> BTreeSet<ResourceId> {
    let wires = deployment.graphs.iter().flat_map(Graph::wires).filter(|wire| wire.connection.drawn);
    let mut ids: BTreeSet<ResourceId> = wires.flat_map(|wire| [wire.from.id, wire.to.id]).collect();
    for view in everyone(deployment).into_values() {
        ids.extend(references(view.attributes()).into_iter().map(|(_, id)| id));
        ids.extend(watched(view).map(|view| view.id));
    }
    ids
}

/// Whether a resource is drawn: what comes with another one of itself only where the program speaks of it.
pub fn is_seen(view: View, spoken_of: &BTreeSet<ResourceId>) -> bool {
    view.resource.implied_by.is_none() || spoken_of.contains(&view.id)
}

/// Arrows that nobody drew and that are no connections: from a resource to where ends what it could not deliver or work on,
/// and from what is watched to the alarm. Two ends and a few words.
pub fn unsaid(view: View) -> Vec<(ResourceId, ResourceId, String)> {
    let companion = |companion: &Companion| {
        let other = view.companion(companion.port)?;
        Some((view.id, other.id, companion.port.to_owned()))
    };
    let watched = watched(view).map(|watched| (watched.id, view.id, words::condition(view).unwrap_or_default()));
    view.kind().companions.iter().filter_map(companion).chain(watched).collect()
}

/// What an alarm measures.
pub fn watched(view: View<'_>) -> Option<View<'_>> {
    let Value::Condition(condition) = &view.attributes().get("when")?.value else { return None };
    view.graph.view(condition.metric.resource)
}

/// The resources that attributes name, each with the attribute.
pub fn references(attributes: &Attributes) -> Vec<(String, ResourceId)> {
    let mut found = Vec::new();
    entries(&attributes.values, None, &mut found);
    found
}

fn entries(fields: &Fields, above: Option<&str>, found: &mut Vec<(String, ResourceId)>) {
    for (key, spanned) in fields {
        value(&spanned.value, above.unwrap_or(key), found);
    }
}

fn value(given: &Value, name: &str, found: &mut Vec<(String, ResourceId)>) {
    match given {
        Value::Resource(id) | Value::Placed(id, _) => found.push((name.to_owned(), *id)),
        Value::Port(port) => found.push((name.to_owned(), port.resource)),
        Value::List(list) => list.iter().for_each(|spanned| value(&spanned.value, name, found)),
        Value::Object(fields) => entries(fields, Some(name), found),
        _ => {}
    }
}
