//! What is imagined to be lost: a region, a resource, somebody else's host.

use super::names::Names;
use super::node::{Node, is_regional, place};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::Graph;
use crate::model::region;
use ecow::EcoString;
use std::collections::BTreeMap;

/// One thing that is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// Everything in a region; none for the only region of a service that names none.
    Region(Option<EcoString>),
    /// A resource, everywhere or in one region.
    Resource(ResourceId, Option<EcoString>),
    /// A host that is none of the program's.
    Host(EcoString),
}

/// Everything that is lost at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    /// What is lost.
    pub losses: Vec<Loss>,
}

impl Scenario {
    /// Nothing is lost.
    pub fn calm() -> Scenario {
        Scenario::default()
    }

    /// One thing is lost.
    pub fn of(loss: Loss) -> Scenario {
        Scenario { losses: vec![loss] }
    }

    /// Whether a resource in a stack is gone.
    pub fn takes(&self, node: Node, deployment: &Deployment) -> bool {
        self.losses.iter().any(|loss| loss.takes(node, deployment))
    }

    /// Whether a resource itself is named.
    pub fn names(&self, resource: ResourceId) -> bool {
        self.losses.iter().any(|loss| matches!(loss, Loss::Resource(lost, _) if *lost == resource))
    }

    /// Whether a host is gone.
    pub fn takes_host(&self, host: &str) -> bool {
        self.losses.iter().any(|loss| matches!(loss, Loss::Host(lost) if lost.eq_ignore_ascii_case(host)))
    }

    /// In words: "us-east-1", "`users` in us-west-1", "us-east-1 and the host h5boilerplate.netlify.com".
    pub fn words(&self, deployment: &Deployment) -> String {
        let words: Vec<String> = self.losses.iter().map(|loss| loss.words(deployment)).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            Some((only, _)) => only.clone(),
            None => "nothing".to_owned(),
        }
    }

    /// What can be waited for when nothing moves by itself: "the region is back".
    pub fn end(&self) -> &'static str {
        match self.losses.as_slice() {
            [Loss::Region(_)] => "the region is back",
            [Loss::Host(_)] => "the host is back",
            [Loss::Resource(..)] => "it is back",
            _ => "they are back",
        }
    }
}

impl Loss {
    fn takes(&self, node: Node, deployment: &Deployment) -> bool {
        let Some((stack, view)) = deployment.plan().and_then(|plan| plan.stack(node.stack)).zip(node.view(deployment))
        else {
            return false;
        };
        match self {
            Loss::Region(region) => stack.region == *region && is_regional(view, stack),
            Loss::Resource(resource, None) => node.resource == *resource,
            Loss::Resource(resource, Some(region)) => {
                node.resource == *resource && stack.region.as_ref() == Some(region)
            }
            Loss::Host(_) => false,
        }
    }

    /// In words: "us-east-1", "`users` in us-west-1".
    pub fn words(&self, deployment: &Deployment) -> String {
        let name = |id: &ResourceId| deployment.anywhere(*id).map(|view| view.name()).unwrap_or_default();
        match self {
            Loss::Region(Some(region)) => region.to_string(),
            Loss::Region(None) => super::node::ONLY.to_owned(),
            Loss::Resource(id, None) => format!("`{}`", name(id)),
            Loss::Resource(id, Some(region)) => format!("`{}` in {region}", name(id)),
            Loss::Host(host) => format!("the host {host}"),
        }
    }
}

/// Each region in turn, and then each host of others.
pub fn usual(deployment: &Deployment, names: &Names) -> Vec<Scenario> {
    let regions: Vec<Loss> = regions(deployment).into_iter().map(|region| Loss::Region(Some(region))).collect();
    let regions = if regions.is_empty() { vec![Loss::Region(None)] } else { regions };
    let hosts = names.hosts().into_iter().map(Loss::Host);
    regions.into_iter().chain(hosts).map(Scenario::of).collect()
}

