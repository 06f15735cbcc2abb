//! Resources of a template that wait for each other: CloudFormation refuses them.
//!
//! In: a [`Template`]. Out: SLS0601 for each closed path of references and `DependsOn`. Roles, bucket events, log
//! groups and names are lowered so that no cycle of the compiler's own making goes through them; what is left is
//! what an author wrote, mostly an environment variable that names the resource that calls the function.

use super::cycle;
use crate::diagnostics::{Diagnostics, graph as say};
use crate::model::template::{Entry, LogicalId, Node, Template};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

/// Why a resource waits for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    DependsOn,
    Property,
}

/// The nodes are the places of resources in their template.
type Waits = DiGraph<(), Reason>;

/// Reports resources that wait for each other.
pub fn check(template: &Template, diagnostics: &mut Diagnostics) {
    let graph = waits(template);
    let users = |edge: EdgeIndex| graph.edge_endpoints(edge).map_or(0, |(_, to)| incoming(&graph, to));
    for path in cycle::closed_paths(&graph, |edge| (graph.edge_weight(edge).copied(), users(edge), edge)) {
        let hops: Vec<say::Wait> = path.iter().filter_map(|edge| hop(template, &graph, *edge)).collect();
        diagnostics.push(say::template_cycle(&hops));
    }
}

fn incoming(graph: &Waits, node: NodeIndex) -> usize {
    graph.neighbors_directed(node, petgraph::Direction::Incoming).count()
}

fn waits(template: &Template) -> Waits {
    let mut graph = DiGraph::with_capacity(template.resources.len(), template.resources.len() * 2);
    for _ in 0..template.resources.len() {
        graph.add_node(());
    }
    for (from, entry) in template.resources.values().enumerate() {
        let mut join = |to: &LogicalId, reason| {
            if let Some(to) = template.resources.get_index_of(to) {
                graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), reason);
            }
        };
        entry.depends_on.iter().for_each(|to| join(to, Reason::DependsOn));
        entry.waits_for.iter().for_each(|node| node.references(&mut |to| join(to, Reason::DependsOn)));
        entry.properties.iter().for_each(|(_, node)| node.references(&mut |to| join(to, Reason::Property)));
    }
    graph
}

fn hop<'t>(template: &'t Template, graph: &Waits, edge: EdgeIndex) -> Option<say::Wait<'t>> {
    let (from, to) = graph.edge_endpoints(edge)?;
    let (from, entry) = template.resources.get_index(from.index())?;
    let (to, _) = template.resources.get_index(to.index())?;
    let through = match graph.edge_weight(edge)? {
        Reason::DependsOn => None,
        Reason::Property => way_to(entry, to),
    };
    Some(say::Wait { from, to, through, cause: entry.cause })
}

/// The property through which a resource refers to another one: `Environment.Variables.ORDERS`.
fn way_to(entry: &Entry, to: &LogicalId) -> Option<String> {
    entry.properties.iter().find_map(|(name, node)| {
        let mut way = vec![name.to_string()];
        find(node, to, &mut way).then(|| way.join("."))
    })
}

fn find(node: &Node, to: &LogicalId, way: &mut Vec<String>) -> bool {
    match node {
        Node::Map(pairs) => pairs.iter().any(|(key, node)| {
            way.push(key.to_string());
            let found = find(node, to, way);
            if !found {
                way.pop();
            }
            found
        }),
        Node::List(nodes) => nodes.iter().any(|node| find(node, to, way)),
        other => {
            let mut found = false;
            other.references(&mut |id| found |= id == to);
            found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn entry(place: u32) -> Entry {
        Entry::new("AWS::Lambda::Function", Span::new(place, place + 1))
    }

    #[test]
    fn a_cycle_is_reported_hop_by_hop_with_the_cheapest_first() {
        let id = LogicalId::new;
        let mut template = Template::default();
        let variables = Node::map([("Variables", Node::map([("B", Node::reference(id("B")))]))]);
        template.add(id("A"), entry(1).with("Environment", variables));
        template.add(id("B"), entry(3).after(id("C")));
        template.add(id("C"), entry(5).with("Role", Node::att(id("A"), "Arn")));
        let mut diagnostics = Diagnostics::default();
        check(&template, &mut diagnostics);
        let report = diagnostics.iter().next().unwrap();
        assert_eq!(report.message, "these resources wait for each other: `B` → `C` → `A` → `B`");
        let labels: Vec<&str> = report.labels.iter().map(|label| label.text.as_str()).collect();
        let expected = ["`B` has to wait for `C`", "`C` refers to `A` in `Role`"];
        assert_eq!(labels, [&expected[..], &["`A` refers to `B` in `Environment.Variables.B`"]].concat());
        assert_eq!(diagnostics.len(), 1);
    }
}
