//! Values as messages name them.

use super::Expander;
pub(super) use crate::kinds::conform::type_word as word;
use crate::model::architecture::Architecture;
use crate::model::shape::{bytes, seconds};
use crate::model::value::{Piece, Value};

impl Expander<'_, '_, '_> {
    /// What a value is: "a duration", "the queue `orders`".
    pub(super) fn word(&self, value: &Value) -> String {
        match value {
            Value::Resource(id) => match self.architecture.resource(*id) {
                Some(resource) => format!("the {} `{}`", resource.kind.name, resource.path),
                None => "a resource".to_owned(),
            },
            Value::Port(port) => match self.architecture.resource(port.resource) {
                Some(resource) => format!("the port `{}.{}`", resource.path, port.port.name),
                None => "a port".to_owned(),
            },
            Value::Instance(index) => match self.instances.get(*index) {
                Some(instance) => format!("an instance of the pattern `{}`", instance.pattern.name.text),
                None => "an instance of a pattern".to_owned(),
            },
            other => word(other).to_owned(),
        }
    }

    /// Where a deferred value comes from: "an input", "`orders.arn`".
    pub(super) fn origin(&self, value: &Value) -> String {
        origin(&self.architecture, value)
    }
}

/// The same, for an architecture at hand.
pub(super) fn origin(architecture: &Architecture, value: &Value) -> String {
    let Value::Deferred(deferred) = value else {
        return word(value).to_owned();
    };
    let piece = deferred.pieces.iter().find(|piece| !matches!(piece, Piece::Text(_)));
    match piece {
        Some(Piece::Input(name)) => format!("`{name}` is an input"),
        Some(Piece::Member(id, member)) => match architecture.resource(*id) {
            Some(resource) => format!("`{}.{member}` is made by AWS", resource.path),
            None => "it is made by AWS".to_owned(),
        },
        Some(Piece::Pseudo(pseudo)) => format!("`{}` is known to AWS", pseudo.reference()),
        _ => "it is made by AWS".to_owned(),
    }
}

/// A known value as it is written in the language, for messages.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Bool(bool) => bool.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Percent(number) => format!("{number}%"),
        Value::Text(text) => format!("{text:?}"),
        Value::Duration(amount) => seconds(*amount),
        Value::Size(amount) => bytes(*amount),
        other => word(other).to_owned(),
    }
}
