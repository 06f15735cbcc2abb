//! Types as written to types: names of kinds, ports and `type` declarations resolved.

use super::scope::{Decl, Names};
use crate::diagnostics::{Diagnostics, names as say, types as wrong};
use crate::kinds;
use crate::model::ty::Ty;
use crate::source::Span;
use crate::syntax::ast::{Name, TypeExpr, TypeNode};
use ecow::EcoString;
use std::sync::Arc;

const PLAIN: [(&str, Ty); 9] = [
    ("string", Ty::String),
    ("int", Ty::Int),
    ("number", Ty::Number),
    ("bool", Ty::Bool),
    ("duration", Ty::Duration),
    ("size", Ty::Size),
    ("percent", Ty::Percent),
    ("json", Ty::Json),
    ("source", Ty::Source),
];

/// How many parts a type may have, with those of the types that it names.
const LARGEST: usize = 2000;

/// What is being resolved: the names that wait for it, and the parts so far.
#[derive(Default)]
struct Open {
    aliases: Vec<Span>,
    parts: usize,
}

/// Resolves the type expressions of one file.
pub struct Types<'n, 'p> {
    /// The names at the top of all files.
    pub names: &'n Names<'p>,
    /// The file whose names count.
    pub file: usize,
}

impl Types<'_, '_> {
    /// The type that an expression names. A mistake is reported and gives [`Ty::Unknown`].
    pub fn resolve(&self, ty: &TypeExpr, diagnostics: &mut Diagnostics) -> Ty {
        self.within(ty, &mut Open::default(), diagnostics)
    }

    fn within(&self, ty: &TypeExpr, open: &mut Open, diagnostics: &mut Diagnostics) -> Ty {
        open.parts += 1;
        if open.parts == LARGEST {
            diagnostics.push(wrong::too_much(ty.span));
        }
        if open.parts >= LARGEST {
            return Ty::Unknown;
        }
        let mut inner = |ty: &TypeExpr| Arc::new(self.within(ty, open, diagnostics));
        match &ty.node {
            TypeNode::Missing => Ty::Unknown,
            TypeNode::Literal(text) => Ty::Literal(text.clone()),
            TypeNode::Optional(ty) => Ty::Optional(inner(ty)),
            TypeNode::List(ty) => Ty::List(inner(ty)),
            TypeNode::Map(ty) => Ty::Map(inner(ty)),
            TypeNode::Deferred(ty) => Ty::Deferred(inner(ty)),
            TypeNode::Union(types) => Ty::Union(types.iter().map(|ty| self.within(ty, open, diagnostics)).collect()),
            TypeNode::Object(fields) => {
                let field = |f: &crate::syntax::ast::TypeField| {
                    (f.name.text.clone(), f.optional, self.within(&f.ty, open, diagnostics))
                };
                Ty::Object(fields.iter().map(field).collect())
            }
            TypeNode::Port(kind, port) => self.port(kind, port, diagnostics),
            TypeNode::Name(name) => self.named(name, ty.span, open, diagnostics),
        }
    }

    fn named(&self, name: &EcoString, at: Span, open: &mut Open, diagnostics: &mut Diagnostics) -> Ty {
        if let Some((_, ty)) = PLAIN.iter().find(|(plain, _)| plain == name) {
            return ty.clone();
        }
        if name == "target" {
            return Ty::Target;
        }
        match self.names.top(self.file, name) {
            Some((Decl::Type(alias), _)) if open.aliases.contains(&alias.name.span) => {
                diagnostics.push(say::circular_value(name, at));
                Ty::Unknown
            }
            Some((Decl::Type(alias), file)) => {
                open.aliases.push(alias.name.span);
                let ty = Types { names: self.names, file }.within(&alias.ty, open, diagnostics);
                open.aliases.pop();
                ty
            }
            Some((Decl::Pattern(pattern, _), _)) => Ty::Pattern(pattern.name.text.clone()),
            Some((Decl::Missing(_), _)) => Ty::Unknown,
            Some((decl, _)) => {
                diagnostics.push(wrong::not_a_type(name, decl.word(), at));
                Ty::Unknown
            }
            None => match kinds::find(name) {
                Some(kind) => Ty::Kind(kind),
                None => {
                    let known = PLAIN.iter().map(|(plain, _)| *plain).chain(kinds::ALL.iter().map(|kind| kind.name));
                    diagnostics.push(wrong::unknown_type(name, at, known));
                    Ty::Unknown
                }
            },
        }
    }

    fn port(&self, kind: &Name, port: &Name, diagnostics: &mut Diagnostics) -> Ty {
        let Some(known) = kinds::find(&kind.text) else {
            diagnostics.push(wrong::unknown_type(&kind.text, kind.span, kinds::ALL.iter().map(|kind| kind.name)));
            return Ty::Unknown;
        };
        match known.output(&port.text).or_else(|| known.input(&port.text)) {
            Some(found) => Ty::Port(known, found),
            None => {
                diagnostics.push(wrong::unknown_member(known.name, &port.text, port.span, port_names(known)));
                Ty::Unknown
            }
        }
    }
}

fn port_names(kind: &'static kinds::Kind) -> impl Iterator<Item = &'static str> {
    kind.outputs.iter().chain(kind.inputs).map(|port| port.name).filter(|name| !name.is_empty())
}
