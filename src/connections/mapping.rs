//! What all event source mappings share: filters, the switch, waiting for the consumer's policy.

use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::{Entry, Node};

/// `filter: { body: { type: ["order"] } }`
pub const FILTER: Attribute = Attribute {
    name: "filter",
    shape: Shape::Either(&[Shape::Json, Shape::List(&Shape::Json, 1, 5)]),
    fallback: Fallback::Absent,
    doc: "A pattern of Lambda's filter language, or up to five. A queue deletes what does not match.",
};

/// `enabled: false`
pub const ENABLED: Attribute = Attribute {
    name: "enabled",
    shape: Shape::Bool,
    fallback: Fallback::Bool(true),
    doc: "Whether Lambda polls; switched off, messages wait.",
};

/// A mapping from a source to the function at the arrow's end.
///
/// Lambda tests its access when the mapping is made, and CloudFormation does not see that the policy is needed:
/// so the mapping waits for it.
pub fn entry(wire: &Wire, source: Node) -> Entry {
    Entry::new("AWS::Lambda::EventSourceMapping", wire.span())
        .after(wire.to.policy(&LAMBDA))
        .with("EventSourceArn", source)
        .with("FunctionName", Node::reference(wire.to.logical()))
        .with_some("Enabled", enabled(wire))
}

/// Off by the author's word, or by the function's kill switch.
fn enabled(wire: &Wire) -> Option<Node> {
    if !wire.options().bool("enabled") {
        return Some(Node::Bool(false));
    }
    let switch = crate::kinds::switch(&wire.to)?;
    Some(Node::If(switch, Box::new(Node::Bool(true)), Box::new(Node::Bool(false))))
}

/// `FilterCriteria`: each pattern as JSON text.
pub fn filter(wire: &Wire) -> Option<Node> {
    let pattern = |node: Node| Node::map([("Pattern", Node::JsonText(Box::new(node)))]);
    let patterns = match wire.graph.node(&wire.options().get("filter")?.value) {
        Node::List(nodes) => nodes.into_iter().map(pattern).collect(),
        node => vec![pattern(node)],
    };
    Some(Node::map([("Filters", Node::List(patterns))]))
}
