//! `expect commands only feeds handler`: who is there at the other ends of a resource's arrows.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::claims as say;
use crate::model::architecture::ResourceId;
use crate::resilience::{Drill, hops, node};
use crate::source::Span;

/// Proves that arrows lead to `targets` and to nobody else.
pub fn only_feeds(drill: &Drill, thing: &Thing, targets: &[Thing], claim: Span) -> Result<(), Box<Diagnostic>> {
    let named: Vec<ResourceId> = targets.iter().map(|target| target.view.id).collect();
    for node in node::stacks(drill.deployment, thing.view.id) {
        let Some(view) = node.view(drill.deployment) else { continue };
        let routed = |route: &Option<_>| thing.route.is_none() || *route == thing.route;
        let mut drawn = view.outgoing().filter(|wire| wire.connection.drawn && routed(&wire.connection.from.route));
        if let Some(wire) = drawn.find(|wire| !named.contains(&wire.to.id)) {
            let titles: Vec<String> = targets.iter().map(Thing::title).collect();
            return Err(Box::new(say::feeds_others(&thing.title(), &titles, &hops::of(wire), claim)));
        }
    }
    Ok(())
}
