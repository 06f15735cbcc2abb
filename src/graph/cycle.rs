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
}
