//! `allow("ses:SendEmail", on: "arn:…", when: { … })`: rights that no arrow says, at the end of an arrow.
//!
//! An arrow to it becomes one from its source to itself, at a port of its own, with what was said as options. So it is
//! placed, ordered, mentioned and proven like every other arrow.

use super::Expander;
use super::frame::Frame;
use crate::connections::allow::{self, ACTIONS, ALLOW, ON, WHEN};
use crate::diagnostics::rights as say;
use crate::kinds::raw;
use crate::model::architecture::{Architecture, Endpoint, ResourceId};
use crate::model::value::{Deferred, Fields, Piece, Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::Argument;
use ecow::EcoString;
use std::rc::Rc;
use std::sync::Arc;

impl<'p> Expander<'_, 'p, '_> {
    /// The call: what it says, as a value.
    pub(super) fn allow(&mut self, arguments: &'p [Argument], at: Span, frame: &Rc<Frame<'p>>) -> Value {
        let mut fields = Fields::new();
        for argument in arguments {
            let name = argument.name.as_ref().map_or(ACTIONS, |name| name.text.as_str());
            let is_known = [ACTIONS, ON, WHEN].contains(&name) && !fields.contains_key(name);
            if !is_known {
                self.diagnostics.push(say::malformed_allow(argument.value.span));
                return Value::Poison;
            }
            let value = self.eval(&argument.value, frame);
            if value == Value::Poison {
                return Value::Poison;
            }
            fields.insert(name.into(), Spanned::new(value, argument.value.span));
        }
        let (Some(actions), Some(on)) = (fields.shift_remove(ACTIONS), fields.shift_remove(ON)) else {
            self.diagnostics.push(say::malformed_allow(at));
            return Value::Poison;
        };
        let (Some(actions), Some(on)) = (self.actions(actions), self.targets(on)) else { return Value::Poison };
        let when = fields.shift_remove(WHEN).filter(|when| when.value != Value::None);
        if let Some(when) = when.as_ref().filter(|when| !matches!(when.value, Value::Object(_))) {
            self.diagnostics.push(say::malformed_allow(when.span));
            return Value::Poison;
        }
        let entries = [(ACTIONS, actions), (ON, on)].into_iter().chain(when.map(|when| (WHEN, when)));
        Value::Allow(Arc::new(entries.map(|(name, given)| (EcoString::from(name), given)).collect()))
    }

    /// One action or a list of them, as a list of texts.
    fn actions(&mut self, given: Spanned) -> Option<Spanned> {
        let list = listed(given);
        let all = list.iter().all(|action| matches!(action.value, Value::Text(_))) && !list.is_empty();
        let span = list.first().map_or(Span::NOWHERE, |first| first.span);
        if !all {
            self.diagnostics.push(say::malformed_allow(span));
            return None;
        }
        Some(Spanned::new(Value::List(list.into()), span))
    }

    /// One ARN or a list of them; a resource of the program stands for its ARN.
    fn targets(&mut self, given: Spanned) -> Option<Spanned> {
        let span = given.span;
        let mut arns = Vec::new();
        for target in listed(given) {
            let value = match target.value {
                Value::Text(_) | Value::Deferred(_) => target.value,
                Value::Resource(id) => match arn(&self.architecture, id) {
                    Some(member) => Value::Deferred(Deferred::of(Piece::Member(id, member))),
                    None => {
                        let what = self.word(&target.value);
                        self.diagnostics.push(say::no_arn(&what, target.span));
                        return None;
                    }
                },
                _ => {
                    self.diagnostics.push(say::malformed_allow(target.span));
                    return None;
                }
            };
            arns.push(Spanned::new(value, target.span));
        }
        if arns.is_empty() {
            self.diagnostics.push(say::malformed_allow(span));
            return None;
        }
        Some(Spanned::new(Value::List(arns.into()), span))
    }

    /// The ends of an arrow to rights: both are its source, if that is something with a role.
    pub(super) fn allow_ends(&mut self, source: &Value, from: Span, at: Span) -> Option<(Endpoint, Endpoint)> {
        let Value::Resource(id) = source else {
            if *source != Value::Poison {
                let found = self.word(source);
                self.diagnostics.push(say::misplaced_allow(&found, from, at));
            }
            return None;
        };
        let kind = self.architecture.resource(*id)?.kind;
        let Some(port) = kind.output("").filter(|_| allow::HOLDERS.contains(&kind.name)) else {
            let found = self.word(source);
            self.diagnostics.push(say::misplaced_allow(&found, from, at));
            return None;
        };
        let end = |port, span| Endpoint { resource: *id, port, route: None, span };
        Some((end(port, from), end(&ALLOW, at)))
    }
}

/// The elements of a list with their places, or the one value.
fn listed(given: Spanned) -> Vec<Spanned> {
    let Value::List(list) = &given.value else { return vec![given] };
    let place = |span: Span| if span.is_nowhere() { given.span } else { span };
    list.iter().map(|element| Spanned::new(element.value.clone(), place(element.span))).collect()
}

/// The member of a resource that is its ARN.
fn arn(architecture: &Architecture, id: ResourceId) -> Option<&'static str> {
    let resource = architecture.resource(id)?;
    if resource.kind.is_raw() {
        let (ty, schema) = (resource.attributes.text(raw::TYPE)?, raw::schema(resource)?);
        return schema.arn_attribute(ty);
    }
    resource.kind.member("arn").map(|member| member.name)
}

/// What tells two arrows to rights apart, without places: for their order.
pub(super) fn identity(options: &Fields, architecture: &Architecture) -> EcoString {
    let mut out = String::new();
    for given in options.values() {
        write(&given.value, architecture, &mut out);
        out.push('\u{2}');
    }
    out.into()
}

fn write(value: &Value, architecture: &Architecture, out: &mut String) {
    match value {
        Value::Text(text) => out.push_str(text),
        Value::List(list) => list.iter().for_each(|element| {
            write(&element.value, architecture, out);
            out.push('\u{1}');
        }),
        Value::Object(fields) => fields.iter().for_each(|(key, entry)| {
            out.push_str(key);
            write(&entry.value, architecture, out);
            out.push('\u{1}');
        }),
        Value::Deferred(deferred) => deferred.pieces.iter().for_each(|piece| match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Member(id, name) => {
                let path = architecture.resource(*id).map(|resource| resource.path.to_string());
                out.push_str(&format!("${{{}.{name}}}", path.unwrap_or_default()));
            }
            Piece::Input(name) => out.push_str(name),
            Piece::Pseudo(pseudo) => out.push_str(pseudo.reference()),
        }),
        other => out.push_str(&super::words::written(other)),
    }
}
