//! Patterns that contain themselves, directly or through others.

use super::scope::{Decl, Names};
use crate::diagnostics::{Diagnostics, names as say};
use crate::source::Span;
use crate::syntax::ast::{Item, ItemNode, Pattern};
use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use std::collections::{HashMap, HashSet};

/// Finds and reports them. Patterns are told apart by the place of their names.
pub fn find(names: &Names, diagnostics: &mut Diagnostics) -> HashSet<Span> {
    let mut graph: DiGraphMap<Span, Span> = DiGraphMap::new();
    let mut patterns: HashMap<Span, &Pattern> = HashMap::new();
    for (file, tree) in names.program.files.iter().enumerate() {
        for item in &tree.tree.items {
            let ItemNode::Pattern(pattern) = &item.node else {
                continue;
            };
            patterns.insert(pattern.name.span, pattern);
            graph.add_node(pattern.name.span);
            instances(&pattern.body, &mut |kind, at| {
                if let Some((Decl::Pattern(other, _), _)) = names.top(file, kind) {
                    graph.add_edge(pattern.name.span, other.name.span, at);
                }
            });
        }
    }
    let mut recursive = HashSet::new();
    for component in tarjan_scc(&graph) {
        let Some(first) = component.iter().min().copied() else {
            continue;
        };
        if component.len() == 1 && !graph.contains_edge(first, first) {
            continue;
        }
        let hops = circle(&graph, &component, first);
        if let Some(pattern) = patterns.get(&first) {
            diagnostics.push(say::recursive_pattern(&pattern.name.text, &hops));
        }
        recursive.extend(component);
    }
    recursive
}

/// The instances along one closed path from a pattern to itself.
fn circle(graph: &DiGraphMap<Span, Span>, component: &[Span], first: Span) -> Vec<Span> {
    let mut before: HashMap<Span, Span> = HashMap::new();
    let mut todo = vec![first];
    while let Some(here) = todo.pop() {
        for next in graph.neighbors(here).filter(|next| component.contains(next)) {
            if next == first {
                let mut path = vec![here];
                while let Some(earlier) = path.last().and_then(|last| before.get(last)) {
                    path.push(*earlier);
                }
                path.reverse();
                let ends = path.iter().skip(1).copied().chain([first]);
                return path.iter().copied().zip(ends).filter_map(|(a, b)| graph.edge_weight(a, b).copied()).collect();
            }
            if next != first && !before.contains_key(&next) {
                before.insert(next, here);
                todo.push(next);
            }
        }
    }
    Vec::new()
}

/// Every `KIND NAME` in a body, however deep.
fn instances(items: &[Item], visit: &mut impl FnMut(&str, Span)) {
    for item in items {
        match &item.node {
            ItemNode::Resource(resource) => visit(&resource.kind.text, resource.kind.span.to(resource.name.span)),
            ItemNode::If(branch) => {
                instances(&branch.then, visit);
                instances(branch.otherwise.as_deref().unwrap_or_default(), visit);
            }
            ItemNode::For(each) => instances(&each.body, visit),
            _ => {}
        }
    }
}
