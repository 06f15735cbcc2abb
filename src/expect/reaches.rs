//! `expect ping never reaches users`: no way over arrows of any kind leads from one to the other.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::expectations as say;
use crate::kinds::api::auth::{self, Auth};
use crate::model::architecture::ResourceId;
use crate::model::graph::{View, Wire};
use crate::model::hop::Hop;
use crate::resilience::Drill;
use crate::resilience::hops;
use crate::resilience::node;
use crate::source::Span;
use std::collections::{BTreeSet, VecDeque};

/// Proves that there is no way, in any region.
pub fn never(drill: &Drill, thing: &Thing, target: &Thing, claim: Span) -> Result<(), Box<Diagnostic>> {
    let starts = node::stacks(drill.deployment, thing.view.id).into_iter();
    let mut ways = starts.filter_map(|node| way(node.view(drill.deployment)?, thing, target.view.id));
    match ways.next() {
        Some(path) => Err(Box::new(say::reaches(&thing.title(), &target.title(), claim, &path))),
        None => Ok(()),
    }
}

/// A shortest way from one resource to another.
fn way(start: View, thing: &Thing, target: ResourceId) -> Option<Vec<Hop>> {
    let wanted = |wire: &Wire| thing.route.is_none() || wire.connection.from.route == thing.route;
    let mut open: VecDeque<(View, Vec<Hop>)> = VecDeque::new();
    let mut known: BTreeSet<ResourceId> = BTreeSet::from([start.id]);
    let mut first: Vec<(View, Hop)> = Vec::new();
    for wire in start.outgoing().filter(wanted) {
        first.extend(guard(wire));
        first.push((wire.to, hops::of(wire)));
    }
    open.extend(
        first
            .into_iter()
            .filter(|(view, _)| view.id != start.id || target == start.id)
            .map(|(view, hop)| (view, vec![hop])),
    );
    while let Some((view, path)) = open.pop_front() {
        if view.id == target {
            return Some(path);
        }
        if !known.insert(view.id) {
            continue;
        }
        for wire in view.outgoing() {
            let next = guard(wire).into_iter().chain([(wire.to, hops::of(wire))]);
            open.extend(next.map(|(view, hop)| (view, [path.as_slice(), &[hop]].concat())));
        }
    }
    None
}

/// Whom an API asks before it lets a caller through an arrow.
fn guard(wire: Wire) -> Option<(View, Hop)> {
    if !wire.from.is("api") {
        return None;
    }
    match auth::of(&wire) {
        Auth::By(view) => {
            let text = format!("`{}` asks the authorizer `{}`", wire.from.name(), view.name());
            Some((view, Hop::new(wire.option_span("auth"), text)))
        }
        _ => None,
    }
}
