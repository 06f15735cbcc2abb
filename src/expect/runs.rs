//! `expect nightly runs at most 1 at once`: `concurrency`, added up over the regions where something starts it.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::claims as say;
use crate::diagnostics::expectations;
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::hop::Hop;
use crate::resilience::{Drill, node};
use crate::source::Span;

/// Proves the bound over all regions together.
pub fn at_most(drill: &Drill, thing: &Thing, most: i64, claim: Span) -> Result<(), Box<Diagnostic>> {
    if !thing.view.is("function") {
        return Err(Box::new(expectations::no_code(&thing.title(), thing.view.kind().name, thing.span)));
    }
    let (mut sum, mut path) = (0i64, Vec::new());
    for node in node::stacks(drill.deployment, thing.view.id) {
        let Some(view) = node.view(drill.deployment).filter(|view| is_active(*view)) else { continue };
        let Some(here) = view.attributes().int("concurrency") else {
            return Err(Box::new(say::runs_unbounded(&thing.title(), most, thing.view.span(), claim)));
        };
        sum = sum.saturating_add(here);
        let place = view.region().map_or_else(String::new, |region| format!(" in {region}"));
        path.push(Hop::new(view.attribute_span("concurrency"), format!("{here} at once{place}")));
    }
    match sum > most {
        true => Err(Box::new(say::runs_too_often(&thing.title(), (sum, most), &path, claim))),
        false => Ok(()),
    }
}

/// Whether something starts the function where it is looked at. What only stands by, for the day when the home region
/// is gone, does not.
fn is_active(view: View) -> bool {
    let mut starts = view.incoming().filter(|wire| wire.from.id != view.id).peekable();
    starts.peek().is_none()
        || starts.any(|wire| {
            !common::stands_by(wire.options(), &wire.to) && !common::stands_by(wire.from.attributes(), &wire.from)
        })
}
