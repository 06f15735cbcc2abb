//! Whether a value is of a type that an author wrote: on a parameter, an argument, a `let`.

use super::Expander;
use crate::diagnostics::{attributes as say, types as wrong};
use crate::model::ty::Ty;
use crate::model::value::Value;
use crate::names::types::Types;
use crate::source::Span;
use crate::syntax::ast::TypeExpr;

impl<'p> Expander<'_, 'p, '_> {
    /// The type that an expression of a file names.
    pub(super) fn ty(&mut self, ty: &TypeExpr, file: usize) -> Ty {
        Types { names: self.names, file }.resolve(ty, self.diagnostics)
    }

    /// The value, if it is of the type that was written; else a report, and [`Value::Poison`].
    pub(super) fn typed(&mut self, value: Value, at: Span, ty: &TypeExpr, file: usize) -> Value {
        let ty = self.ty(ty, file);
        if self.fits(&value, &ty) {
            return value;
        }
        let found = self.word(&value);
        let words = literals(&ty);
        let diagnostic = match (&value, &ty) {
            (Value::Text(text), _) if !words.is_empty() => say::unknown_word("this", text, &words, at),
            (Value::Int(n), Ty::Duration) => wrong::missing_unit(at, &n.to_string(), "s", "a duration"),
            (Value::Int(n), Ty::Size) => wrong::missing_unit(at, &n.to_string(), "MB", "a size"),
            (Value::Deferred(_), _) => wrong::deferred_structure(at, &format!("`{ty}`"), &self.origin(&value)),
            _ => wrong::wrong_type(at, &format!("`{ty}`"), &found),
        };
        self.diagnostics.push(diagnostic);
        Value::Poison
    }

    /// Whether a value is of a type.
    pub(super) fn fits(&self, value: &Value, ty: &Ty) -> bool {
        match (value, ty) {
            (Value::Poison, _) | (_, Ty::Unknown) => true,
            (_, Ty::Union(types)) => types.iter().any(|ty| self.fits(value, ty)),
            (Value::None, Ty::Optional(_) | Ty::None) => true,
            (_, Ty::Optional(inner)) => self.fits(value, inner),
            (Value::Deferred(_), Ty::Deferred(_) | Ty::Json) => true,
            (_, Ty::Deferred(inner)) => self.fits(value, inner),
            (Value::Text(text), Ty::Literal(word)) => text == word,
            (Value::Text(_), Ty::String) | (Value::Int(_), Ty::Int | Ty::Number) => true,
            (Value::Number(_), Ty::Number) | (Value::Bool(_), Ty::Bool) => true,
            (Value::Duration(_), Ty::Duration) | (Value::Size(_), Ty::Size) | (Value::Percent(_), Ty::Percent) => true,
            (Value::Condition(_), Ty::Condition) | (Value::Metric(_), Ty::Metric) => true,
            (Value::List(list), Ty::List(inner)) => list.iter().all(|element| self.fits(&element.value, inner)),
            (Value::Object(fields), Ty::Map(inner)) => fields.values().all(|entry| self.fits(&entry.value, inner)),
            (Value::Object(fields), Ty::Object(wanted)) => {
                let has = |(name, optional, ty): &(ecow::EcoString, bool, Ty)| match fields.get(name) {
                    Some(entry) => self.fits(&entry.value, ty),
                    None => *optional,
                };
                wanted.iter().all(has) && fields.keys().all(|key| wanted.iter().any(|(name, ..)| name == key))
            }
            (Value::Text(_) | Value::Int(_) | Value::Number(_) | Value::Bool(_), Ty::Json) => true,
            (Value::List(list), Ty::Json) => list.iter().all(|element| self.fits(&element.value, &Ty::Json)),
            (Value::Object(fields), Ty::Json) => fields.values().all(|entry| self.fits(&entry.value, &Ty::Json)),
            (Value::Resource(id), _) => self.resource_fits(*id, ty),
            (Value::Port(port), Ty::Port(kind, wanted)) => {
                let of = self.architecture.resource(port.resource).map(|resource| resource.kind);
                of == Some(*kind) && port.port.name == wanted.name
            }
            (Value::Port(port), Ty::Source) => self.has_port(port.resource, port.port.name, true),
            (Value::Port(port), Ty::Target) => self.has_port(port.resource, port.port.name, false),
            (Value::Instance(index), Ty::Pattern(name)) => {
                self.instances.get(*index).is_some_and(|instance| instance.pattern.name.text == *name)
            }
            _ => false,
        }
    }

    fn resource_fits(&self, id: crate::model::architecture::ResourceId, ty: &Ty) -> bool {
        let Some(kind) = self.architecture.resource(id).map(|resource| resource.kind) else {
            return false;
        };
        match ty {
            Ty::Kind(wanted) => kind == *wanted,
            Ty::Port(wanted, port) => kind == *wanted && port.name.is_empty(),
            Ty::Source => kind.output("").is_some(),
            Ty::Target => kind.input("").is_some(),
            _ => false,
        }
    }

    fn has_port(&self, id: crate::model::architecture::ResourceId, name: &str, output: bool) -> bool {
        let kind = self.architecture.resource(id).map(|resource| resource.kind);
        kind.is_some_and(|kind| if output { kind.output(name).is_some() } else { kind.input(name).is_some() })
    }
}

/// The words of a union of literals.
fn literals(ty: &Ty) -> Vec<&str> {
    match ty {
        Ty::Literal(word) => vec![word],
        Ty::Union(types) => types.iter().flat_map(literals).collect(),
        Ty::Optional(inner) | Ty::Deferred(inner) => literals(inner),
        _ => Vec::new(),
    }
}
