//! APIs that answer in several regions under one name, and what their routes need: the ground of several lints.

use crate::kinds::dns::record::{self, answers};
use crate::model::architecture::{ResourceId, Route};
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use crate::model::stack::StackId;
use crate::resilience::needs::{self, Need};
use crate::source::Span;
use ecow::EcoString;

/// An API behind a name, in the stack of one of its regions.
#[derive(Clone, Copy)]
pub struct Instance<'a> {
    /// The stack.
    pub stack: StackId,
    /// The graph of the stack.
    pub graph: &'a Graph,
    /// The API.
    pub api: View<'a>,
}

impl<'a> Instance<'a> {
    /// Its routes, in order.
    pub fn routes(self) -> Vec<&'a Route> {
        let mut routes: Vec<&Route> =
            self.api.outgoing().filter_map(|wire| wire.connection.from.route.as_ref()).collect();
        routes.sort();
        routes
    }

    /// What a route needs before it can answer, with the way that leads there.
    pub fn needs(self, route: &Route) -> Vec<Need> {
        let needs = needs::of_route(self.graph, self.stack, self.api.id, route);
        needs.iter().flat_map(|needs| needs.iter()).filter(|need| !need.behind).cloned().collect()
    }
}

/// An API with a record that answers with it in several regions.
pub struct Spread<'a> {
    /// The name that clients know.
    pub name: EcoString,
    /// Where it is declared.
    pub at: Span,
    /// The API in each of the regions, home first.
    pub instances: Vec<Instance<'a>>,
}

/// All of them, in the order of paths; none in a service of one region.
pub fn all(deployment: &Deployment) -> Vec<Spread<'_>> {
    let spread = deployment.plan().is_some_and(|plan| plan.is_spread());
    let Some(first) = deployment.graphs.first().filter(|_| spread) else { return Vec::new() };
    let mut records: Vec<View> = first.architecture.everything().filter_map(|(id, _)| first.view(id)).collect();
    records.retain(|view| view.is(record::RECORD.name));
    records.sort_by_key(|view| view.resource.path.clone());
    records.iter().flat_map(|view| behind(deployment, view)).filter(|spread| spread.instances.len() > 1).collect()
}

/// The APIs behind a record.
fn behind<'a>(deployment: &'a Deployment, record: &View<'a>) -> Vec<Spread<'a>> {
    let mut found: Vec<(ResourceId, Vec<EcoString>)> = Vec::new();
    for answer in answers::of(record).iter().filter(|answer| answer.kind(record) == "api") {
        let Some(id) = answer.target.resource() else { continue };
        let regions = answer.regions(record);
        match found.iter_mut().find(|(known, _)| *known == id) {
            Some((_, all)) => all.extend(regions),
            None => found.push((id, regions)),
        }
    }
    let spread = |(id, regions): (ResourceId, Vec<EcoString>)| Spread {
        name: record::name_of(record).into(),
        at: record.span(),
        instances: instances(deployment, id, &regions),
    };
    found.into_iter().map(spread).collect()
}

fn instances<'a>(deployment: &'a Deployment, api: ResourceId, regions: &[EcoString]) -> Vec<Instance<'a>> {
    let in_region = |(stack, place, graph): (StackId, &crate::model::stack::Stack, &'a Graph)| {
        let named = place.region.as_ref().is_some_and(|region| regions.contains(region));
        let api = graph.view(api).filter(|api| named && api.is_here())?;
        Some(Instance { stack, graph, api })
    };
    deployment.stacks().filter_map(in_region).collect()
}
