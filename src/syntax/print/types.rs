//! Types.

use super::groups::{Group, Place};
use super::weave::Weaver;
use crate::source::Span;
use crate::syntax::ast::{TypeExpr, TypeField, TypeNode};

impl Weaver<'_> {
    /// A type.
    pub fn ty(&mut self, ty: &TypeExpr) {
        self.inline_before(ty.span.start);
        match &ty.node {
            TypeNode::Name(name) => self.word(name),
            TypeNode::Port(kind, port) => {
                self.word(&kind.text);
                self.word(".");
                self.word(&port.text);
            }
            TypeNode::Union(terms) => self.union(terms),
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
            TypeNode::Object(fields) => self.fields(fields, ty.span),
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

    /// `A | B`; the author may begin a line with the sign.
    fn union(&mut self, terms: &[TypeExpr]) {
        let mut before: Option<u32> = None;
        for term in terms {
            let compound = matches!(term.node, TypeNode::Union(_));
            match before {
                Some(end) if self.broken(end, term.span.start) => self.continued(end, term.span.start, |weaver| {
                    weaver.word("| ");
                    weaver.term(term, compound);
                }),
                Some(end) => {
                    self.inline_behind(self.find(b'|', end));
                    self.word(" | ");
                    self.term(term, compound);
                }
                None => self.term(term, compound),
            }
            before = Some(term.span.end);
        }
    }

    fn fields(&mut self, fields: &[TypeField], span: Span) {
        let place = |field: &TypeField| Place::from(field.name.span.to(field.ty.span));
        let places = fields.iter().map(place).collect();
        let group = Group { brackets: ("{", "}"), span, places, padding: " ", commas: false };
        self.group(&group, &mut |weaver, index, _| {
            if let Some(field) = fields.get(index) {
                weaver.field(field);
            }
        });
    }

    fn field(&mut self, field: &TypeField) {
        self.verbatim(field.name.span);
        self.word(if field.optional { "?: " } else { ": " });
        self.ty(&field.ty);
    }
}
