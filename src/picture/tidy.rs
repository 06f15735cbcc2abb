//! A picture with its lists in order and its references looked up.
//!
//! In: a [`Picture`] as it was filled. Out: a [`Tidy`]. Invariant: it depends on ids only, not on places in lists; every
//! index in it leads somewhere, and no group is around itself.

use super::{Edge, Group, Node, Picture, State};
use std::collections::BTreeMap;

/// What the writers draw.
#[derive(Debug, Clone)]
pub struct Tidy<'a> {
    pub title: &'a str,
    pub groups: Vec<TidyGroup<'a>>,
    pub nodes: Vec<TidyNode<'a>>,
    pub edges: Vec<TidyEdge<'a>>,
}

/// A group, and the place of the one around it.
#[derive(Debug, Clone, Copy)]
pub struct TidyGroup<'a> {
    pub group: &'a Group,
    pub parent: Option<usize>,
}

/// A node, and the place of the group around it.
#[derive(Debug, Clone, Copy)]
pub struct TidyNode<'a> {
    pub node: &'a Node,
    pub group: Option<usize>,
}

/// An edge, and the places of its ends.
#[derive(Debug, Clone, Copy)]
pub struct TidyEdge<'a> {
    pub edge: &'a Edge,
    pub from: usize,
    pub to: usize,
}

impl<'a> Tidy<'a> {
    /// Sorts and looks up. Of several things with one id the smallest stays; an edge without an end is dropped.
    pub fn new(picture: &'a Picture) -> Tidy<'a> {
        let groups = by_id(&picture.groups, |group| &group.id);
        let nodes = by_id(&picture.nodes, |node| &node.id);
        let places: BTreeMap<&str, usize> = groups.iter().enumerate().map(|(at, group)| (&*group.id, at)).collect();
        let group_at = |at: Option<usize>| places.get(&*picture.groups.get(at?)?.id).copied();
        let parents: Vec<Option<usize>> = groups.iter().map(|group| group_at(group.parent)).collect();
        Tidy {
            title: &picture.title,
            edges: edges(picture, &nodes),
            nodes: nodes.into_iter().map(|node| TidyNode { node, group: group_at(node.group) }).collect(),
            groups: (groups.into_iter().enumerate())
                .map(|(at, group)| TidyGroup { group, parent: rooted(&parents, at) })
                .collect(),
        }
    }

    /// The groups directly in a group, or in none.
    pub fn groups_in(&self, parent: Option<usize>) -> impl Iterator<Item = (usize, &TidyGroup<'a>)> {
        self.groups.iter().enumerate().filter(move |(_, group)| group.parent == parent)
    }

    /// The nodes directly in a group, or in none.
    pub fn nodes_in(&self, parent: Option<usize>) -> impl Iterator<Item = (usize, &TidyNode<'a>)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.group == parent)
    }

    /// Whether anything is in a state.
    pub fn any_is(&self, state: State) -> bool {
        self.nodes.iter().any(|node| node.node.state == state)
            || self.edges.iter().any(|edge| edge.edge.state == state)
            || self.groups.iter().any(|group| group.group.state == state)
    }
}

fn by_id<T: Ord>(things: &[T], id: impl Fn(&T) -> &str) -> Vec<&T> {
    let mut sorted: Vec<&T> = things.iter().collect();
    sorted.sort_by(|a, b| id(a).cmp(id(b)).then_with(|| a.cmp(b)));
    sorted.dedup_by(|a, b| id(a) == id(b));
    sorted
}

fn edges<'a>(picture: &'a Picture, nodes: &[&Node]) -> Vec<TidyEdge<'a>> {
    let places: BTreeMap<&str, usize> = nodes.iter().enumerate().map(|(at, node)| (&*node.id, at)).collect();
    let find = |id: &str| places.get(id).copied();
    let mut sorted: Vec<&Edge> = picture.edges.iter().collect();
    sorted.sort();
    sorted.dedup();
    let ends = |edge: &'a Edge| Some(TidyEdge { edge, from: find(&edge.from)?, to: find(&edge.to)? });
    sorted.into_iter().filter_map(ends).collect()
}

/// The parent of a group, or none where following parents never ends.
fn rooted(parents: &[Option<usize>], at: usize) -> Option<usize> {
    let parent_of = |at: &usize| parents.get(*at).copied().flatten();
    let steps = std::iter::successors(Some(at), parent_of).take(parents.len() + 1).count();
    if steps > parents.len() { None } else { parent_of(&at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(id: &str, parent: Option<usize>) -> Group {
        Group { id: id.into(), parent, ..Group::default() }
    }

    #[test]
    fn groups_around_each_other_stand_free() {
        let groups = vec![group("a", Some(1)), group("b", Some(0)), group("c", Some(0)), group("d", Some(9))];
        let picture = Picture { groups, ..Picture::default() };
        let parents: Vec<_> = Tidy::new(&picture).groups.iter().map(|group| group.parent).collect();
        assert_eq!(parents, [None, None, None, None]);
    }

    #[test]
    fn an_edge_without_an_end_is_dropped() {
        let edge = |to: &str| Edge { from: "a".into(), to: to.into(), ..Edge::default() };
        let nodes = vec![Node { id: "a".into(), ..Node::default() }];
        let picture = Picture { nodes, edges: vec![edge("gone"), edge("a"), edge("a")], ..Picture::default() };
        assert_eq!(Tidy::new(&picture).edges.len(), 1);
    }
}
