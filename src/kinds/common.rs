//! Attributes and property forms that several kinds share.

use crate::diagnostics::{Diagnostics, stores};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::kind::{Companion, Kind};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, TEXT};
use crate::model::template::{Entry, Node};
use crate::model::value::Value;
use crate::source::Span;

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

/// `active: "home"`: where something acts that would act in every region.
pub const ACTIVE: Shape = Shape::OneOf(&["home", "every region"]);

/// Whether it stands by in the stack that is looked at: it is active at home, and this is another region.
pub fn stands_by(attributes: &Attributes, view: &View) -> bool {
    attributes.text("active") == Some("home") && !view.is_home()
}

/// `failures: none`: the queue for events that could not be delivered to a topic or a bus.
pub const FAILURES: Attribute = Attribute {
    name: "failures",
    shape: Shape::Either(&[Shape::Off, Shape::Kind("queue")]),
    fallback: Fallback::Derived("a queue of its own, reached as `.failures`, where an arrow needs one"),
    doc: "Where events go that could not be delivered to a topic, a bus or a FIFO queue, which have no place for \
          them: a standard queue, or `none`.",
};

/// The queue for what a resource could not deliver or work on. It is made where an arrow needs it, or where the author
/// names it.
pub const FAILURE_QUEUE: Companion = Companion {
    port: "failures",
    name: "failures",
    kind: "queue",
    attribute: "failures",
    wanted: |_| false,
    attributes: failures_attributes,
};

/// A queue for failures keeps them as long as SQS can, and needs no such queue itself.
fn failures_attributes(_: &Attributes) -> Vec<(&'static str, Value)> {
    vec![("dead_letters", Value::None), ("retention", Value::Duration(14 * DAY))]
}

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

/// The doc comment of a resource as the text that a console shows: one line, at most so many characters.
pub fn description(view: &View, most: usize) -> Option<Node> {
    let words: Vec<&str> = view.resource.doc.as_deref()?.split_whitespace().collect();
    Some(Node::text(words.join(" ").chars().take(most).collect::<ecow::EcoString>()))
}

/// The ARN of that key.
pub fn key_arn(view: &View) -> Option<Node> {
    key_of(view).map(|key| key.member("arn"))
}

/// The resource, left in place by CloudFormation unless it says `keep: false`.
pub fn kept_entry(view: &View) -> Entry {
    if view.attributes().bool("keep") { entry(view).retained() } else { entry(view) }
}

/// A key that signs cannot encrypt.
pub fn check_key(view: &View, diagnostics: &mut Diagnostics) {
    let signs = |key: &View| key.attributes().text("use") == Some("sign");
    let said = view.resource.implied_by.is_none();
    if let Some(key) = key_of(view).filter(|key| said && signs(key)) {
        let name = if view.attributes().resource("key").is_some() { "key" } else { "encryption" };
        diagnostics.push(stores::signing_key(&view.name(), &key.name(), view.attribute_span(name), key.span()));
    }
}

/// Where the name of an attribute was written, for attributes that have no effect.
pub fn name_span(view: &View, name: &str) -> Span {
    view.attributes().get(name).map_or(view.span(), |spanned| spanned.key)
}

/// Attributes that only a FIFO queue or topic has.
pub fn fifo_only(view: &View, names: &[&str], diagnostics: &mut Diagnostics) {
    if view.attributes().bool("fifo") {
        return;
    }
    for name in names.iter().filter(|name| view.attributes().get(name).is_some()) {
        let fact = (view.kind().name, view.name());
        diagnostics.push(stores::fifo_only(fact.0, &fact.1, name, name_span(view, name), view.span()));
    }
}

/// The `check` of kinds whose attributes say all there is to say.
pub fn nothing_to_check(_: &View, _: &mut Diagnostics) {}

/// A path of the author's as a path of the project: it starts in the folder of the file that declares the resource.
pub fn local(view: &View, path: &str) -> Node {
    Node::Local(view.resource.project_path(path))
}
