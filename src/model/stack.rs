//! Stacks: what is deployed together, in which region, and which resources are in which.
//!
//! Each region of a service is a stack of its own, so that it deploys, fails and recovers alone. What exists once
//! stands in stacks of its own beside them, so that it does not go with a region's.

use super::architecture::{Attributes, ResourceId};
use super::value::Fields;
use crate::source::Span;
use ecow::EcoString;

/// The index of a stack in its [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StackId(pub usize);

/// A stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// The name of its template's file, without the ending: `us-east-1`, `global`, `edge`, `template`.
    pub name: EcoString,
    /// Where it is deployed; none for a template that can be deployed anywhere.
    pub region: Option<EcoString>,
    /// What it is for.
    pub purpose: Purpose,
}

impl Stack {
    /// The name to deploy it under: the service's, and what tells it from the regional stacks.
    pub fn full_name(&self, service: &str) -> String {
        let service = if service.is_empty() { "stack" } else { service }.replace('_', "-");
        match self.purpose {
            Purpose::Region => service,
            Purpose::Global | Purpose::Edge => format!("{service}-{}", self.name),
        }
    }
}

/// What a stack is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// One region of the service, or the whole of a service that names none.
    Region,
    /// What exists once in a service of several regions; in the home region.
    Global,
    /// What AWS insists to have in us-east-1, where that is not the home region.
    Edge,
}

/// Where resources of a kind live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In each region of the service, or in those of `in`.
    Regional,
    /// Once, beside the regions, and within reach of all of them.
    Global,
    /// Once, in us-east-1: CloudFront and its certificates.
    Edge,
    /// In every stack with a resource that refers to it: certificates, health checks.
    Referred,
    /// In every stack where one of its targets lives: DNS records.
    Targets,
    /// Nowhere, as it exists already: what is known of it is known to every stack.
    Existing,
}

impl Scope {
    /// The scope of most kinds.
    pub fn regional(_: &Attributes) -> Scope {
        Scope::Regional
    }

    /// Regional, unless the author writes `replicate: true`.
    pub fn replicable(attributes: &Attributes) -> Scope {
        if attributes.bool("replicate") { Scope::Global } else { Scope::Regional }
    }
}

/// What an author says about where a resource lives, and how it differs there.
#[derive(Debug, Clone, Default)]
pub struct Placement {
    /// The regions of `in`, each with its place; all of them where it is not written.
    pub within: Option<Vec<(EcoString, Span)>>,
    /// The attributes of `per_region`: the region, the place of its name, what is different there.
    pub per_region: Vec<(EcoString, Span, Fields)>,
    /// Where the word `in` or `per_region` was written first.
    pub span: Span,
}

/// The stacks of a program, in the order of their templates, and where each resource is.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The stacks; at least one.
    pub stacks: Vec<Stack>,
    /// By resource: the stacks that it is in. What is not listed is in all of them.
    pub presence: Vec<Vec<StackId>>,
}

impl Default for Plan {
    /// One template that can be deployed anywhere.
    fn default() -> Plan {
        let only = Stack { name: "template".into(), region: None, purpose: Purpose::Region };
        Plan { stacks: vec![only], presence: Vec::new() }
    }
}

impl Plan {
    /// All stacks with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (StackId, &Stack)> {
        self.stacks.iter().enumerate().map(|(index, stack)| (StackId(index), stack))
    }

    /// A stack. Ids come from the plan; one of another plan may give `None`.
    pub fn stack(&self, id: StackId) -> Option<&Stack> {
        self.stacks.get(id.0)
    }

    /// The stacks that a resource is in.
    pub fn of(&self, resource: ResourceId) -> impl Iterator<Item = (StackId, &Stack)> {
        let known = self.presence.get(resource.0 as usize);
        self.iter().filter(move |(id, _)| known.is_none_or(|stacks| stacks.contains(id)))
    }

    /// Whether a resource is in a stack.
    pub fn has(&self, stack: StackId, resource: ResourceId) -> bool {
        self.presence.get(resource.0 as usize).is_none_or(|stacks| stacks.contains(&stack))
    }

    /// The stack of a region of the service.
    pub fn region(&self, region: &str) -> Option<StackId> {
        let of_region = |stack: &Stack| stack.purpose == Purpose::Region && stack.region.as_deref() == Some(region);
        self.iter().find(|(_, stack)| of_region(stack)).map(|(id, _)| id)
    }

    /// The home region of the service: the first one that it names.
    pub fn home(&self) -> Option<&str> {
        self.regions().find_map(|(_, stack)| stack.region.as_deref())
    }

    /// Whether the service lives in more than one region.
    pub fn is_spread(&self) -> bool {
        self.stacks.iter().filter(|stack| stack.purpose == Purpose::Region).count() > 1
    }

    /// The stacks of the service's regions.
    pub fn regions(&self) -> impl Iterator<Item = (StackId, &Stack)> {
        self.iter().filter(|(_, stack)| stack.purpose == Purpose::Region)
    }
}
