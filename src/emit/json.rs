//! A template as JSON, with the long forms of intrinsic functions.
//!
//! In: a [`Template`]. Out: indented text that ends with a line break.

use super::Writing;
use super::document::{Item, outline};
use super::intrinsic;
use crate::model::template::{Node, Template};
use ecow::EcoString;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The text of a template.
pub fn write(template: &Template, writing: &Writing) -> String {
    let root = Spelt { part: &outline(template, writing), prefix: writing.code_prefix };
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}

/// A node in the long forms, for whoever wants it as a JSON value.
pub fn value(node: &Node, prefix: &str) -> serde_json::Value {
    serde_json::to_value(Spelt { part: node, prefix }).unwrap_or_default()
}

/// Something together with what its spelling depends on.
struct Spelt<'a, T> {
    part: &'a T,
    prefix: &'a str,
}

impl<'a, T> Spelt<'a, T> {
    fn of<U>(&self, part: &'a U) -> Spelt<'a, U> {
        Spelt { part, prefix: self.prefix }
    }
}

impl Serialize for Spelt<'_, Item<'_>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.part {
            Item::Node(node) => self.of(*node).serialize(serializer),
            Item::Text(text) => serializer.serialize_str(text),
            Item::List(items) => serializer.collect_seq(items.iter().map(|item| self.of(item))),
            Item::Properties(pairs) => self.map(pairs, serializer),
            Item::Map(entries) | Item::Line(entries) | Item::Section(entries) => {
                serializer.collect_map(entries.iter().map(|(key, item)| (key, self.of(item))))
            }
        }
    }
}

impl Serialize for Spelt<'_, Node> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.part {
            Node::Null => serializer.serialize_none(),
            Node::Bool(bool) => serializer.serialize_bool(*bool),
            Node::Int(int) => serializer.serialize_i64(*int),
            Node::Number(float) if float.fract() == 0.0 && float.abs() < 1e15 => {
                serializer.serialize_i64(*float as i64)
            }
            Node::Number(float) => serializer.serialize_f64(*float),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(nodes) => self.list(nodes.iter(), serializer),
            Node::Map(pairs) => self.map(pairs, serializer),
            Node::Local(path) => serializer.serialize_str(&intrinsic::local(self.prefix, path)),
            Node::JsonText(content) => self.of(&intrinsic::json_text(content)).serialize(serializer),
            call => self.call(call, serializer),
        }
    }
}

impl Spelt<'_, Node> {
    fn call<S: Serializer>(&self, call: &Node, serializer: S) -> Result<S::Ok, S::Error> {
        match call {
            Node::Ref(id) => one(serializer, "Ref", id.as_str()),
            Node::Pseudo(pseudo) => one(serializer, "Ref", pseudo.reference()),
            Node::Att(id, attribute) => one(serializer, "Fn::GetAtt", &[id.as_str(), attribute]),
            Node::Sub(pieces) => self.sub(&intrinsic::sub(pieces), serializer),
            Node::Select(index, node) => one(serializer, "Fn::Select", &(index, self.of(&**node))),
            Node::Join(separator, node) => one(serializer, "Fn::Join", &(separator, self.of(&**node))),
            Node::Split(separator, node) => one(serializer, "Fn::Split", &(separator, self.of(&**node))),
            Node::If(condition, then, otherwise) => {
                one(serializer, "Fn::If", &(condition.as_str(), self.of(&**then), self.of(&**otherwise)))
            }
            _ => one(serializer, "Ref", "AWS::NoValue"),
        }
    }

    fn sub<S: Serializer>(&self, sub: &intrinsic::Sub, serializer: S) -> Result<S::Ok, S::Error> {
        if sub.parts.is_empty() {
            return one(serializer, "Fn::Sub", &sub.text);
        }
        let parts: Parts = Parts(sub.parts.iter().map(|(name, node)| (name.as_str(), self.of(*node))).collect());
        one(serializer, "Fn::Sub", &(&sub.text, parts))
    }
}

impl<T> Spelt<'_, T> {
    fn list<'n, S: Serializer>(&self, nodes: impl Iterator<Item = &'n Node>, serializer: S) -> Result<S::Ok, S::Error> {
        let present = nodes.filter(|node| **node != Node::Null);
        serializer.collect_seq(present.map(|node| Spelt { part: node, prefix: self.prefix }))
    }

    fn map<S: Serializer>(&self, pairs: &[(EcoString, Node)], serializer: S) -> Result<S::Ok, S::Error> {
        let present = pairs.iter().filter(|(_, node)| *node != Node::Null);
        serializer.collect_map(present.map(|(key, node)| (key.as_str(), Spelt { part: node, prefix: self.prefix })))
    }
}

/// The variables of a `Fn::Sub`.
struct Parts<'a>(Vec<(&'a str, Spelt<'a, Node>)>);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, node)| (name, node)))
    }
}

fn one<S: Serializer>(serializer: S, key: &str, value: &(impl Serialize + ?Sized)) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(key, value)?;
    map.end()
}
