//! Whether a value is what a shape accepts.
//!
//! Every attribute, option and argument of an object goes through here, with the value that it has in the end: its
//! type, phase, range, format, words and counts. Each miss is one report at the place where the value was written.

use crate::diagnostics::suggest::article;
use crate::diagnostics::{Diagnostics, attributes as say, types as wrong};
use crate::model::architecture::Architecture;
use crate::model::shape::{Attribute, Fallback, Shape, Text, bytes, seconds};
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use std::sync::Arc;

/// The check of one program's values.
pub struct Conform<'a> {
    /// Where references lead.
    pub architecture: &'a Architecture,
    /// What is found.
    pub diagnostics: &'a mut Diagnostics,
    /// What a deferred value is, in words.
    pub origin: &'a dyn Fn(&Value) -> String,
}

/// Takes out what is `none` where that means nothing of its own: it is as if it were not written. So a pattern can hand
/// on a parameter that was not given.
pub fn forget_none(fields: &mut Fields, table: &'static [Attribute]) {
    let shape = |name: &str| table.iter().find(|attribute| attribute.name == name).map(|attribute| &attribute.shape);
    fields.retain(|name, given| given.value != Value::None || shape(name).is_none_or(takes_none));
    for (name, given) in fields.iter_mut() {
        if let (Some(inner), Value::Object(inside)) = (shape(name).and_then(object), &mut given.value) {
            forget_none(Arc::make_mut(inside), inner);
        }
    }
}

/// Whether `none` has a meaning: it switches something off.
fn takes_none(shape: &'static Shape) -> bool {
    match shape {
        Shape::Off => true,
        Shape::Either(shapes) => shapes.iter().any(takes_none),
        _ => false,
    }
}

