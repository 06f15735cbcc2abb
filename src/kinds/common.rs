//! Attributes and property forms that several kinds share.

use crate::model::graph::View;
use crate::model::kind::Kind;
use crate::model::shape::{Attribute, Fallback, Shape, TEXT};
use crate::model::template::{Entry, Node};
use crate::diagnostics::Diagnostics;

/// `tags: { team: "payments" }`
pub const TAGS: Attribute = Attribute {
    name: "tags",
    shape: Shape::Map(&TEXT),
    fallback: Fallback::Absent,
    doc: "Tags of this resource, beside those of the service.",
};

/// `key: my_key`: encryption with a key of one's own.
pub const fn customer_key(doc: &'static str) -> Attribute {
    Attribute { name: "key", shape: Shape::Kind("key"), fallback: Fallback::Absent, doc }
}

/// `keep: false`: whether data stay when the stack goes.
pub const KEEP: Attribute = Attribute {
    name: "keep",
    shape: Shape::Bool,
    fallback: Fallback::Bool(true),
    doc: "Whether the resource and its data stay when it leaves the template or is replaced.",
};

/// `Tags` in the form of a list of `Key` and `Value`: the service's and the resource's, the nearer one counting.
pub fn tags(view: &View) -> Node {
    let mut tags: Vec<(ecow::EcoString, Node)> = Vec::new();
    let mut set = |name: &str, node: Node| match tags.iter_mut().find(|(key, _)| key == name) {
        Some(known) => known.1 = node,
        None => tags.push((name.into(), node)),
    };
    for (name, value) in &view.graph.architecture.service.tags {
        set(name, view.node(value));
    }
    for (name, spanned) in view.attributes().map("tags").into_iter().flatten() {
        set(name, view.node(&spanned.value));
    }
    if tags.is_empty() {
        return Node::Null;
    }
    Node::list(tags.into_iter().map(|(name, node)| Node::map([("Key", Node::Text(name)), ("Value", node)])))
}

/// The resource with the kind's type, its cause and its doc comment.
pub fn entry(view: &View) -> Entry {
    let Kind { ty, .. } = view.kind();
    Entry { doc: view.resource.doc.clone(), ..Entry::new(*ty, view.span()) }
}

/// The customer key that a resource is encrypted with, where it has one: `key`, or a table's `encryption`.
pub fn key_of<'a>(view: &View<'a>) -> Option<View<'a>> {
    view.refers("key").or_else(|| view.refers("encryption")).filter(|key| key.is("key"))
}

/// The ARN of that key.
pub fn key_arn(view: &View) -> Option<Node> {
    key_of(view).map(|key| key.member("arn"))
}

/// The resource, left in place by CloudFormation unless it says `keep: false`.
pub fn kept_entry(view: &View) -> Entry {
    if view.attributes().bool("keep") { entry(view).retained() } else { entry(view) }
}

/// The `check` of kinds whose attributes say all there is to say.
pub fn nothing_to_check(_: &View, _: &mut Diagnostics) {}
