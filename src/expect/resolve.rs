//! The names of a claim: which resources and routes they are.

use super::parse::{Lost, Reference};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::expectations as say;
use crate::kinds::parse_route;
use crate::model::architecture::{Claim, Named, ResourceId, Route};
use crate::model::graph::View;
use crate::model::path::Path;
use crate::resilience::loss::{self, Loss, Scenario, Unknown};
use crate::resilience::{Drill, entries};
use crate::source::Span;
use ecow::EcoString;

/// A resource that a claim names.
#[derive(Clone)]
pub struct Thing<'a> {
    /// It, in the first stack that has it.
    pub view: View<'a>,
    /// The route, where the claim is about one.
    pub route: Option<Route>,
    /// Where it was named.
    pub span: Span,
}

impl Thing<'_> {
    /// As the author would write it.
    pub fn title(&self) -> String {
        match &self.route {
            Some(route) => format!("{}[\"{route}\"]", self.view.name()),
            None => self.view.name(),
        }
    }
}

/// Finds what a reference names.
pub fn thing<'a>(drill: &Drill<'a>, claim: &Claim, reference: &Reference) -> Result<Thing<'a>, Box<Diagnostic>> {
    let view = find(drill, claim, reference).ok_or_else(|| Box::new(unknown(drill, claim, reference)))?;
    let route = match &reference.route {
        Some((text, at)) => Some(route(drill, view, text, *at)?),
        None => named_route(claim, reference),
    };
    Ok(Thing { view, route, span: reference.span })
}

/// The same for several.
pub fn things<'a>(
    drill: &Drill<'a>,
    claim: &Claim,
    references: &[Reference],
) -> Result<Vec<Thing<'a>>, Box<Diagnostic>> {
    references.iter().map(|reference| thing(drill, claim, reference)).collect()
}

fn find<'a>(drill: &Drill<'a>, claim: &Claim, reference: &Reference) -> Option<View<'a>> {
    let (first, rest) = reference.names.split_first()?;
    let Named::Thing(base, _) = claim.names.get(first)? else { return None };
    let path = rest.iter().fold(base.clone(), |path, name| path.join(name.clone()));
    let at = |path: &Path| id(drill, path).and_then(|id| drill.deployment.anywhere(id));
    let of_port = || {
        let (port, rest) = rest.split_last()?;
        let owner = at(&rest.iter().fold(base.clone(), |path, name| path.join(name.clone())))?;
        owner.kind().names().any(|name| name == port).then_some(owner)
    };
    at(&path).or_else(of_port)
}

/// The route that a name stands for by itself: a parameter of a pattern that was given `shop["POST /orders"]`.
fn named_route(claim: &Claim, reference: &Reference) -> Option<Route> {
    match (reference.names.as_slice(), reference.names.first().and_then(|name| claim.names.get(name))) {
        ([_], Some(Named::Thing(_, route))) => route.clone(),
        _ => None,
    }
}

fn id(drill: &Drill, path: &Path) -> Option<ResourceId> {
    drill.deployment.graphs.iter().find_map(|graph| graph.architecture.find(path))
}

fn unknown(drill: &Drill, claim: &Claim, reference: &Reference) -> Diagnostic {
    let word = reference.names.join(".");
    let paths = loss::resources(drill.deployment);
    let dotted = paths.keys().map(|name| name.to_string().replace('/', "."));
    let known: Vec<String> = claim
        .names
        .iter()
        .filter(|(_, named)| matches!(named, Named::Thing(..)))
        .map(|(name, _)| name.to_string())
        .filter(|name| *name != word)
        .chain(dotted)
        .collect();
    say::unknown_name(&word, reference.span, &known)
}

fn route(drill: &Drill, view: View, text: &str, at: Span) -> Result<Route, Box<Diagnostic>> {
    let known: Vec<String> =
        entries::routes(drill, view).iter().filter_map(entries::Entry::route).map(ToString::to_string).collect();
    let found = parse_route(text).ok().filter(|route| known.contains(&route.to_string()));
    found.ok_or_else(|| Box::new(say::unknown_route(&view.name(), text, at, &known)))
}

/// Everything that a claim imagines to be lost, at the same time.
pub fn scenario(drill: &Drill, claim: &Claim, losses: &[Lost]) -> Result<Scenario, Box<Diagnostic>> {
    let losses = losses.iter().map(|lost| one(drill, claim, lost)).collect::<Result<Vec<Loss>, Box<Diagnostic>>>()?;
    Ok(Scenario { losses })
}

fn one(drill: &Drill, claim: &Claim, lost: &Lost) -> Result<Loss, Box<Diagnostic>> {
    match lost {
        Lost::Region(region, at) => loss::region_named(region, drill.deployment).map_err(|wrong| unfit(&wrong, *at)),
        Lost::Host(host, at) => loss::host_named(host, &drill.names).map_err(|wrong| unfit(&wrong, *at)),
        Lost::Resource(reference, region) => {
            let id = thing(drill, claim, reference)?.view.id;
            match region {
                Some((region, at)) => loss::instance(id, region, drill.deployment).map_err(|wrong| unfit(&wrong, *at)),
                None => Ok(Loss::Resource(id, None)),
            }
        }
    }
}

fn unfit(wrong: &Unknown, at: Span) -> Box<Diagnostic> {
    let words = |list: &[EcoString]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    Box::new(match wrong {
        Unknown::Region(region, known) => say::unknown_region(region, at, &words(known)),
        Unknown::Name(name, known) => say::unknown_name(name, at, &words(known)),
        Unknown::Absent(name, region, lives) => say::absent_there(name, region, at, &words(lives)),
        Unknown::Host(host, known) => say::unknown_host(host, at, &words(known)),
    })
}
