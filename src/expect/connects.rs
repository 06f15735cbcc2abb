//! `expect user connects at most 200 to accounts`: a function runs as many times at once as its `concurrency` says, or as
//! the queues that alone call it, and each run holds the connections of its arrow.

use super::resolve::Thing;
use crate::budget::load;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::expectations as say;
use crate::model::graph::View;
use crate::resilience::Drill;
use crate::resilience::hops;
use crate::resilience::node;
use crate::source::Span;

/// Proves the bound, in each region by itself.
pub fn at_most(drill: &Drill, thing: &Thing, most: i64, target: &Thing, claim: Span) -> Result<(), Box<Diagnostic>> {
    if !thing.view.is("function") {
        return Err(Box::new(say::no_concurrency(&thing.title(), thing.view.kind().name, thing.span)));
    }
    let mut connected = false;
    for node in node::stacks(drill.deployment, thing.view.id) {
        let Some(view) = node.view(drill.deployment) else { continue };
        let Some(wire) = view.outgoing().find(|wire| wire.to.id == target.view.id) else { continue };
        connected = true;
        let hop = hops::of(wire);
        let each: i64 = connections(&view, target);
        match load::of(&view).most() {
            None => return Err(Box::new(say::unbounded(&thing.title(), &target.title(), view.span(), claim, &hop))),
            Some(at_once) if at_once * each > most => {
                let at = view.attribute_span("concurrency");
                let title = node.words(drill.deployment);
                let numbers = (at_once, each, most);
                return Err(Box::new(say::too_many(&title, &target.title(), numbers, at, claim, &hop)));
            }
            Some(_) => {}
        }
    }
    match connected {
        true => Ok(()),
        false => Err(Box::new(say::not_connected(&thing.title(), &target.title(), thing.span, target.span))),
    }
}

/// How many connections one run holds: one, where no arrow says more.
fn connections(view: &View, target: &Thing) -> i64 {
    let arrows = view.outgoing().filter(|wire| wire.to.id == target.view.id);
    arrows.filter_map(|wire| wire.options().int("connections")).sum::<i64>().max(1)
}
