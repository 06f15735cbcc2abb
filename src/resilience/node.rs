//! A resource in one of the stacks.

use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use crate::model::stack::{Purpose, Stack, StackId};

/// A resource in a stack. What exists once for all regions is, seen from a region, its replica there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// The stack.
    pub stack: StackId,
    /// The resource.
    pub resource: ResourceId,
}

impl Node {
    /// The resource in the graph of the stack.
    pub fn view(self, deployment: &Deployment) -> Option<View<'_>> {
        deployment.graph(self.stack)?.view(self.resource)
    }

    /// Its name and, in a service of several regions, the region: "`users` in us-east-1".
    pub fn words(self, deployment: &Deployment) -> String {
        let name = self.view(deployment).map(View::name).unwrap_or_default();
        match deployment.plan().filter(|plan| plan.is_spread()).and_then(|plan| plan.stack(self.stack)) {
            Some(stack) => format!("`{name}` in {}", place(stack)),
            None => format!("`{name}`"),
        }
    }
}

/// Where a stack is, in words: "us-east-1".
pub fn place(stack: &Stack) -> &str {
    stack.region.as_deref().unwrap_or(ONLY)
}

/// The region of a template that can be deployed anywhere, in words.
pub const ONLY: &str = "its region";

/// The stacks of a resource in which clients meet it: those of regions where it has some, or else the one where it exists.
pub fn stacks(deployment: &Deployment, resource: ResourceId) -> Vec<Node> {
    let Some(plan) = deployment.plan() else { return Vec::new() };
    let shared = deployment.anywhere(resource).is_some_and(View::is_shared);
    let replicated = shared && deployment.anywhere(resource).is_some_and(is_store);
    match replicated {
        true => plan.regions().map(|(stack, _)| Node { stack, resource }).collect(),
        false => plan.of(resource).map(|(stack, _)| Node { stack, resource }).collect(),
    }
}

/// Whether what exists once has a copy in every region, rather than being AWS's in all the world.
fn is_store(view: View) -> bool {
    ["table", "secret"].iter().any(|kind| view.is(kind))
}

/// Whether a region's loss takes a resource of one of its stacks away. Route 53 answers from everywhere.
pub fn is_regional(view: View, stack: &Stack) -> bool {
    let everywhere = ["zone", "record", "health_check"].iter().any(|kind| view.is(kind));
    !everywhere && (stack.purpose != Purpose::Edge || view.is("site"))
}
