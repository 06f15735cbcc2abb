//! Which resource is deployed where: one program, and a stack for each of its regions.
//!
//! In: an [`Architecture`], as if the world had one region. Out: an architecture for each stack, with what is in it,
//! what differs there, and the arrows between what it has. Invariant: a stack needs nothing of another region. What
//! exists once for all regions (a replicated table, a new zone) is within reach of each of them; everything else that
//! an arrow or an attribute refers to must be in the same stack.

mod presence;
mod reach;
mod regions;

use crate::diagnostics::Diagnostics;
use crate::model::architecture::{Architecture, Output};
use crate::model::stack::{Plan, StackId};
use crate::model::value::{Piece, Value};
use std::sync::Arc;

/// Takes a program apart into its stacks, in the order of the plan; at least one.
pub fn place(mut architecture: Architecture, diagnostics: &mut Diagnostics) -> Vec<Architecture> {
    regions::check(&architecture, diagnostics);
    let plan = Arc::new(presence::plan(&architecture));
    // Most programs have one stack, which is the architecture itself: everything is within reach of everything.
    if plan.stacks.len() == 1 {
        architecture.plan = plan;
        overlay(&mut architecture);
        return vec![architecture];
    }
    let arrows = reach::arrows(&architecture, &plan, diagnostics);
    reach::references(&architecture, &plan, diagnostics);
    let of_stack = |((here, _), arrows): (_, reach::Arrows)| {
        let mut part = architecture.of_stack(&plan, here);
        (part.arrows, part.missing) = (arrows.drawn, arrows.missing);
        part.outputs = architecture.outputs.iter().filter(|output| belongs(output, &plan, here)).cloned().collect();
        overlay(&mut part);
        part
    };
    plan.iter().zip(arrows).map(of_stack).collect()
}

/// Attributes as they are in the stack's region.
fn overlay(architecture: &mut Architecture) {
    let Some(region) = architecture.stack().and_then(|stack| stack.region.clone()) else { return };
    for id in architecture.ids().collect::<Vec<_>>() {
        let Some(resource) = architecture.resource_mut(id) else { continue };
        let here = resource.placement.per_region.iter().filter(|(name, ..)| *name == region);
        let different: Vec<_> = here.flat_map(|(.., fields)| fields.clone()).collect();
        resource.attributes.values.extend(different);
    }
}

/// Whether a stack tells an output: every stack that has all that the value is made of; each region's, where it is made
/// of nothing.
fn belongs(output: &Output, plan: &Plan, here: StackId) -> bool {
    let Value::Deferred(deferred) = &output.value else {
        return plan.regions().any(|(id, _)| id == here);
    };
    let mut owners = deferred.pieces.iter().filter_map(|piece| match piece {
        Piece::Member(owner, _) => Some(*owner),
        _ => None,
    });
    let has_all = |stack| owners.clone().all(|owner| plan.has(stack, owner));
    match plan.iter().any(|(stack, _)| has_all(stack)) && owners.next().is_some() {
        true => deferred.pieces.iter().all(|piece| match piece {
            Piece::Member(owner, _) => plan.has(here, *owner),
            _ => true,
        }),
        false => plan.regions().any(|(id, _)| id == here),
    }
}
