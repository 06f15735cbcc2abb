//! What is within reach of what: arrows and references stay inside a stack, or end at what exists once for all.

use crate::diagnostics::{Diagnostic, Diagnostics, regions as say};
use crate::model::architecture::{Architecture, Arrow, Resource, ResourceId};
use crate::model::stack::{Plan, Purpose, Scope, StackId};
use crate::model::value::{Fields, Piece, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// The arrows of a stack.
#[derive(Debug, Clone, Default)]
pub struct Arrows {
    /// Those that it has.
    pub drawn: Vec<Arrow>,
    /// Those that it goes without.
    pub missing: Vec<Arrow>,
}

/// The arrows of each stack. One that would leave its region is reported; where its author allows that, the stack
/// goes without it.
pub fn arrows(architecture: &Architecture, plan: &Plan, diagnostics: &mut Diagnostics) -> Vec<Arrows> {
    let mut all: Vec<Arrows> = vec![Arrows::default(); plan.stacks.len()];
    for arrow in &architecture.arrows {
        let (from, to) = (arrow.from.resource, arrow.to.resource);
        // Where the source is everybody's, whoever hears of it decides where the arrow is.
        let (actor, other) = if is_shared(architecture, from) { (to, from) } else { (from, to) };
        let mut lacking: Vec<&EcoString> = Vec::new();
        for (id, stack) in plan.of(actor) {
            let Some(arrows) = all.get_mut(id.0) else { continue };
            match reaches(architecture, plan, id, other) {
                true => arrows.drawn.push(arrow.clone()),
                false => {
                    arrows.missing.push(arrow.clone());
                    lacking.extend(&stack.region);
                }
            }
        }
        let together = plan.of(actor).any(|(id, _)| reaches(architecture, plan, id, other));
        if !together {
            nowhere(architecture, arrow, diagnostics);
        } else if !lacking.is_empty() {
            crossing(architecture, plan, arrow, (actor, other), &lacking, diagnostics);
        }
    }
    all
}

/// An arrow that no stack could have.
fn nowhere(architecture: &Architecture, arrow: &Arrow, diagnostics: &mut Diagnostics) {
    let ends = [arrow.from.resource, arrow.to.resource].map(|id| architecture.resource(id));
    if let [Some(from), Some(to)] = ends {
        let names = (from.path.to_string(), to.path.to_string());
        diagnostics.push(say::arrow_nowhere(&names.0, &names.1, arrow.span, [from.span, to.span]));
    }
}

fn crossing(
    architecture: &Architecture,
    plan: &Plan,
    arrow: &Arrow,
    (actor, other): (ResourceId, ResourceId),
    lacking: &[&EcoString],
    diagnostics: &mut Diagnostics,
) {
    let (Some(actor), Some(target)) = (architecture.resource(actor), architecture.resource(other)) else { return };
    let lives: Vec<&str> = plan.of(other).filter_map(|(_, stack)| stack.region.as_deref()).collect();
    let ends = say::Crossing {
        from: &actor.path.to_string(),
        to: &target.path.to_string(),
        kind: target.kind.name,
        lacking: &lacking.iter().map(|region| region.as_str()).collect::<Vec<_>>(),
        lives: &lives,
        // A bucket's copies are buckets of their own.
        replicable: target.kind.attribute("replicate").is_some() && target.kind.name != "bucket",
    };
    let report = say::cross_region_arrow(&ends, arrow.span, target.span);
    diagnostics.push(arrow.trail.iter().rev().fold(report, |report, at| report.at(*at, "in this instance")));
}

/// Whether what is in a stack can use a resource.
fn reaches(architecture: &Architecture, plan: &Plan, stack: StackId, resource: ResourceId) -> bool {
    plan.has(stack, resource) || is_shared(architecture, resource)
}

fn is_shared(architecture: &Architecture, id: ResourceId) -> bool {
    let shared = |resource: &Resource| (resource.kind.scope)(&resource.attributes) == Scope::Global;
    architecture.resource(id).is_some_and(shared)
}

/// Reports attributes that refer to what is not in the stack.
pub fn references(architecture: &Architecture, plan: &Plan, diagnostics: &mut Diagnostics) {
    for id in architecture.ids() {
        let Some(resource) = architecture.resource(id) else { continue };
        // A record is where its targets are, and each of its stacks takes its own.
        if (resource.kind.scope)(&resource.attributes) == Scope::Targets {
            continue;
        }
        for (stack, place) in plan.of(id) {
            let region = place.region.as_deref().unwrap_or_default();
            let lacking = references_in(resource, region)
                .into_iter()
                .filter(|(other, _)| !can_name(architecture, plan, stack, *other));
            for (other, span) in lacking {
                let Some(target) = architecture.resource(other) else { continue };
                diagnostics.push(out_of_reach(resource, target, place.purpose, region, span));
            }
        }
    }
}

/// What the attributes refer to, as they are in a region.
fn references_in(resource: &Resource, region: &str) -> Vec<(ResourceId, Span)> {
    let mut found = Vec::new();
    let different = || resource.placement.per_region.iter().filter(|(name, ..)| name == region);
    let same = |name: &EcoString| !different().any(|(.., fields)| fields.contains_key(name));
    let own = resource.attributes.values.iter().filter(|(name, _)| same(name));
    own.for_each(|(_, given)| collect_in(given, &mut found));
    different().for_each(|(.., fields)| collect(fields, &mut found));
    found
}

fn out_of_reach(resource: &Resource, target: &Resource, purpose: Purpose, region: &str, at: Span) -> Diagnostic {
    let (name, of) = (target.path.to_string(), resource.path.to_string());
    match purpose {
        Purpose::Global => say::regional_part((resource.kind.name, &of), (target.kind.name, &name), at, target.span),
        _ => say::cross_region_reference(&of, &name, region, at, target.span),
    }
}

/// Whether a template can name a resource: one of its own, or one that exists once and is handed over as a parameter.
fn can_name(architecture: &Architecture, plan: &Plan, stack: StackId, other: ResourceId) -> bool {
    let once = |id: StackId| plan.stack(id).is_some_and(|stack| stack.purpose != Purpose::Region);
    reaches(architecture, plan, stack, other) || plan.of(other).any(|(id, _)| once(id))
}

fn collect(fields: &Fields, found: &mut Vec<(ResourceId, Span)>) {
    fields.values().for_each(|given| collect_in(given, found));
}

fn collect_in(given: &Spanned, found: &mut Vec<(ResourceId, Span)>) {
    match &given.value {
        Value::Resource(id) => found.push((*id, given.span)),
        Value::Metric(metric) => found.push((metric.resource, given.span)),
        Value::Condition(condition) => found.push((condition.metric.resource, given.span)),
        Value::Port(port) => found.push((port.resource, given.span)),
        Value::Deferred(deferred) => found.extend(deferred.pieces.iter().filter_map(|piece| match piece {
            Piece::Member(owner, _) => Some((*owner, given.span)),
            _ => None,
        })),
        Value::List(list) => list.iter().for_each(|inner| collect_in(inner, found)),
        Value::Object(fields) => collect(fields, found),
        _ => {}
    }
}
