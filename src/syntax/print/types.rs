//! Types.

use super::weave::Weaver;
use crate::syntax::ast::{TypeExpr, TypeField, TypeNode};

impl Weaver<'_> {
    /// A type.
    pub fn ty(&mut self, ty: &TypeExpr) {
        match &ty.node {
            TypeNode::Name(name) => self.word(name),
            TypeNode::Port(kind, port) => {
                self.word(&kind.text);
                self.word(".");
                self.word(&port.text);
            }
            TypeNode::Union(terms) => {
                for (index, term) in terms.iter().enumerate() {
                    self.word(if index == 0 { "" } else { " | " });
                    self.term(term, matches!(term.node, TypeNode::Union(_)));
                }
            }
            TypeNode::Literal(text) => {
                self.word("\"");
                self.word(text);
                self.word("\"");
            }
            TypeNode::Optional(inner) => {
                let compound = matches!(inner.node, TypeNode::Union(_) | TypeNode::Deferred(_) | TypeNode::Optional(_));
                self.term(inner, compound);
                self.word("?");
            }
            TypeNode::List(inner) => {
                self.word("[");
                self.ty(inner);
                self.word("]");
            }
            TypeNode::Object(fields) => self.fields(fields, ty.span.start, ty.span.end),
            TypeNode::Map(inner) => {
                self.word("{string: ");
                self.ty(inner);
                self.word("}");
            }
            TypeNode::Deferred(inner) => {
                self.word("deferred ");
                self.term(inner, matches!(inner.node, TypeNode::Union(_) | TypeNode::Deferred(_)));
            }
            TypeNode::Missing => self.verbatim(ty.span),
        }
    }

    fn term(&mut self, ty: &TypeExpr, parentheses: bool) {
        self.word(if parentheses { "(" } else { "" });
        self.ty(ty);
        self.word(if parentheses { ")" } else { "" });
    }

    fn fields(&mut self, fields: &[TypeField], start: u32, end: u32) {
        let Some(first) = fields.first() else { return self.word("{}") };
        if self.broken(start, first.name.span.start) {
            self.open("{", start + 1);
            for field in fields {
                self.begin(field.name.span.start);
                self.field(field);
                self.end(field.ty.span.end);
            }
            return self.close("}", end.saturating_sub(1));
        }
        self.word("{");
        for (index, field) in fields.iter().enumerate() {
            self.word(if index == 0 { " " } else { ", " });
            self.field(field);
        }
        self.word(" }");
    }

    fn field(&mut self, field: &TypeField) {
        self.verbatim(field.name.span);
        self.word(if field.optional { "?: " } else { ": " });
        self.ty(&field.ty);
    }
}
