//! Where the members of resources are used.

use crate::model::architecture::ResourceId;
use crate::model::graph::Graph;
use crate::model::value::{Fields, Piece, Value};
use crate::source::Span;
use std::collections::HashMap;

/// The first use of each member: in the attributes of resources, then on arrows, then in outputs.
pub fn find(graph: &Graph) -> HashMap<(ResourceId, &'static str), Span> {
    let mut found = Mentions::default();
    graph.views().for_each(|view| found.fields(&view.attributes().values));
    graph.connections.iter().for_each(|connection| found.fields(&connection.options.values));
    graph.architecture.outputs.iter().for_each(|output| found.value(&output.value, output.span));
    found.by_member
}

#[derive(Default)]
struct Mentions {
    by_member: HashMap<(ResourceId, &'static str), Span>,
}

impl Mentions {
    fn fields(&mut self, fields: &Fields) {
        fields.values().for_each(|spanned| self.value(&spanned.value, spanned.span));
    }

    fn value(&mut self, value: &Value, span: Span) {
        match value {
            Value::Deferred(deferred) => {
                for piece in deferred.pieces.iter() {
                    if let Piece::Member(owner, name) = piece {
                        self.by_member.entry((*owner, name)).or_insert(span);
                    }
                }
            }
            Value::List(list) => list.iter().for_each(|inner| self.value(&inner.value, inner.span)),
            Value::Object(fields) => self.fields(fields),
            _ => {}
        }
    }
}
