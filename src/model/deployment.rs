//! A whole program as it is deployed: the wired graph of each of its stacks.
//!
//! All graphs know all resources under the same ids; each has the ones that are in its stack, and the arrows between
//! them.

use super::architecture::{Architecture, ResourceId};
use super::graph::{Graph, View};
use super::stack::{Plan, Stack, StackId};

/// The graphs of all stacks, in the order of the plan.
#[derive(Debug, Default)]
pub struct Deployment {
    /// One for each stack.
    pub graphs: Vec<Graph>,
}

impl Deployment {
    /// The graph of a stack.
    pub fn graph(&self, id: StackId) -> Option<&Graph> {
        self.graphs.get(id.0)
    }

    /// The stacks with their graphs.
    pub fn stacks(&self) -> impl Iterator<Item = (StackId, &Stack, &Graph)> {
        let stack = |(index, graph): (usize, _)| Some((StackId(index), Graph::stack(graph)?, graph));
        self.graphs.iter().enumerate().filter_map(stack)
    }

    /// The architecture of the first stack, which says what is true of all of them; `None` where nothing was understood.
    pub fn first(&self) -> Option<&Architecture> {
        self.graphs.first().map(|graph| &graph.architecture)
    }

    /// The stacks and who is in which.
    pub fn plan(&self) -> Option<&Plan> {
        self.first().map(|architecture| &*architecture.plan)
    }

    /// A resource in a stack, where it is there.
    pub fn view(&self, stack: StackId, resource: ResourceId) -> Option<View<'_>> {
        self.graph(stack)?.view(resource).filter(|view| view.is_here())
    }

    /// A resource in the first stack that has it.
    pub fn anywhere(&self, resource: ResourceId) -> Option<View<'_>> {
        self.graphs.iter().filter_map(|graph| graph.view(resource)).find(|view| view.is_here())
    }
}
