//! The names of regions: those of the service, and those that resources name.

use crate::diagnostics::{Diagnostics, regions as say};
use crate::model::architecture::{Architecture, Resource};
use crate::model::region;
use crate::model::stack::Scope;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// Reports regions that do not exist, that stand twice, or that do not belong to the service.
pub fn check(architecture: &Architecture, diagnostics: &mut Diagnostics) {
    of_the_service(architecture, diagnostics);
    for id in architecture.ids() {
        if let Some(resource) = architecture.resource(id) {
            of_a_resource(architecture, resource, diagnostics);
        }
    }
}

fn of_the_service(architecture: &Architecture, diagnostics: &mut Diagnostics) {
    let service = &architecture.service;
    let mut seen: Vec<(&EcoString, Span)> = Vec::new();
    for (region, span) in service.regions.iter().zip(&service.region_spans) {
        // What has not even the form of one was reported where it was read.
        if !region::has_form(region) {
            continue;
        }
        if region::partition(region).is_none() {
            diagnostics.push(say::unknown_region(region, *span, region::all()));
            continue;
        }
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == region) {
            diagnostics.push(say::region_twice(region, *span, *first));
        }
        if let Some((home, first)) = seen.first()
            && region::partition(home) != region::partition(region)
        {
            diagnostics.push(say::mixed_partitions(home, *first, region, *span));
        }
        seen.push((region, *span));
    }
}

fn of_a_resource(architecture: &Architecture, resource: &Resource, diagnostics: &mut Diagnostics) {
    let placement = &resource.placement;
    let within = placement.within.iter().flatten().map(|(region, span)| (region, *span));
    let differing = placement.per_region.iter().map(|(region, span, _)| (region, *span));
    for (region, span) in within.chain(differing) {
        is_of_the_service(architecture, region, span, diagnostics);
    }
    let own = resource.implied_by.is_none() && !placement.span.is_nowhere();
    let scope = (resource.kind.scope)(&resource.attributes);
    if own && scope != Scope::Regional {
        diagnostics.push(say::placed_once(&resource.path.to_string(), resource.kind.name, scope, placement.span));
    }
    let home = placement.within.iter().flatten();
    for (region, span, fields) in &placement.per_region {
        if let Some(given) = fields.get("replicate").filter(|_| lives_elsewhere(resource, fields)) {
            diagnostics.push(say::replicated_in_one(&resource.path.to_string(), given.key));
        }
        let known = placement.within.is_none() || home.clone().any(|(name, _)| name == region);
        if !known {
            diagnostics.push(say::differs_where_absent(&resource.path.to_string(), region, *span));
        }
    }
    placed(architecture, &resource.attributes.values, diagnostics);
}

/// Whether a resource would live somewhere else with these attributes.
fn lives_elsewhere(resource: &Resource, fields: &Fields) -> bool {
    let mut attributes = resource.attributes.clone();
    attributes.values.extend(fields.clone());
    (resource.kind.scope)(&attributes) != (resource.kind.scope)(&resource.attributes)
}

fn is_of_the_service(architecture: &Architecture, region: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
    let known = &architecture.service.regions;
    let fine = known.iter().any(|name| name == region);
    if !fine {
        diagnostics.push(say::foreign_region(region, span, known.iter().map(EcoString::as_str)));
    }
    fine
}

/// `X in "region"`, wherever it stands among the attributes.
fn placed(architecture: &Architecture, fields: &Fields, diagnostics: &mut Diagnostics) {
    fields.values().for_each(|given| placed_in(architecture, given, diagnostics));
}

fn placed_in(architecture: &Architecture, given: &Spanned, diagnostics: &mut Diagnostics) {
    match &given.value {
        Value::Placed(id, region) => {
            if !is_of_the_service(architecture, region, given.span, diagnostics) {
                return;
            }
            let Some(resource) = architecture.resource(*id) else { return };
            let (scope, name) = ((resource.kind.scope)(&resource.attributes), resource.path.to_string());
            let absent =
                resource.placement.within.as_ref().is_some_and(|all| all.iter().all(|(name, _)| name != region));
            if scope != Scope::Regional {
                diagnostics.push(say::placed_once(&name, resource.kind.name, scope, given.span));
            } else if absent {
                diagnostics.push(say::absent_instance(&name, region, given.span, resource.span));
            }
        }
        Value::List(list) => list.iter().for_each(|inner| placed_in(architecture, inner, diagnostics)),
        Value::Object(fields) => placed(architecture, fields, diagnostics),
        _ => {}
    }
}
