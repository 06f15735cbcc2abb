//! Policy documents: statements put together, and how large IAM finds them.

use crate::model::grant::Condition;
use crate::model::template::Node;
use ecow::EcoString;

/// `Version` and the statements.
pub fn document(statements: Vec<Node>) -> Node {
    Node::map([("Version", Node::text("2012-10-17")), ("Statement", Node::List(statements))])
}

/// One value alone, or several as a list.
pub fn one_or_list(mut nodes: Vec<Node>) -> Node {
    match nodes.len() {
        1 => nodes.pop().unwrap_or(Node::Null),
        _ => Node::List(nodes),
    }
}

/// `Condition`: one map for each operator, in the order in which they first come; nothing where there is none.
pub fn conditions(conditions: &[Condition]) -> Node {
    let mut operators: Vec<(EcoString, Vec<(EcoString, Node)>)> = Vec::new();
    for Condition { operator, key, value } in conditions {
        match operators.iter_mut().find(|(known, _)| known == operator) {
            Some((_, keys)) => keys.push((key.clone(), value.clone())),
            None => operators.push((operator.clone(), vec![(key.clone(), value.clone())])),
        }
    }
    if operators.is_empty() {
        return Node::Null;
    }
    Node::map(operators.into_iter().map(|(operator, keys)| (operator, Node::map(keys))))
}

/// A node as text that tells it from every other: for finding equals and for ordering.
pub fn key(node: &Node) -> String {
    let mut out = String::new();
    write_key(node, &mut out);
    out
}

fn write_key(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => out.push_str(text),
        Node::List(nodes) => nodes.iter().for_each(|node| {
            write_key(node, out);
            out.push('\u{1}');
        }),
        Node::Sub(pieces) => out.push_str(&super::intrinsic::sub(pieces).text),
        Node::Ref(_) | Node::Att(..) | Node::Pseudo(_) => {
            out.push_str(&super::intrinsic::sub(std::slice::from_ref(node)).text);
        }
        other => out.push_str(&format!("{other:?}")),
    }
}

/// The longest name that AWS makes, and the longest ARN with it.
const NAME: usize = 64;
const ARN: usize = 130;

/// How many characters a policy has at most once AWS has filled in its references; white space does not count.
///
/// References count as long as AWS can make them: a name of 64 characters behind the parts of an ARN.
pub fn size(node: &Node) -> usize {
    match node {
        Node::Text(text) | Node::Local(text) => text.len() + 2,
        // Alone, the reference is to a topic or a machine, whose `Ref` is the ARN.
        Node::Ref(_) | Node::Att(..) => ARN + 2,
        Node::Pseudo(_) => 16,
        Node::Sub(pieces) => pieces.iter().map(part_size).sum::<usize>() + 2,
        Node::List(nodes) => nodes.iter().map(|node| size(node) + 1).sum::<usize>() + 1,
        Node::Map(pairs) => pairs.iter().map(|(key, node)| key.len() + 4 + size(node)).sum::<usize>() + 1,
        Node::Select(_, node) | Node::Split(_, node) | Node::Join(_, node) | Node::JsonText(node) => size(node),
        Node::If(_, then, otherwise) => size(then).max(size(otherwise)),
        _ => 8,
    }
}

fn part_size(piece: &Node) -> usize {
    match piece {
        Node::Ref(_) => NAME,
        other => size(other).saturating_sub(2),
    }
}
