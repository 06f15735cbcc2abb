//! What a request leads to: from a route, along the calls and events that it causes, to the first arrow of some sort.
//!
//! One walk backwards from those arrows serves all routes of a stack, so that the work grows with the arrows and not
//! with the pairs.

use crate::model::architecture::ResourceId;
use crate::model::graph::ConnectionId;
use crate::model::graph::{Graph, View, Wire};
use std::collections::{HashMap, VecDeque};

/// For each resource, the arrow that leads on towards the nearest goal.
pub struct Reach<'a> {
    graph: &'a Graph,
    goal: fn(Wire) -> bool,
    next: HashMap<ResourceId, ConnectionId>,
}

impl<'a> Reach<'a> {
    /// The ways to the arrows that are a goal.
    pub fn of(graph: &'a Graph, goal: fn(Wire) -> bool) -> Reach<'a> {
        let mut reach = Reach { graph, goal, next: HashMap::new() };
        let mut waiting: VecDeque<ResourceId> = VecDeque::new();
        for wire in graph.wires().filter(|wire| goal(*wire)) {
            reach.lead(wire, &mut waiting);
        }
        while let Some(id) = waiting.pop_front() {
            for wire in graph.view(id).into_iter().flat_map(View::incoming) {
                reach.lead(wire, &mut waiting);
            }
        }
        reach
    }

    fn lead(&mut self, wire: Wire, waiting: &mut VecDeque<ResourceId>) {
        if passes_on(wire.from) && !self.next.contains_key(&wire.from.id) {
            self.next.insert(wire.from.id, wire.connection.id);
            waiting.push_back(wire.from.id);
        }
    }

    /// The way from an arrow to the nearest goal, both ends included.
    pub fn way(&self, start: Wire<'a>) -> Option<Vec<Wire<'a>>> {
        if (self.goal)(start) {
            return Some(vec![start]);
        }
        let onward = self.onward(start.to.id)?;
        Some(std::iter::once(start).chain(onward).collect())
    }

    /// The way from a resource to the nearest goal. Each step is nearer to it than the one before.
    pub fn onward(&self, from: ResourceId) -> Option<Vec<Wire<'a>>> {
        let (mut way, mut at) = (Vec::new(), from);
        loop {
            let wire = self.graph.wire(*self.next.get(&at)?)?;
            way.push(wire);
            if (self.goal)(wire) {
                return Some(way);
            }
            at = wire.to.id;
        }
    }
}

/// Whether what arrives at a resource goes on from it. What is written into a store rests there; an API has routes.
fn passes_on(view: View) -> bool {
    !["api", "table", "bucket"].iter().any(|kind| view.is(kind))
}
