//! What all kinds share that can be replicated: one resource in the stack `global`, and a replica in each region.
//!
//! A replica has the name of its resource, so each region's stack knows it without asking another one.

use crate::diagnostics::{Diagnostics, regions as say};
use crate::model::graph::View;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::Node;
use crate::model::value::Value;

/// `replicate: true`
pub const fn replicate(doc: &'static str) -> Attribute {
    Attribute { name: "replicate", shape: Shape::Bool, fallback: Fallback::Bool(false), doc }
}

/// The regions of the replicas, home first.
pub fn regions<'a>(view: &View<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    view.graph.architecture.plan.regions().filter_map(|(_, stack)| stack.region.as_deref())
}

/// The name of all replicas: the author's, or else this one.
pub fn name(view: &View, otherwise: impl FnOnce() -> String) -> Node {
    view.property("name").unwrap_or_else(|| Node::text(otherwise()))
}

/// An ARN of the replica in the region of the stack that is looked at: `service:REGION:ACCOUNT:`, then `tail`.
pub fn arn(service: &str, tail: &str, name: Node) -> Node {
    let head = format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{tail}");
    Node::joined([Node::sub(&head), name])
}

/// Mistakes that any replicated resource can have.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    if !view.attributes().bool("replicate") {
        return;
    }
    if !view.graph.architecture.plan.is_spread() {
        let known = &view.graph.architecture.service;
        diagnostics.push(say::lonely_replica(&view.name(), view.attribute_span("replicate"), known.span));
        return;
    }
    if let Some(name) = view.attributes().get("name").filter(|name| matches!(name.value, Value::Deferred(_))) {
        diagnostics.push(say::deferred_replica_name(&view.name(), name.span));
    }
}
