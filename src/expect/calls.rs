//! `expect stock never calls web`: neither by an arrow nor by an address that it was given.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::claims as say;
use crate::model::architecture::ResourceId;
use crate::model::graph::View;
use crate::model::hop::Hop;
use crate::model::value::{Piece, Value};
use crate::resilience::{Drill, hops, node};
use crate::source::Span;
use std::collections::{BTreeSet, VecDeque};

/// Proves that there is no way to the target: over arrows, and from whoever is reached by them, over its address in an
/// attribute.
pub fn never(drill: &Drill, thing: &Thing, target: &Thing, claim: Span) -> Result<(), Box<Diagnostic>> {
    let views = node::stacks(drill.deployment, thing.view.id).into_iter();
    let mut ways = views.filter_map(|node| way(node.view(drill.deployment)?, target.view.id));
    match ways.next() {
        Some(path) => Err(Box::new(say::calls_back(&thing.title(), &target.title(), &path, claim))),
        None => Ok(()),
    }
}

fn way(start: View, target: ResourceId) -> Option<Vec<Hop>> {
    let mut open = VecDeque::from([(start, Vec::new())]);
    let mut known: BTreeSet<ResourceId> = BTreeSet::new();
    while let Some((view, path)) = open.pop_front() {
        if view.id == target {
            return Some(path);
        }
        if !known.insert(view.id) {
            continue;
        }
        if let Some(hop) = address(view, target) {
            return Some([path, vec![hop]].concat());
        }
        let wires = view.outgoing().filter(|wire| wire.to.id != view.id);
        open.extend(wires.map(|wire| (wire.to, [path.as_slice(), &[hops::of(wire)]].concat())));
    }
    None
}

/// Where an attribute of a resource holds something of the target: its URL in an environment variable.
fn address(view: View, target: ResourceId) -> Option<Hop> {
    let mut values = view.attributes().values.values();
    let found = values.find_map(|given| mention(&given.value, given.span, target))?;
    let name = view.graph.view(target).map(View::name).unwrap_or_default();
    Some(Hop::new(found, format!("`{}` is given the address of `{name}`", view.name())))
}

fn mention(value: &Value, span: Span, target: ResourceId) -> Option<Span> {
    match value {
        Value::Deferred(deferred) => {
            let holds = |piece: &Piece| matches!(piece, Piece::Member(owner, _) if *owner == target);
            deferred.pieces.iter().any(holds).then_some(span)
        }
        Value::List(list) => list.iter().find_map(|inner| mention(&inner.value, inner.span, target)),
        Value::Object(fields) => fields.values().find_map(|inner| mention(&inner.value, inner.span, target)),
        _ => None,
    }
}
