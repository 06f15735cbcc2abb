//! Where the members of resources are used.

use crate::diagnostics::{Diagnostics, types as say};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::Graph;
use crate::model::value::{Fields, Piece, Value};
use crate::source::Span;
use ecow::EcoString;
use std::collections::{HashMap, HashSet};

/// Finds the first use of each member: in the attributes of resources, then on arrows, then in outputs. And the inputs
/// that are used there.
pub fn find(graph: &mut Graph) {
    let mut found = Mentions::default();
    graph.views().for_each(|view| found.fields(&view.attributes().values));
    graph.connections.iter().for_each(|connection| found.fields(&connection.options.values));
    graph.architecture.outputs.iter().for_each(|output| found.value(&output.value, output.span));
    let service = &graph.architecture.service;
    service.tags.iter().for_each(|(_, value)| found.value(value, service.span));
    (graph.mentions, graph.inputs) = (found.by_member, found.inputs);
}

/// Reports inputs that no stack uses.
pub fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    // What could not be understood may have used them.
    if diagnostics.has_errors() {
        return;
    }
    let used = |name: &EcoString| deployment.graphs.iter().any(|graph| graph.inputs.contains(name));
    let inputs = deployment.first().map(|architecture| architecture.inputs.as_slice()).unwrap_or_default();
    for input in inputs.iter().filter(|input| !used(&input.name)) {
        diagnostics.push(say::unused_input(&input.name, input.span));
    }
}

#[derive(Default)]
struct Mentions {
    by_member: HashMap<(ResourceId, &'static str), Span>,
    inputs: HashSet<EcoString>,
}

impl Mentions {
    fn fields(&mut self, fields: &Fields) {
        fields.values().for_each(|spanned| self.value(&spanned.value, spanned.span));
    }

    fn value(&mut self, value: &Value, span: Span) {
        match value {
            Value::Deferred(deferred) => {
                for piece in deferred.pieces.iter() {
                    match piece {
                        Piece::Member(owner, name) => {
                            self.by_member.entry((*owner, name)).or_insert(span);
                        }
                        Piece::Input(name) => {
                            self.inputs.insert(name.clone());
                        }
                        Piece::Text(_) | Piece::Pseudo(_) => {}
                    }
                }
            }
            Value::List(list) => list.iter().for_each(|inner| self.value(&inner.value, inner.span)),
            Value::Object(fields) => self.fields(fields),
            _ => {}
        }
    }
}
