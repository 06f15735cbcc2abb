//! `expect query only reads view`, `expect place only writes orders`: what the roles of a resource may do.
//!
//! What arrows grant is looked at, not what they are called: a port that will be added is understood. What a function
//! does with what failed (`.failure`), its log and its traces do not count.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::claims as say;
use crate::model::architecture::ResourceId;
use crate::model::graph::Wire;
use crate::resilience::{Drill, hops, node};
use crate::source::Span;

/// Proves that nothing is changed, and that nothing else is read where `targets` are named.
pub fn only_reads(drill: &Drill, thing: &Thing, targets: &[Thing], claim: Span) -> Result<(), Box<Diagnostic>> {
    let named: Vec<ResourceId> = targets.iter().map(|target| target.view.id).collect();
    let strays = |wire: &Wire| changes(wire) || reads(wire) && !named.is_empty() && !named.contains(&wire.to.id);
    match uses(drill, thing).find(strays) {
        Some(wire) => Err(Box::new(say::does_not_only_read(&thing.title(), changes(&wire), &hops::of(wire), claim))),
        None => Ok(()),
    }
}

/// Proves that nothing is changed but `targets`.
pub fn only_writes(drill: &Drill, thing: &Thing, targets: &[Thing], claim: Span) -> Result<(), Box<Diagnostic>> {
    let named: Vec<ResourceId> = targets.iter().map(|target| target.view.id).collect();
    match uses(drill, thing).find(|wire| changes(wire) && !named.contains(&wire.to.id)) {
        Some(wire) => {
            let titles: Vec<String> = targets.iter().map(Thing::title).collect();
            Err(Box::new(say::writes_elsewhere(&thing.title(), &titles, &hops::of(wire), claim)))
        }
        None => Ok(()),
    }
}

/// The arrows out of it, in all of its regions.
fn uses<'a>(drill: &Drill<'a>, thing: &Thing<'a>) -> impl Iterator<Item = Wire<'a>> {
    let (deployment, id) = (drill.deployment, thing.view.id);
    let views = node::stacks(deployment, id).into_iter().filter_map(move |node| node.view(deployment));
    views
        .flat_map(|view| view.outgoing())
        .filter(move |wire| wire.to.id != id && wire.connection.from.port.name != "failure")
}

fn changes(wire: &Wire) -> bool {
    actions(wire).any(|action| !is_read(action))
}

fn reads(wire: &Wire) -> bool {
    actions(wire).any(is_read)
}

/// What the source of an arrow may do because of it; what it does with keys follows from the rest.
fn actions<'a>(wire: &Wire<'a>) -> impl Iterator<Item = &'a str> {
    let (id, from) = (wire.connection.id, wire.from.id);
    let held = wire.graph.grants.iter().filter(move |grant| grant.connection() == id && grant.role().resource == from);
    held.flat_map(|grant| grant.actions().iter().copied()).filter(|action| !action.starts_with("kms:"))
}

/// How actions begin that change nothing (Service Authorization Reference: access levels Read and List).
const READS: &[&str] = &["BatchGet", "ConditionCheck", "Describe", "Get", "List", "Query", "Scan"];

fn is_read(action: &str) -> bool {
    let verb = action.split_once(':').map_or(action, |(_, verb)| verb);
    READS.iter().any(|start| verb.starts_with(start))
}