/// The table of an object.
fn object(shape: &'static Shape) -> Option<&'static [Attribute]> {
    match shape {
        Shape::Object(table) => Some(table),
        Shape::Either(shapes) => shapes.iter().find_map(object),
        _ => None,
    }
}

impl Conform<'_> {
    /// Checks what was written between a pair of braces against its table. `of` is whose it is: "a queue".
    pub fn entries(&mut self, of: &str, at: Span, fields: &Fields, table: &'static [Attribute]) {
        self.written(of, fields, table);
        let missing = table
            .iter()
            .filter(|attribute| attribute.fallback == Fallback::Required && !fields.contains_key(attribute.name));
        let missing: Vec<(&str, String)> = missing.map(|attribute| (attribute.name, attribute.shape.words())).collect();
        if !missing.is_empty() {
            self.diagnostics.push(say::missing_attributes(of, &missing, at));
        }
    }

    /// The same without asking for what must be there: entries that `defaults` gives.
    pub fn written(&mut self, of: &str, fields: &Fields, table: &'static [Attribute]) {
        for (name, given) in fields {
            match table.iter().find(|attribute| attribute.name == name) {
                Some(attribute) => self.value(name, given, &attribute.shape),
                None => {
                    let known = table.iter().map(|attribute| attribute.name);
                    self.diagnostics.push(say::unknown_attribute(of, name, given.key, known));
                }
            }
        }
    }

    /// Checks a value against a shape.
    pub fn value(&mut self, name: &str, given: &Spanned, shape: &'static Shape) {
        let at = given.span;
        match (shape, &given.value) {
            (_, Value::Poison) => {}
            (Shape::Either(shapes), _) => self.either(name, given, shapes, shape),
            (Shape::Text(text), Value::Text(known)) => self.text(name, known, text, at),
            (Shape::File, Value::Text(_)) => {}
            (Shape::Text(Text { now: false, .. }) | Shape::Number(..) | Shape::Json, Value::Deferred(_)) => {}
            (Shape::Int(least, most), Value::Int(found)) => {
                self.range(name, *found, *least, *most, |n| n.to_string(), shape, at);
            }
            (Shape::Number(least, most), Value::Int(_) | Value::Number(_)) => {
                let found = number(&given.value);
                if found < *least || found > *most {
                    self.diagnostics.push(say::out_of_range(name, &found.to_string(), &shape.words(), at));
                }
            }
            (Shape::Duration(least, most), Value::Duration(found)) => {
                self.range(name, *found, *least, *most, seconds, shape, at);
            }
            (Shape::Size(least, most, step), Value::Size(found)) => {
                self.range(name, *found, *least, *most, bytes, shape, at);
                if *step > 0 && found % step != 0 && (*least..=*most).contains(found) {
                    self.diagnostics.push(say::out_of_range(name, &bytes(*found), &shape.words(), at));
                }
            }
            (Shape::Bool, Value::Bool(_)) | (Shape::Off, Value::None) | (Shape::Condition, Value::Condition(_)) => {}
            (Shape::Percent, Value::Percent(found)) => {
                if !(0.0..=100.0).contains(found) {
                    self.diagnostics.push(say::out_of_range(name, &format!("{found}%"), &shape.words(), at));
                }
            }
            (Shape::OneOf(words), Value::Text(found)) => {
                if !words.contains(&found.as_str()) {
                    self.diagnostics.push(say::unknown_word(name, found, words, at));
                }
            }
            (Shape::List(inner, least, most), Value::List(list)) => {
                if list.len() < *least || list.len() > *most {
                    self.diagnostics.push(say::wrong_count(name, list.len(), *least, *most, at));
                }
                list.iter().for_each(|element| self.value(name, element, inner));
            }
            (Shape::Map(inner), Value::Object(fields)) => {
                fields.values().for_each(|entry| self.value(name, entry, inner))
            }
            (Shape::Object(table), Value::Object(fields)) => self.entries(&format!("`{name}`"), at, fields, table),
            (Shape::Fields, Value::Object(fields)) => {
                fields.values().for_each(|entry| self.value(name, entry, &FIELD));
            }
            (Shape::Json, value) => self.json(value, at),
            (Shape::Kind(kind), Value::Resource(id)) => {
                let found = self.architecture.resource(*id).map(|resource| resource.kind.name);
                if found != Some(kind) {
                    self.wrong_type(given, shape);
                }
            }
            (Shape::Instance(kinds), Value::Resource(id) | Value::Placed(id, _)) => {
                let found = self.architecture.resource(*id).map(|resource| resource.kind.name);
                if !found.is_some_and(|found| kinds.contains(&found)) {
                    self.wrong_type(given, shape);
                }
            }
            (Shape::Route(kind), Value::Port(port)) => {
                let found = self.architecture.resource(port.resource).map(|resource| resource.kind.name);
                if found != Some(kind) || port.route.is_none() {
                    self.wrong_type(given, shape);
                }
            }
            (Shape::Target, Value::Resource(_) | Value::Port(_)) => {}
            _ => self.wrong_type(given, shape),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a range is two ends, a unit and a place")]
    fn range(
        &mut self,
        name: &str,
        found: i64,
        least: i64,
        most: i64,
        write: impl Fn(i64) -> String,
        shape: &'static Shape,
        at: Span,
    ) {
        if found < least || found > most {
            self.diagnostics.push(say::out_of_range(name, &write(found), &shape.words(), at));
        }
    }

    fn text(&mut self, name: &str, known: &str, text: &Text, at: Span) {
        let length = known.chars().count();
        if length < text.min || length > text.max || !(text.accepts)(known) {
            let wanted = match (text.words, text.max) {
                ("text", usize::MAX) => format!("text of at least {}", characters(text.min)),
                ("text", most) => format!("text of {} to {}", text.min, characters(most)),
                (words, _) => words.to_owned(),
            };
            self.diagnostics.push(say::wrong_form(name, &wanted, at));
        }
    }

    /// The alternative of the value's type decides; where there are several, the first that accepts it.
    fn either(&mut self, name: &str, given: &Spanned, shapes: &'static [Shape], all: &'static Shape) {
        let candidates: Vec<&'static Shape> = shapes.iter().filter(|shape| fits(shape, &given.value)).collect();
        let accepts = |shape: &&&'static Shape| {
            let mut trial = Diagnostics::default();
            let mut conform = Conform { architecture: self.architecture, diagnostics: &mut trial, origin: self.origin };
            conform.value(name, given, shape);
            trial.is_empty()
        };
        match (candidates.iter().find(accepts), candidates.first()) {
            (Some(_), _) => {}
            (None, Some(first)) => self.value(name, given, first),
            (None, None) => self.wrong_type(given, all),
        }
    }

    fn json(&mut self, value: &Value, at: Span) {
        match value {
            Value::List(list) => list.iter().for_each(|element| self.json(&element.value, element.span)),
            Value::Object(fields) => fields.values().for_each(|entry| self.json(&entry.value, entry.span)),
            Value::Poison | Value::None | Value::Bool(_) | Value::Int(_) | Value::Number(_) => {}
            Value::Text(_) | Value::Deferred(_) => {}
            other => {
                let found = type_word(other);
                self.diagnostics.push(wrong::wrong_type(
                    at,
                    "text, a number, a truth value, a list or an object",
                    found,
                ));
            }
        }
    }

    fn wrong_type(&mut self, given: &Spanned, shape: &'static Shape) {
        let wanted = shape.words();
        let diagnostic = match (&given.value, unit(shape)) {
            (Value::Int(found), Some(unit)) => wrong::missing_unit(given.span, &found.to_string(), unit, &wanted),
            (Value::Deferred(_), _) => wrong::deferred_structure(given.span, &wanted, &(self.origin)(&given.value)),
            (other, _) => {
                let found = match (other, &self.reference(other)) {
                    (_, Some(kind)) => article(kind),
                    (other, None) => type_word(other).to_owned(),
                };
                wrong::wrong_type(given.span, &wanted, &found)
            }
        };
        self.diagnostics.push(diagnostic);
    }

    fn reference(&self, value: &Value) -> Option<&'static str> {
        match value {
            Value::Resource(id) | Value::Placed(id, _) => {
                self.architecture.resource(*id).map(|resource| resource.kind.name)
            }
            _ => None,
        }
    }
}

