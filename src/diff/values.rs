//! Values of templates: what is the same, where two differ, what they refer to.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The normal form of a value: scalars as texts, references in one way of writing.
pub fn normal(value: &Value) -> Value {
    match value {
        Value::Bool(yes) => Value::String(yes.to_string()),
        Value::Number(number) => Value::String(plain(number)),
        Value::Array(items) => items.iter().map(normal).collect(),
        Value::Object(entries) => {
            let entries: Map<String, Value> = entries.iter().map(|(key, value)| (key.clone(), normal(value))).collect();
            reference(&entries).unwrap_or(Value::Object(entries))
        }
        other => other.clone(),
    }
}

/// `1.0` is `1`.
fn plain(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(float) if !number.is_i64() && !number.is_u64() && float.fract() == 0.0 => format!("{float:.0}"),
        _ => number.to_string(),
    }
}

/// `Fn::GetAtt` as a list, and `Fn::Sub` of a single reference as that reference.
fn reference(entries: &Map<String, Value>) -> Option<Value> {
    let (name, argument) = entries.iter().next().filter(|_| entries.len() == 1)?;
    match (name.as_str(), argument.as_str()) {
        ("Fn::GetAtt", Some(text)) => {
            let (id, attribute) = text.split_once('.')?;
            Some(serde_json::json!({ "Fn::GetAtt": [id, attribute] }))
        }
        ("Fn::Sub", Some(text)) if !text.contains("${") => Some(Value::String(text.to_owned())),
        ("Fn::Sub", Some(text)) => {
            let name = text.strip_prefix("${")?.strip_suffix('}').filter(|name| !name.contains(['$', '{', '!']))?;
            Some(match name.split_once('.') {
                Some((id, attribute)) => serde_json::json!({ "Fn::GetAtt": [id, attribute] }),
                None => serde_json::json!({ "Ref": name }),
            })
        }
        _ => None,
    }
}

/// The name and argument of an intrinsic function.
pub fn function(value: &Value) -> Option<(&str, &Value)> {
    let entries = value.as_object().filter(|entries| entries.len() == 1)?;
    let (name, argument) = entries.iter().next()?;
    (name.starts_with("Fn::") || name == "Ref" || name == "Condition").then_some((name.as_str(), argument))
}

/// A place where two values differ, as a path of names and numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot<'a> {
    /// `["Environment", "Variables", "TABLE"]`
    pub path: Vec<String>,
    /// The value before; null where there is none.
    pub before: &'a Value,
    /// The value afterwards; null where there is none.
    pub after: &'a Value,
    /// Whether both are lists of the same elements in another order.
    pub is_order: bool,
}

/// Lists in which the order means something: Lambda takes the last layer's file, CloudFront the first matching behaviour.
const ORDERED: &[&str] = &["Layers", "CacheBehaviors", "Rules", "Command", "EntryPoint"];

/// All places where two values differ, as deep as they are.
pub fn spots<'a>(before: &'a Value, after: &'a Value) -> Vec<Spot<'a>> {
    let mut out = Vec::new();
    walk(before, after, &mut Vec::new(), &mut out);
    out
}

fn walk<'a>(before: &'a Value, after: &'a Value, path: &mut Vec<String>, out: &mut Vec<Spot<'a>>) {
    if before == after {
        return;
    }
    let is_call = function(before).is_some() || function(after).is_some();
    match (before, after) {
        (Value::Object(one), Value::Object(other)) if !is_call => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                path.push(key.clone());
                walk(one.get(key).unwrap_or(&Value::Null), other.get(key).unwrap_or(&Value::Null), path, out);
                path.pop();
            }
        }
        (Value::Array(one), Value::Array(other)) if same_elements(one, other) => {
            let is_order = path.last().is_none_or(|name| !ORDERED.contains(&name.as_str()));
            out.push(Spot { path: path.clone(), before, after, is_order });
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (before, after)) in one.iter().zip(other).enumerate() {
                path.push(index.to_string());
                walk(before, after, path, out);
                path.pop();
            }
        }
        _ => out.push(Spot { path: path.clone(), before, after, is_order: false }),
    }
}

