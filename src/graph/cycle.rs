//! Closed paths in a directed graph, each told once.

use petgraph::algo::{astar, tarjan_scc};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};
use std::collections::HashSet;

/// More closed paths than anybody reads at once.
const MOST: usize = 50;

/// Closed paths of a graph, so that cutting the first edge of each leaves none; each is as short as any through its
/// first node. `cost` says which edge of a path is cut with the least harm: that one comes first.
pub fn closed_paths<N, E, K: Ord>(graph: &DiGraph<N, E>, cost: impl Fn(EdgeIndex) -> K) -> Vec<Vec<EdgeIndex>> {
    let mut cut = HashSet::new();
    let mut found = Vec::new();
    while found.len() < MOST {
        let paths = one_for_each_knot(graph, &cut);
        if paths.is_empty() {
            break;
        }
        for mut path in paths {
            let cheapest = (0..path.len()).min_by_key(|place| path.get(*place).map(|edge| cost(*edge)));
            path.rotate_left(cheapest.unwrap_or(0));
            cut.extend(path.first());
            found.push(path);
        }
    }
    found
}

/// A shortest closed path that begins with an edge; nothing where there is none.
pub fn path_through<N, E>(graph: &DiGraph<N, E>, edge: EdgeIndex) -> Option<Vec<EdgeIndex>> {
    let (from, to) = graph.edge_endpoints(edge)?;
    let mut path = vec![edge];
    path.extend(path_between(graph, &HashSet::new(), to, from)?);
    Some(path)
}

/// Nodes that all reach each other are a knot.
fn one_for_each_knot<N, E>(graph: &DiGraph<N, E>, cut: &HashSet<EdgeIndex>) -> Vec<Vec<EdgeIndex>> {
    let open = EdgeFiltered::from_fn(graph, |edge| !cut.contains(&edge.id()));
    let mut knots: Vec<NodeIndex> = tarjan_scc(&open)
        .into_iter()
        .filter_map(|members| {
            let first = members.iter().min().copied()?;
            let looped = || graph.edges_connecting(first, first).any(|edge| !cut.contains(&edge.id()));
            (members.len() > 1 || looped()).then_some(first)
        })
        .collect();
    knots.sort_unstable();
    knots.into_iter().filter_map(|start| shortest(graph, cut, start)).collect()
}

fn shortest<N, E>(graph: &DiGraph<N, E>, cut: &HashSet<EdgeIndex>, start: NodeIndex) -> Option<Vec<EdgeIndex>> {
    let first_steps = graph.edges(start).filter(|edge| !cut.contains(&edge.id()));
    let paths = first_steps.filter_map(|edge| {
        let mut path = vec![edge.id()];
        path.extend(path_between(graph, cut, edge.target(), start)?);
        Some(path)
    });
    paths.min_by_key(|path| (path.len(), path.clone()))
}

