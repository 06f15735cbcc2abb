//! `cloudformation: { … }`: properties laid over those of a resource's main resource of CloudFormation.
//!
//! Objects are laid over each other entry by entry, what the author writes counts, and `none` takes something out. What
//! says an arrow or an attribute, by a reference to what the compiler made or read, stays as it is: the graph, its proofs and
//! the template would part ways.

use super::properties::Properties;
use crate::diagnostics::{Diagnostics, vendor as say};
use crate::model::graph::View;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::{Fields, Value};
use crate::source::Span;
use crate::vendor::schemas;
use ecow::EcoString;

/// The attribute.
pub const CLOUDFORMATION: &str = "cloudformation";

/// Checks what a resource lays over its properties: against the schema, and against what the compiler writes.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    // A raw resource has its properties, and was told so.
    let fields = view.attributes().map(CLOUDFORMATION).filter(|_| !view.kind().is_raw());
    let Some(fields) = fields else { return };
    let mut alone = Template::default();
    (view.kind().lower)(view, &mut alone);
    let Some(entry) = alone.resources.get(&view.logical()) else {
        let at = view.attributes().get(CLOUDFORMATION).map_or(view.span(), |given| given.key);
        diagnostics.push(say::nothing_to_override(view.kind().name, &view.name(), at));
        return;
    };
    if let Some(schema) = schemas::find(&entry.ty) {
        Properties { ty: &entry.ty, schema, diagnostics, whole: false }.check(fields, view.span());
    }
    replaced(view, "", fields, &entry.properties, diagnostics);
}

/// Reports what takes the place of something that the compiler writes.
fn replaced(view: &View, inside: &str, fields: &Fields, written: &[(EcoString, Node)], diagnostics: &mut Diagnostics) {
    for (name, given) in fields {
        let Some((_, node)) = written.iter().find(|(known, _)| known == name) else { continue };
        let place = if inside.is_empty() { name.to_string() } else { format!("{inside}.{name}") };
        match (&given.value, node) {
            (Value::Poison, _) => {}
            (Value::Object(inner), Node::Map(pairs)) => replaced(view, &place, inner, pairs, diagnostics),
            (value, node) if view.node(value) == *node => {}
            (_, node) => diagnostics.push(of_compiler(view, &place, node, given.key)),
        }
    }
}

fn of_compiler(view: &View, place: &str, node: &Node, at: Span) -> crate::diagnostics::Diagnostic {
    let (kind, name) = (view.kind().name, view.name());
    match is_joined(node) {
        true => say::guarded_property(kind, &name, place, at, view.span()),
        false => say::overridden_property(kind, &name, place, at, view.span()),
    }
}

/// Whether a property refers to what the compiler made, or to a file that it read.
fn is_joined(node: &Node) -> bool {
    let mut found = matches!(node, Node::Local(_));
    node.references(&mut |_| found = true);
    match node {
        Node::List(nodes) => found || nodes.iter().any(is_joined),
        Node::Map(pairs) => found || pairs.iter().any(|(_, node)| is_joined(node)),
        _ => found,
    }
}

/// Lays the properties over those that the kind has written.
pub fn apply(view: &View, template: &mut Template) {
    let Some(fields) = view.attributes().map(CLOUDFORMATION) else { return };
    if let Some(Entry { properties, .. }) = template.resources.get_mut(&view.logical()) {
        lay(view, fields, properties);
    }
}

fn lay(view: &View, fields: &Fields, over: &mut Vec<(EcoString, Node)>) {
    for (name, given) in fields {
        let known = over.iter_mut().find(|(known, _)| known == name).map(|(_, node)| node);
        match (&given.value, known) {
            (Value::None, _) => over.retain(|(known, _)| known != name),
            (Value::Object(inner), Some(Node::Map(pairs))) => lay(view, inner, pairs),
            (value, Some(node)) => *node = view.node(value),
            (value, None) => over.push((name.clone(), view.node(value))),
        }
    }
}