static FIELD: Shape = Shape::OneOf(&["string", "number", "binary"]);

/// The unit that a bare number for a shape most likely misses.
pub fn unit(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Duration(..) => Some("s"),
        Shape::Size(..) => Some("MB"),
        Shape::Percent => Some("%"),
        Shape::Either(shapes) => shapes.iter().find_map(unit),
        _ => None,
    }
}

/// Whether the outer type of a value is that of a shape.
fn fits(shape: &Shape, value: &Value) -> bool {
    match shape {
        Shape::Either(shapes) => shapes.iter().any(|shape| fits(shape, value)),
        Shape::Json => !matches!(
            value,
            Value::Resource(_)
                | Value::Placed(..)
                | Value::Port(_)
                | Value::None
                | Value::Instance(_)
                | Value::Allow(_)
        ),
        Shape::Text(text) => matches!(value, Value::Text(_)) || !text.now && matches!(value, Value::Deferred(_)),
        Shape::OneOf(_) | Shape::File => matches!(value, Value::Text(_)),
        Shape::Int(..) => matches!(value, Value::Int(_)),
        Shape::Number(..) => matches!(value, Value::Int(_) | Value::Number(_) | Value::Deferred(_)),
        Shape::Bool => matches!(value, Value::Bool(_)),
        Shape::Duration(..) => matches!(value, Value::Duration(_)),
        Shape::Size(..) => matches!(value, Value::Size(_)),
        Shape::Percent => matches!(value, Value::Percent(_)),
        Shape::List(..) => matches!(value, Value::List(_)),
        Shape::Map(_) | Shape::Object(_) | Shape::Fields => matches!(value, Value::Object(_)),
        Shape::Kind(_) => matches!(value, Value::Resource(_)),
        Shape::Instance(_) => matches!(value, Value::Resource(_) | Value::Placed(..)),
        Shape::Route(_) => matches!(value, Value::Port(_)),
        Shape::Target => matches!(value, Value::Resource(_) | Value::Port(_)),
        Shape::Condition => matches!(value, Value::Condition(_)),
        Shape::Off => matches!(value, Value::None),
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Int(int) => *int as f64,
        Value::Number(number) => *number,
        _ => 0.0,
    }
}

fn characters(count: usize) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}

/// The type of a value, in words.
pub fn type_word(value: &Value) -> &'static str {
    match value {
        Value::Poison => "a mistake",
        Value::None => "`none`",
        Value::Bool(_) => "a truth value",
        Value::Int(_) => "a whole number",
        Value::Number(_) => "a number",
        Value::Text(_) => "text",
        Value::Duration(_) => "a duration",
        Value::Size(_) => "a size",
        Value::Percent(_) => "a percentage",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
        Value::Resource(_) => "a resource",
        Value::Placed(..) => "a resource in one region",
        Value::Port(_) => "a port",
        Value::Metric(_) => "a metric",
        Value::Condition(_) => "a comparison of a metric",
        Value::Deferred(_) => "a deferred value",
        Value::Instance(_) => "an instance of a pattern",
        Value::Allow(_) => "a right",
    }
}