fn path_between<N, E>(
    graph: &DiGraph<N, E>,
    cut: &HashSet<EdgeIndex>,
    from: NodeIndex,
    to: NodeIndex,
) -> Option<Vec<EdgeIndex>> {
    let open = EdgeFiltered::from_fn(graph, |edge| !cut.contains(&edge.id()));
    let (_, nodes) = astar(&open, from, |node| node == to, |_| 1_u32, |_| 0)?;
    let step = |(a, b): (&NodeIndex, &NodeIndex)| {
        graph.edges_connecting(*a, *b).map(|edge| edge.id()).filter(|edge| !cut.contains(edge)).min()
    };
    nodes.iter().zip(nodes.iter().skip(1)).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(u32, u32)]) -> DiGraph<(), ()> {
        DiGraph::from_edges(edges)
    }

    fn ends(graph: &DiGraph<(), ()>, path: &[EdgeIndex]) -> Vec<(usize, usize)> {
        let ends = |edge: &EdgeIndex| graph.edge_endpoints(*edge).map(|(a, b)| (a.index(), b.index()));
        path.iter().filter_map(ends).collect()
    }

    #[test]
    fn a_chain_has_no_closed_path() {
        assert!(closed_paths(&graph(&[(0, 1), (1, 2)]), |edge| edge).is_empty());
    }

    #[test]
    fn a_closed_path_begins_with_its_cheapest_edge() {
        let graph = graph(&[(0, 1), (1, 2), (2, 0)]);
        let paths = closed_paths(&graph, |edge| edge.index() != 1);
        assert_eq!(paths.iter().map(|path| ends(&graph, path)).collect::<Vec<_>>(), [[(1, 2), (2, 0), (0, 1)]]);
    }

    #[test]
    fn two_closed_paths_of_a_knot_are_told_apart() {
        let graph = graph(&[(0, 1), (1, 0), (1, 2), (2, 1)]);
        let paths = closed_paths(&graph, |edge| edge);
        assert_eq!(
            paths.iter().map(|path| ends(&graph, path)).collect::<Vec<_>>(),
            [[(0, 1), (1, 0)], [(1, 2), (2, 1)]]
        );
    }

    #[test]
    fn an_edge_to_itself_is_a_closed_path() {
        let graph = graph(&[(0, 0)]);
        assert_eq!(closed_paths(&graph, |edge| edge).len(), 1);
        assert_eq!(path_through(&graph, EdgeIndex::new(0)), Some(vec![EdgeIndex::new(0)]));
    }

    /// Every simple closed path of a small graph, as the edges of each, from its least node on.
    fn every_closed_path(edges: &[(u32, u32)]) -> HashSet<Vec<usize>> {
        fn walk(edges: &[(u32, u32)], first: u32, path: &mut Vec<usize>, all: &mut HashSet<Vec<usize>>) {
            let at = path.last().map_or(first, |edge| edges[*edge].1);
            for (number, (_, to)) in edges.iter().enumerate().filter(|(_, (from, _))| *from == at) {
                let passed = path.iter().any(|edge| edges[*edge].1 == *to);
                if *to == first {
                    all.insert(path.iter().copied().chain([number]).collect());
                } else if *to > first && !passed {
                    path.push(number);
                    walk(edges, first, path, all);
                    path.pop();
                }
            }
        }
        let mut all = HashSet::new();
        for first in edges.iter().map(|(from, _)| *from).collect::<std::collections::BTreeSet<u32>>() {
            walk(edges, first, &mut Vec::new(), &mut all);
        }
        all
    }

    /// The same path from its least node on.
    fn turned(edges: &[(u32, u32)], path: &[EdgeIndex]) -> Vec<usize> {
        let mut path: Vec<usize> = path.iter().map(|edge| edge.index()).collect();
        let least = (0..path.len()).min_by_key(|place| edges[path[*place]].0).unwrap();
        path.rotate_left(least);
        path
    }

    proptest::proptest! {
        /// Brute force walks every simple closed path: each that is found is one of them, each of them meets an edge that is to
        /// be cut, and every knot has one.
        #[test]
        fn closed_paths_are_those_of_brute_force(edges in proptest::collection::vec((0..7_u32, 0..7_u32), 0..16)) {
            let graph = graph(&edges);
            let all = every_closed_path(&edges);
            let found = closed_paths(&graph, |edge| (edge.index() * 7) % 5);
            proptest::prop_assert_eq!(found.is_empty(), all.is_empty());
            for path in &found {
                proptest::prop_assert!(all.contains(&turned(&edges, path)), "{:?}", path);
                let cheapest = path.iter().map(|edge| (edge.index() * 7) % 5).min();
                proptest::prop_assert_eq!(path.first().map(|edge| (edge.index() * 7) % 5), cheapest);
            }
            let cut: HashSet<usize> = found.iter().map(|path| path[0].index()).collect();
            proptest::prop_assert!(all.iter().all(|path| path.iter().any(|edge| cut.contains(edge))));
            for knot in tarjan_scc(&graph) {
                let inside = |path: &Vec<EdgeIndex>| {
                    let (from, _) = graph.edge_endpoints(path[0]).unwrap();
                    knot.contains(&from)
                };
                let closed = |path: &&Vec<usize>| knot.iter().any(|node| node.index() == edges[path[0]].0 as usize);
                proptest::prop_assert_eq!(found.iter().any(inside), all.iter().any(|path| closed(&path)));
            }
        }
    }
}
