//! A template as YAML, with short forms.
//!
//! In: a [`Template`]. Out: text. Invariant: the text read by any YAML reader, 1.1 or 1.2, is the template.
//!
//! The writer is our own, as a template needs little of YAML and that little exactly: short-form tags, blocks for
//! text of several lines, an empty line between resources, quotes where a YAML 1.1 reader would need them and nowhere
//! else, no anchors. `serde_yaml` reads its output back in the tests.

use super::Writing;
use super::document::{Item, outline};
use super::intrinsic::{self, Sub};
use super::scalar::{self, Place};
use crate::model::template::{Node, Template};

/// The longest list that stands on one line behind `!If`, `!Select` or `!Split`.
const LINE: usize = 100;

/// The text of a template.
pub fn write(template: &Template, writing: &Writing) -> String {
    // Growing by doubling would copy a large template some twenty times.
    let out = String::with_capacity(template.resources.len() * 640 + 1024);
    let mut writer = Writer { out, prefix: writing.code_prefix };
    match outline(template, writing) {
        Item::Section(entries) => writer.section(&entries, 0),
        other => writer.item(&other, 0),
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    prefix: &'a str,
}

impl Writer<'_> {
    /// Entries with an empty line between those that are longer than a line.
    fn section(&mut self, entries: &[(&str, Item)], depth: usize) {
        for (index, (key, item)) in entries.iter().enumerate() {
            if index > 0 && !matches!(item, Item::Text(_)) {
                self.out.push('\n');
            }
            self.key(key, depth);
            self.value(item, depth);
        }
    }

    fn key(&mut self, key: &str, depth: usize) {
        self.indent(depth);
        scalar::write(key, Place::Block, &mut self.out);
        self.out.push(':');
    }

    /// What stands behind a key; ends its line.
    fn value(&mut self, item: &Item, depth: usize) {
        match item {
            Item::Section(entries) if !entries.is_empty() => {
                self.out.push('\n');
                self.section(entries, depth + 1);
            }
            Item::Map(entries) if !entries.is_empty() => {
                self.out.push('\n');
                for (key, item) in entries {
                    self.key(key, depth + 1);
                    self.value(item, depth + 1);
                }
            }
            Item::Properties(pairs) if !pairs.is_empty() => self.map(pairs, depth),
            Item::List(items) if !items.is_empty() => {
                self.out.push('\n');
                for item in items {
                    self.indent(depth + 1);
                    self.out.push('-');
                    self.value(item, depth + 1);
                }
            }
            other => self.item(other, depth),
        }
    }

    /// What fits behind a key on its line, or a node.
    fn item(&mut self, item: &Item, depth: usize) {
        match item {
            Item::Node(node) => self.node(node, depth),
            Item::Text(text) => self.text("", text, depth),
            Item::Line(entries) => self.line(entries),
            Item::List(_) => self.out.push_str(" []\n"),
            Item::Map(_) | Item::Properties(_) | Item::Section(_) => self.out.push_str(" {}\n"),
        }
    }

    /// `{ source: "main.sls:14" }`
    fn line(&mut self, entries: &[(&str, Item)]) {
        self.out.push_str(" { ");
        for (index, (key, item)) in entries.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            scalar::write(key, Place::Flow, &mut self.out);
            self.out.push_str(": ");
            if let Item::Text(text) = item {
                scalar::write(text, Place::Flow, &mut self.out);
            }
        }
        self.out.push_str(" }\n");
    }

    /// A value behind a key or the dash of a list; ends its line.
    fn node(&mut self, node: &Node, depth: usize) {
        match node {
            Node::Map(pairs) if pairs.iter().any(|(_, node)| *node != Node::Null) => self.map(pairs, depth),
            Node::List(nodes) if nodes.iter().any(|node| *node != Node::Null) => self.list("", nodes, depth),
            Node::Map(_) => self.out.push_str(" {}\n"),
            Node::List(_) => self.out.push_str(" []\n"),
            Node::Text(text) => self.text("", text, depth),
            Node::Sub(pieces) => self.sub(&intrinsic::sub(pieces), depth),
            Node::JsonText(content) => self.node(&intrinsic::json_text(content), depth),
            Node::Local(path) => self.text("", &intrinsic::local(self.prefix, path), depth),
            call => self.call(call, depth),
        }
    }

    fn map(&mut self, pairs: &[(ecow::EcoString, Node)], depth: usize) {
        self.out.push('\n');
        for (key, node) in pairs.iter().filter(|(_, node)| *node != Node::Null) {
            self.key(key, depth + 1);
            self.node(node, depth + 1);
        }
    }

    fn list(&mut self, tag: &str, nodes: &[Node], depth: usize) {
        self.tag(tag);
        self.out.push('\n');
        for node in nodes.iter().filter(|node| **node != Node::Null) {
            self.indent(depth + 1);
            self.out.push('-');
            self.element(node, depth + 1);
        }
    }

    /// A map in a list starts on the line of its dash.
    fn element(&mut self, node: &Node, depth: usize) {
        let Node::Map(pairs) = node else { return self.node(node, depth) };
        let mut first = true;
        for (key, node) in pairs.iter().filter(|(_, node)| *node != Node::Null) {
            if first {
                self.out.push(' ');
                scalar::write(key, Place::Block, &mut self.out);
                self.out.push(':');
            } else {
                self.key(key, depth + 1);
            }
            self.node(node, depth + 1);
            first = false;
        }
        if first {
            self.out.push_str(" {}\n");
        }
    }

    fn sub(&mut self, sub: &Sub, depth: usize) {
        if sub.parts.is_empty() {
            return self.text("!Sub", &sub.text, depth);
        }
        self.out.push_str(" !Sub\n");
        self.indent(depth + 1);
        self.out.push('-');
        self.text("", &sub.text, depth + 1);
        self.indent(depth + 1);
        self.out.push('-');
        let parts = sub.parts.iter().map(|(name, node)| (name.as_str().into(), (*node).clone())).collect();
        self.element(&Node::Map(parts), depth + 1);
    }

    /// `!If`, `!Select` and `!Split`: on one line where they fit, or else as a list.
    fn call(&mut self, call: &Node, depth: usize) {
        let start = self.out.len();
        self.out.push(' ');
        if flow(call, Place::Block, &mut self.out) && self.out.len() - start <= LINE {
            return self.out.push('\n');
        }
        self.out.truncate(start);
        match call {
            Node::If(condition, then, otherwise) => {
                self.list("!If", &[Node::text(condition.as_str()), (**then).clone(), (**otherwise).clone()], depth);
            }
            Node::Select(index, node) => self.list("!Select", &[Node::Int(i64::from(*index)), (**node).clone()], depth),
            Node::Split(separator, node) => self.list("!Split", &[Node::text(*separator), (**node).clone()], depth),
            _ => self.out.push_str(" null\n"),
        }
    }

    fn text(&mut self, tag: &str, text: &str, depth: usize) {
        self.tag(tag);
        self.out.push(' ');
        if !scalar::is_block(text) {
            scalar::write(text, Place::Block, &mut self.out);
            return self.out.push('\n');
        }
        self.out.push_str(scalar::block_sign(text));
        self.out.push('\n');
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                self.indent(depth + 1);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn tag(&mut self, tag: &str) {
        if !tag.is_empty() {
            self.out.push(' ');
            self.out.push_str(tag);
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }
}

/// Writes a value on one line; `false` where it has no such form.
fn flow(node: &Node, place: Place, out: &mut String) -> bool {
    match node {
        Node::Bool(bool) => out.push_str(if *bool { "true" } else { "false" }),
        Node::Int(int) => out.push_str(&int.to_string()),
        Node::Number(float) => out.push_str(&intrinsic::number(*float)),
        Node::Text(text) => scalar::write(text, place, out),
        Node::Ref(id) => tagged("!Ref ", id.as_str(), place, out),
        Node::Att(id, attribute) => tagged("!GetAtt ", &format!("{id}.{attribute}"), place, out),
        Node::Pseudo(pseudo) => tagged("!Ref ", pseudo.reference(), place, out),
        Node::NoValue => tagged("!Ref ", "AWS::NoValue", place, out),
        Node::If(condition, then, otherwise) => {
            return flow_list("!If [", &[&Node::text(condition.as_str()), &**then, &**otherwise], out);
        }
        Node::Select(index, node) => return flow_list("!Select [", &[&Node::Int(i64::from(*index)), &**node], out),
        Node::Split(separator, node) => return flow_list("!Split [", &[&Node::text(*separator), &**node], out),
        _ => return false,
    }
    true
}

fn tagged(tag: &str, name: &str, place: Place, out: &mut String) {
    out.push_str(tag);
    scalar::write(name, place, out);
}

fn flow_list(start: &str, nodes: &[&Node], out: &mut String) -> bool {
    out.push_str(start);
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        if !flow(node, Place::Flow, out) {
            return false;
        }
    }
    out.push(']');
    true
}