/// Why a text names nothing that can be lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// A region that is none of the service's.
    Region(EcoString, Vec<EcoString>),
    /// No resource and no region has this name; what could be meant.
    Name(EcoString, Vec<EcoString>),
    /// The resource is not in the region; where it is.
    Absent(EcoString, EcoString, Vec<EcoString>),
    /// No health check asks this host; those that are asked.
    Host(EcoString, Vec<EcoString>),
}

/// Reads `us-east-1`, `users`, `users in "us-west-1"`, `url:h5boilerplate.netlify.com`, as a command line gives it.
pub fn parse(text: &str, deployment: &Deployment, names: &Names) -> Result<Loss, Unknown> {
    let text = text.trim();
    if let Some(host) = text.strip_prefix("url:") {
        return host_named(unquoted(host), names);
    }
    if let Some((name, region)) = text.split_once(" in ") {
        let id = resource_named(name.trim(), deployment)?;
        return instance(id, unquoted(region), deployment);
    }
    let word = unquoted(text);
    match word.len() != text.len() || region::partition(word).is_some() {
        true => region_named(word, deployment),
        false => resource_named(word, deployment).map(|id| Loss::Resource(id, None)),
    }
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches('"')
}

/// A region of the service.
pub fn region_named(region: &str, deployment: &Deployment) -> Result<Loss, Unknown> {
    let known = regions(deployment);
    match known.iter().any(|name| name == region) {
        true => Ok(Loss::Region(Some(region.into()))),
        false => Err(Unknown::Region(region.into(), known)),
    }
}

/// A host that a health check asks.
pub fn host_named(host: &str, names: &Names) -> Result<Loss, Unknown> {
    let known = names.hosts();
    match known.iter().any(|name| name.eq_ignore_ascii_case(host)) {
        true => Ok(Loss::Host(host.to_ascii_lowercase().into())),
        false => Err(Unknown::Host(host.into(), known)),
    }
}

/// A resource in one of its regions.
pub fn instance(id: ResourceId, region: &str, deployment: &Deployment) -> Result<Loss, Unknown> {
    let known = regions(deployment);
    if !known.iter().any(|name| name == region) {
        return Err(Unknown::Region(region.into(), known));
    }
    let lives: Vec<EcoString> = super::node::stacks(deployment, id)
        .into_iter()
        .filter_map(|node| deployment.plan()?.stack(node.stack))
        .map(|stack| place(stack).into())
        .collect();
    match lives.iter().any(|name| name == region) {
        true => Ok(Loss::Resource(id, Some(region.into()))),
        false => {
            let name = deployment.anywhere(id).map(|view| view.name()).unwrap_or_default();
            Err(Unknown::Absent(name.into(), region.into(), lives))
        }
    }
}

fn resource_named(word: &str, deployment: &Deployment) -> Result<ResourceId, Unknown> {
    let named = resources(deployment);
    let found = named.get(word.replace('.', "/").as_str()).copied();
    let known = || named.keys().cloned().chain(regions(deployment)).collect();
    found.ok_or_else(|| Unknown::Name(word.into(), known()))
}

/// Every resource by its name.
pub fn resources(deployment: &Deployment) -> BTreeMap<EcoString, ResourceId> {
    let views = deployment.graphs.iter().flat_map(Graph::views);
    views.map(|view| (view.name().into(), view.id)).collect()
}

/// The regions in which the program has something: the service's, home first, and us-east-1 where AWS insists on it.
pub fn regions(deployment: &Deployment) -> Vec<EcoString> {
    let plan = deployment.plan();
    let own = plan.into_iter().flat_map(|plan| plan.regions());
    let all = own.chain(plan.into_iter().flat_map(|plan| plan.iter()));
    let mut regions: Vec<EcoString> = Vec::new();
    for region in all.filter_map(|(_, stack)| stack.region.as_ref()) {
        if !regions.contains(region) {
            regions.push(region.clone());
        }
    }
    regions
}
