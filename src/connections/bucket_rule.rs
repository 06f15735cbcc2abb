//! What the arrows from `.created` and `.removed` of a bucket share: a rule on the default bus, where S3 reports.
//!
//! Source: Amazon S3 User Guide, "Using EventBridge", "EventBridge event message structure".

use super::rule::{self, Access};
use crate::diagnostics::Diagnostics;
use crate::model::connection::{AdmitRule, ConnectionKind, GrantRule, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};
use crate::model::value::Value;

/// `prefix: "in/"`
pub const PREFIX: Attribute = Attribute {
    name: "prefix",
    shape: KEYS,
    fallback: Fallback::Derived("every key"),
    doc: "Only objects whose key begins like this, or like one of these.",
};

/// `suffix: [".jpg", ".png"]`
pub const SUFFIX: Attribute = Attribute {
    name: "suffix",
    shape: KEYS,
    fallback: Fallback::Derived("every key"),
    doc: "Only objects whose key ends like this, or like one of these.",
};

const KEY: Shape = Shape::Text(Text::up_to(1024).now());
const KEYS: Shape = Shape::Either(&[KEY, Shape::List(&KEY, 1, 20)]);

/// What tells the rows apart.
pub struct Row {
    /// The connection's name.
    pub name: &'static str,
    /// `created` or `removed`.
    pub port: &'static str,
    /// The kind at the arrow's end.
    pub to: &'static str,
    /// The reference.
    pub doc: &'static str,
    /// What can be written behind the arrow.
    pub options: &'static [Attribute],
    /// What EventBridge's role may do.
    pub grants: &'static [GrantRule],
    /// Whom resources let in.
    pub admits: &'static [AdmitRule],
    /// Where events end that could not be delivered.
    pub sink: Sink,
    /// How EventBridge gets the right to use the target.
    pub lower: fn(&Wire, &mut Template),
}

/// A row of the shelf.
pub const fn row(row: Row) -> ConnectionKind {
    ConnectionKind {
        name: row.name,
        from: Side::port("bucket", row.port),
        to: Side::of(row.to),
        mode: Mode::Async,
        doc: row.doc,
        options: row.options,
        grants: row.grants,
        admits: row.admits,
        sink: row.sink,
        check,
        lower: row.lower,
    }
}

/// A rule for a target that lets EventBridge in itself.
pub fn by_policy(wire: &Wire, template: &mut Template) {
    template.add(wire.logical(), rule::entry(wire, None, pattern(wire), Access::Policy));
}

/// A rule for a target that EventBridge reaches through a role.
pub fn by_role(wire: &Wire, template: &mut Template) {
    template.add(wire.logical(), rule::entry(wire, None, pattern(wire), Access::Role));
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let written = if wire.options().get("prefix").is_some() { "prefix" } else { "suffix" };
    rule::check(wire, &pattern(wire), wire.option_span(written), diagnostics);
}

fn pattern(wire: &Wire) -> Node {
    let what = if wire.connection.from.port.name == "removed" { "Object Deleted" } else { "Object Created" };
    let bucket = Node::map([("name", Node::list([wire.from.member("name")]))]);
    let keys = keys(&texts(wire, "prefix"), &texts(wire, "suffix"));
    let object = if keys.is_empty() { Node::Null } else { Node::map([("key", Node::List(keys))]) };
    Node::map([
        ("source", Node::texts(["aws.s3"])),
        ("detail-type", Node::texts([what])),
        ("detail", Node::map([("bucket", bucket), ("object", object)])),
    ])
}

/// What stands in an option that takes one text or a list of them.
fn texts(wire: &Wire, option: &str) -> Vec<String> {
    let known = |value: &Value| match value {
        Value::Text(text) => Some(text.to_string()),
        _ => None,
    };
    match wire.options().get(option).map(|spanned| &spanned.value) {
        Some(Value::List(list)) => list.iter().filter_map(|spanned| known(&spanned.value)).collect(),
        Some(value) => known(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// EventBridge joins matchers by "or", so a beginning and an end together are one wildcard.
fn keys(prefixes: &[String], suffixes: &[String]) -> Vec<Node> {
    let one = |operator: &'static str, text: &str| Node::map([(operator, Node::text(text))]);
    if suffixes.is_empty() {
        return prefixes.iter().map(|prefix| one("prefix", prefix)).collect();
    }
    if prefixes.is_empty() {
        return suffixes.iter().map(|suffix| one("suffix", suffix)).collect();
    }
    let both = |prefix: &String| {
        let begin = literal(prefix);
        suffixes.iter().map(move |suffix| one("wildcard", &format!("{begin}*{}", literal(suffix))))
    };
    prefixes.iter().flat_map(both).collect()
}

/// Text inside a wildcard, where `*` and `\` have a meaning.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(prefixes: &[&str], suffixes: &[&str]) -> Vec<Node> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        keys(&owned(prefixes), &owned(suffixes))
    }

    #[test]
    fn a_beginning_and_an_end_are_one_wildcard() {
        let wildcard = |text: &str| Node::map([("wildcard", Node::text(text))]);
        assert_eq!(pattern(&["in/"], &[".jpg", ".png"]), [wildcard("in/*.jpg"), wildcard("in/*.png")]);
        assert_eq!(pattern(&["a*"], &["z"]), [wildcard("a\\**z")]);
    }

    #[test]
    fn a_beginning_alone_is_a_prefix() {
        assert_eq!(pattern(&["in/"], &[]), [Node::map([("prefix", Node::text("in/"))])]);
        assert_eq!(pattern(&[], &[]), []);
    }
}
