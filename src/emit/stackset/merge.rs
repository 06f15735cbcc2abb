//! Values of several regions as one.
//!
//! In: a value for each region. Out: one value, in which the smallest parts that differ are chosen by region. Texts
//! with references (`!Sub`), texts of JSON and calls of functions are parts without parts.

use super::regions::{Regions, Set};
use super::{Given, united};
use crate::model::template::Node;
use ecow::EcoString;

/// A value that only some of the regions in `scope` may have.
pub fn optional(regions: &mut Regions, path: &[EcoString], scope: &[usize], given: &[(usize, &Node)]) -> Node {
    let given: Vec<(usize, &Node)> = given.iter().copied().filter(|(_, node)| **node != Node::Null).collect();
    let value = value(regions, path, &given);
    if given.len() == scope.len() || given.is_empty() {
        return value;
    }
    stays_packable(regions, path, [&value]);
    regions.only_within(&super::set(&given), value)
}

/// A value that every region has in which it matters.
pub fn value(regions: &mut Regions, path: &[EcoString], given: &[(usize, &Node)]) -> Node {
    match groups(given).as_slice() {
        [] => Node::NoValue,
        [(_, only)] => (*only).clone(),
        groups => maps(regions, path, given)
            .or_else(|| list(regions, path, given))
            .unwrap_or_else(|| choice(regions, path, groups)),
    }
}

/// The regions that say the same, in the order in which they say it first.
pub fn groups<T: PartialEq + Copy>(given: &[(usize, T)]) -> Vec<(Set, T)> {
    let mut groups: Vec<(Set, T)> = Vec::new();
    for (region, value) in given {
        match groups.iter_mut().find(|(_, known)| known == value) {
            Some((set, _)) => set.push(*region),
            None => groups.push((vec![*region], *value)),
        }
    }
    groups
}

/// Maps key by key, where they have a key in common.
fn maps(regions: &mut Regions, path: &[EcoString], given: &[(usize, &Node)]) -> Option<Node> {
    let maps = given.iter().map(|(region, node)| Some((*region, map(node)?))).collect::<Option<Vec<_>>>()?;
    let keys = united(maps.iter().map(|(_, pairs)| pairs.iter().map(|(key, _)| key)));
    let of = |key: &EcoString| -> Given<Node> {
        let values = maps.iter().map(|(region, pairs)| Some((*region, &pairs.iter().find(|(name, _)| name == key)?.1)));
        values.flatten().collect()
    };
    if !keys.iter().any(|key| of(key).len() == given.len()) {
        return None;
    }
    let scope = super::set(given);
    let pair = |key: EcoString| {
        let path = [path, std::slice::from_ref(&key)].concat();
        let value = optional(regions, &path, &scope, &of(&key));
        (key, value)
    };
    Some(Node::Map(keys.into_iter().map(pair).collect()))
}

/// The pairs of a map that is no call of a function.
fn map(node: &Node) -> Option<&[(EcoString, Node)]> {
    let is_call = |(key, _): &(EcoString, Node)| key.starts_with("Fn::") || key == "Ref";
    match node {
        Node::Map(pairs) => (!pairs.iter().any(is_call)).then_some(pairs),
        _ => None,
    }
}

/// Lists of one length, element by element.
fn list(regions: &mut Regions, path: &[EcoString], given: &[(usize, &Node)]) -> Option<Node> {
    let lists = given.iter().map(|(region, node)| Some((*region, elements(node)?))).collect::<Option<Vec<_>>>()?;
    let length = lists.first()?.1.len();
    if lists.iter().any(|(_, nodes)| nodes.len() != length) {
        return None;
    }
    let element = |place: usize| {
        let given: Given<Node> =
            lists.iter().filter_map(|(region, nodes)| Some((*region, nodes.get(place)?))).collect();
        let path = [path, &[place.to_string().into()]].concat();
        value(regions, &path, &given)
    };
    Some(Node::List((0..length).map(element).collect()))
}

fn elements(node: &Node) -> Option<&[Node]> {
    match node {
        Node::List(nodes) => Some(nodes),
        _ => None,
    }
}

/// One of several values: from the table where regions differ in a plain one, or else by `!If`, the most usual last.
fn choice(regions: &mut Regions, path: &[EcoString], groups: &[(Set, &Node)]) -> Node {
    stays_packable(regions, path, groups.iter().map(|(_, node)| *node));
    if let Some(found) = from_table(regions, path, groups) {
        return found;
    }
    let mut rest: Vec<&(Set, &Node)> = groups.iter().collect();
    rest.sort_by_key(|(set, _)| set.len());
    let mut rest = rest.into_iter().rev();
    let said = |node: &Node| if *node == Node::Null { Node::NoValue } else { node.clone() };
    let usual = rest.next().map_or(Node::NoValue, |(_, node)| said(node));
    rest.fold(usual, |other, (set, node)| Node::If(regions.within(set), Box::new(said(node)), Box::new(other)))
}

/// A lookup, where three or more plain values differ and every region has one: CloudFormation refuses a table with gaps.
fn from_table(regions: &mut Regions, path: &[EcoString], groups: &[(Set, &Node)]) -> Option<Node> {
    let is_plain = |(_, node): &(Set, &Node)| matches!(node, Node::Text(_) | Node::Int(_));
    let mut values: Vec<(usize, Node)> =
        groups.iter().flat_map(|(set, node)| set.iter().map(|region| (*region, (*node).clone()))).collect();
    values.sort_by_key(|(region, _)| *region);
    let suits = groups.len() > 2 && groups.iter().all(is_plain) && regions.are_all(&super::set(&values));
    suits.then(|| regions.looked_up(path, values.into_iter().map(|(_, node)| node).collect()))?
}

/// Reports local code behind a condition, where `aws cloudformation package` does not find it.
fn stays_packable<'n>(regions: &mut Regions, path: &[EcoString], nodes: impl IntoIterator<Item = &'n Node>) {
    if nodes.into_iter().any(has_local_code) {
        let property = path.get(1).cloned().unwrap_or_default();
        regions.differs(&property);
    }
}

fn has_local_code(node: &Node) -> bool {
    match node {
        Node::Local(_) => true,
        Node::List(nodes) => nodes.iter().any(has_local_code),
        Node::Map(pairs) => pairs.iter().any(|(_, node)| has_local_code(node)),
        Node::If(_, then, otherwise) => has_local_code(then) || has_local_code(otherwise),
        _ => false,
    }
}
