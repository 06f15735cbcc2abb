//! Items of a table in DynamoDB's form: each value says its type.
//!
//! A known value has the type that it has here. What stands at a path has the type of the key that it is for, or text; or
//! the type that the author says: `{ number: "$.total" }`. Source: DynamoDB API reference, "AttributeValue", in which
//! numbers are written as text.

use super::{Builder, Step, data};
use crate::kinds::workflow::asl::{Json, Object, Placed, path};
use crate::model::graph::View;
use crate::model::value::{Fields, Spanned, Value};
use std::collections::HashMap;

/// The types that a path can be given, and DynamoDB's letters for them.
const TYPES: [(&str, &str); 5] = [("string", "S"), ("number", "N"), ("binary", "B"), ("bool", "BOOL"), ("json", "S")];

/// The types of the fields that are keys.
type Keys = HashMap<String, String>;

/// The entries that say how an item changes.
type Changes = Vec<(&'static str, Placed)>;

impl Builder<'_> {
    /// The entry of a step that is an item, or the key of one.
    pub(super) fn item(&mut self, step: &Step, action: &str, name: &str) -> Option<Placed> {
        let fields = step.given.map(name)?;
        let keys = self.keys(step, action);
        let mut item = Object::at(step.span(name));
        for (key, given) in fields {
            item.push(key.clone(), self.attribute(keys.get(key.as_str()).map(String::as_str), given));
        }
        Some(item.done())
    }

    fn keys(&self, step: &Step, action: &str) -> Keys {
        let table = step.given.resource(action).and_then(|id| self.view.graph.view(id));
        table.map(|table| key_types(&table)).unwrap_or_default()
    }

    /// A value with its type.
    fn attribute(&mut self, key: Option<&str>, given: &Spanned) -> Placed {
        let typed = |letter: &str, value: Placed| Object::at(given.span).with(letter, value).done();
        let text = |text: String| Placed::text(text, given.span);
        match &given.value {
            Value::Text(at) if path::is_meant(at) => at_path(key.unwrap_or("string"), at, given),
            Value::Object(fields) => match said(fields) {
                Some((ty, at, inner)) => at_path(ty, at, inner),
                None => {
                    let mut map = Object::at(given.span);
                    for (name, value) in fields.iter() {
                        map.push(name.clone(), self.attribute(None, value));
                    }
                    typed("M", map.done())
                }
            },
            Value::List(list) => {
                let elements = list.iter().map(|element| self.attribute(None, element)).collect();
                typed("L", Placed::new(Json::List(elements), given.span))
            }
            Value::Int(int) => typed("N", text(int.to_string())),
            Value::Number(number) => typed("N", text(number.to_string())),
            Value::Bool(_) => typed("BOOL", self.template(given)),
            Value::None => typed("NULL", Placed::new(Json::Bool(true), given.span)),
            _ => typed("S", self.template(given)),
        }
    }

    /// `UpdateExpression` with its names and values; nothing where nothing changes.
    pub(super) fn changes(&mut self, step: &Step) -> Option<Changes> {
        let keys = self.keys(step, "update");
        let (mut names, mut values) = (Object::at(step.at), Object::at(step.at));
        let mut count = 0;
        let mut name = |names: &mut Object, field: &str, span| {
            count += 1;
            names.push(format!("#f{count}"), Placed::text(field, span));
            count
        };
        let mut clauses = Vec::new();
        for (entry, word, sign) in [("set", "SET", " = "), ("add", "ADD", " ")] {
            let mut parts = Vec::new();
            for (field, given) in step.given.map(entry).into_iter().flatten() {
                let number = name(&mut names, field, given.key);
                let ty = if entry == "add" { Some("number") } else { keys.get(field.as_str()).map(String::as_str) };
                values.push(format!(":v{number}"), self.attribute(ty, given));
                parts.push(format!("#f{number}{sign}:v{number}"));
            }
            clauses.extend((!parts.is_empty()).then(|| format!("{word} {}", parts.join(", "))));
        }
        let removed: Vec<String> = step
            .given
            .list("remove")
            .iter()
            .filter_map(|given| match &given.value {
                Value::Text(field) => Some(format!("#f{}", name(&mut names, field, given.span))),
                _ => None,
            })
            .collect();
        clauses.extend((!removed.is_empty()).then(|| format!("REMOVE {}", removed.join(", "))));
        let values = values.done();
        let mut all = vec![
            ("UpdateExpression", Placed::text(clauses.join(" "), step.at)),
            ("ExpressionAttributeNames", names.done()),
        ];
        all.extend((!values.entries().is_empty()).then_some(("ExpressionAttributeValues", values)));
        (!clauses.is_empty()).then_some(all)
    }
}

/// `{ number: "$.total" }`: one entry, whose key is a type and whose value is a path.
fn said(fields: &Fields) -> Option<(&'static str, &str, &Spanned)> {
    let [(name, given)] = fields.iter().collect::<Vec<_>>()[..] else { return None };
    let (ty, _) = TYPES.iter().find(|(ty, _)| name == ty)?;
    data::as_path(given).map(|at| (*ty, at.as_str(), given))
}

/// What stands at a path, with a type. Numbers are written as text, and JSON becomes text.
fn at_path(ty: &str, at: &str, given: &Spanned) -> Placed {
    let letter = TYPES.iter().find(|(known, _)| *known == ty).map_or("S", |(_, letter)| letter);
    let value = match ty {
        "number" => format!("States.Format('{{}}', {at})"),
        "json" => format!("States.JsonToString({at})"),
        _ => at.to_owned(),
    };
    Object::at(given.span).with(format!("{letter}.$"), Placed::text(value, given.span)).done()
}

/// The types of the fields of a table's key and of those of its indexes.
fn key_types(table: &View) -> Keys {
    let mut keys = Keys::new();
    let mut add = |fields: &Fields| {
        for (name, given) in fields {
            if let Value::Text(ty) = &given.value {
                keys.insert(name.to_string(), ty.to_string());
            }
        }
    };
    let a = table.attributes();
    a.map("key").into_iter().for_each(&mut add);
    for index in ["indexes", "local_indexes"].iter().filter_map(|name| a.map(name)).flat_map(|indexes| indexes.values())
    {
        if let Value::Object(entries) = &index.value
            && let Some(Value::Object(fields)) = entries.get("key").map(|key| &key.value)
        {
            add(fields);
        }
    }
    keys
}
