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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{API, CALLS, FUNCTION, Fixture, POLLS, QUEUE, TABLE};

    fn goal(wire: Wire) -> bool {
        wire.connection.to.port.name == "write"
    }

    /// The resources: four functions, two queues, an API and two tables, with arrows between any of them.
    fn architecture(arrows: &[(usize, usize, bool)]) -> Fixture {
        let mut fixture = Fixture::default();
        let kinds = [&FUNCTION, &FUNCTION, &FUNCTION, &FUNCTION, &QUEUE, &QUEUE, &API, &TABLE, &TABLE];
        let ids: Vec<ResourceId> =
            kinds.iter().enumerate().map(|(n, kind)| fixture.resource(kind, &format!("r{n}"))).collect();
        for (from, to, write) in arrows {
            let port = if *write && *to > 6 { "write" } else { "" };
            fixture.arrow(if *to > 3 { &CALLS } else { &POLLS }, (ids[*from], ""), (ids[*to], port), &[]);
        }
        fixture
    }

    /// The length of the shortest way, found by walking all ways that visit nothing twice.
    fn brute(graph: &Graph, from: ResourceId, seen: &mut Vec<ResourceId>) -> Option<usize> {
        let view = graph.view(from)?;
        if !passes_on(view) || seen.contains(&from) {
            return None;
        }
        seen.push(from);
        let ways = view.outgoing().filter_map(|wire| match goal(wire) {
            true => Some(1),
            false => brute(graph, wire.to.id, seen).map(|rest| rest + 1),
        });
        let shortest = ways.min();
        seen.pop();
        shortest
    }

    proptest::proptest! {
        /// There is a way where brute force finds one, none is shorter, and each step goes on where the last one ended.
        #[test]
        fn ways_are_those_of_brute_force(
            arrows in proptest::collection::vec((0..9_usize, 0..9_usize, proptest::bool::ANY), 0..16),
        ) {
            let fixture = architecture(&arrows);
            let reach = Reach::of(&fixture.graph, goal);
            for view in fixture.graph.views() {
                let way = reach.onward(view.id);
                let expected = brute(&fixture.graph, view.id, &mut Vec::new());
                proptest::prop_assert_eq!(way.as_ref().map(Vec::len), expected);
                let mut at = view.id;
                for wire in way.into_iter().flatten() {
                    proptest::prop_assert_eq!(wire.from.id, at);
                    at = wire.to.id;
                }
            }
        }
    }
}