fn same_elements(one: &[Value], other: &[Value]) -> bool {
    let sorted = |list: &[Value]| {
        let mut texts: Vec<String> = list.iter().map(canonical).collect();
        texts.sort_unstable();
        texts
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}

/// A value as a text that does not depend on the order of keys.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let mut parts: Vec<String> =
                entries.iter().map(|(key, value)| format!("{key:?}:{}", canonical(value))).collect();
            parts.sort_unstable();
            format!("{{{}}}", parts.join(","))
        }
        other => other.to_string(),
    }
}

/// A value as people write it: `${Ledger.Arn}`, `orders`, `[a, b]`.
pub fn shown(value: &Value) -> String {
    match (function(value), value) {
        (Some(("Ref", Value::String(name))), _) => format!("${{{name}}}"),
        (Some(("Fn::Sub", Value::String(text))), _) => text.clone(),
        (Some(("Fn::GetAtt", Value::Array(parts))), _) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            format!("${{{}}}", parts.join("."))
        }
        (_, Value::Null) => "nothing".to_owned(),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Array(items)) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        (_, Value::Object(entries)) => {
            let parts = entries.iter().map(|(key, value)| format!("{key}: {}", shown(value)));
            format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
        }
        (_, other) => other.to_string(),
    }
}

/// The logical IDs that a value refers to.
pub fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match (function(value), value) {
        (Some(("Ref", Value::String(name))), _) => drop(found.insert(name)),
        (Some(("Fn::GetAtt", Value::Array(parts))), _) => found.extend(parts.first().and_then(Value::as_str)),
        (Some(("Fn::Sub", argument)), _) => {
            let text = argument.as_str().or_else(|| argument.get(0)?.as_str()).unwrap_or_default();
            let names = text.split("${").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
            found.extend(names.filter_map(|name| name.split('.').next()));
            if let Value::Array(items) = argument {
                items.iter().skip(1).for_each(|item| references(item, found));
            }
        }
        (_, Value::Array(items)) => items.iter().for_each(|item| references(item, found)),
        (_, Value::Object(entries)) => entries.values().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// A value as a list: itself, where it is one thing.
pub fn each(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

/// Whether a value is `true`.
pub fn is_true(value: &Value) -> bool {
    value.as_str() == Some("true")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_means_the_same_is_the_same() {
        assert_eq!(normal(&json!({ "Fn::Sub": "${A.B}" })), normal(&json!({ "Fn::GetAtt": "A.B" })));
        assert_eq!(normal(&json!({ "Fn::Sub": "${A}" })), json!({ "Ref": "A" }));
        assert_eq!(normal(&json!([30, true, 1.0, 0.5])), json!(["30", "true", "1", "0.5"]));
        assert_eq!(normal(&json!({ "Fn::Sub": "${!A}" })), json!({ "Fn::Sub": "${!A}" }));
    }

    #[test]
    fn places_are_as_deep_as_the_difference() {
        let (before, after) =
            (json!({ "a": { "b": ["1", "2"] }, "c": "1" }), json!({ "a": { "b": ["1", "3"] }, "c": "1" }));
        let found = spots(&before, &after);
        assert_eq!(found.iter().map(|spot| spot.path.join(".")).collect::<Vec<_>>(), ["a.b.1"]);
    }

    #[test]
    fn another_order_is_no_difference_where_order_means_nothing() {
        let order = |name: &str| {
            let (before, after) = (json!({ name: ["1", "2"] }), json!({ name: ["2", "1"] }));
            spots(&before, &after).iter().map(|spot| spot.is_order).collect::<Vec<_>>()
        };
        assert_eq!((order("Attributes"), order("Layers")), (vec![true], vec![false]));
    }

    #[test]
    fn references_are_found_in_every_form() {
        let value = json!([{ "Ref": "A" }, { "Fn::GetAtt": ["B", "Arn"] }, { "Fn::Sub": ["${C.Arn}${d}", { "d": { "Ref": "E" } }] }]);
        let mut found = BTreeSet::new();
        references(&value, &mut found);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["A", "B", "C", "E", "d"]);
    }

    #[test]
    fn values_are_shown_as_people_write_them() {
        assert_eq!(shown(&json!({ "Fn::GetAtt": ["Ledger", "Arn"] })), "${Ledger.Arn}");
        assert_eq!(shown(&json!({ "a": ["1", Value::Null] })), "{ a: [1, nothing] }");
    }
}
