//! Values of steps as templates: what is a path in them is filled with data when the step runs.
//!
//! In the Amazon States Language the key says so: `{ "id.$": "$.order.id" }`. In steps the value does, as no other text
//! begins like a path.

use super::Builder;
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Json, Made, Object, Placed, path};
use crate::model::architecture::ResourceId;
use crate::model::template::Node;
use crate::model::value::{Deferred, Piece, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// The path that a value is.
pub fn as_path(given: &Spanned) -> Option<&EcoString> {
    match &given.value {
        Value::Text(text) if path::is_meant(text) => Some(text),
        _ => None,
    }
}

/// A service's integration as a resource of a task: `sqs:sendMessage`.
pub fn integration(name: &str, span: Span) -> Placed {
    let (node, seen) = (format!("arn:${{AWS::Partition}}:states:::{name}"), format!("arn:aws:states:::{name}"));
    Placed::new(Json::Made(Made { node: Node::sub(&node), seen: seen.into(), resource: None }), span)
}

impl Builder<'_> {
    /// A member of a resource of the program.
    pub(super) fn member(&self, resource: ResourceId, member: &'static str, span: Span) -> Placed {
        let node = self.view.graph.view(resource).map_or(Node::Null, |view| view.member(member));
        let seen = format!("{member} of a resource").into();
        Placed::new(Json::Made(Made { node, seen, resource: Some(resource) }), span)
    }

    /// Adds a value under a key, which gets `.$` where the value is a path.
    pub(super) fn fill(&mut self, object: &mut Object, key: &str, given: &Spanned) {
        match &given.value {
            Value::Text(text) if path::is_meant(text) => {
                object.push(format!("{key}.$"), Placed::text(text.clone(), given.span));
            }
            Value::List(list) if list.iter().any(|element| as_path(element).is_some()) => {
                let array = self.array(list, given.span);
                object.push(format!("{key}.$"), array);
            }
            _ => {
                let value = self.template(given);
                object.push(key, value);
            }
        }
    }

    /// The same for an entry that may not be there.
    pub(super) fn fill_some(&mut self, mut object: Object, key: &str, given: Option<&Spanned>) -> Object {
        if let Some(given) = given {
            self.fill(&mut object, key, given);
        }
        object
    }

    /// A value whose objects are templates.
    pub(super) fn template(&mut self, given: &Spanned) -> Placed {
        let json = match &given.value {
            Value::Bool(bool) => Json::Bool(*bool),
            Value::Int(int) => Json::Int(*int),
            Value::Number(number) => Json::Number(*number),
            Value::Text(text) => Json::Text(text.clone()),
            Value::Deferred(deferred) => self.deferred(deferred),
            Value::List(list) => Json::List(list.iter().map(|element| self.template(element)).collect()),
            Value::Object(fields) => {
                let mut object = Object::at(given.span);
                for (key, value) in fields.iter() {
                    self.fill(&mut object, key, value);
                }
                return object.done();
            }
            // Anything else has no form in JSON, and was reported.
            _ => Json::Null,
        };
        Placed::new(json, given.span)
    }

    fn deferred(&self, deferred: &Deferred) -> Json {
        let mut seen = EcoString::new();
        for piece in deferred.pieces.iter() {
            seen.push_str(if let Piece::Text(text) = piece { text } else { "x" });
        }
        Json::Made(Made { node: self.view.graph.deferred(deferred), seen, resource: None })
    }

    /// A list with paths in it is made by a call: no key in it could end with `.$`.
    fn array(&mut self, list: &[Spanned], span: Span) -> Placed {
        let mut arguments = Vec::with_capacity(list.len());
        for element in list {
            match &element.value {
                Value::Text(text) if path::is_meant(text) => arguments.push(text.to_string()),
                Value::Text(text) => arguments.push(quoted(text)),
                Value::Int(int) => arguments.push(int.to_string()),
                Value::Number(number) => arguments.push(number.to_string()),
                Value::Bool(bool) => arguments.push(bool.to_string()),
                _ => self.mistakes.push(say::path_in_list(element.span, span)),
            }
        }
        Placed::text(format!("States.Array({})", arguments.join(", ")), span)
    }
}

/// A text as an argument of an intrinsic function.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars() {
        if matches!(c, '\'' | '\\' | '{' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('\'');
    out
}
