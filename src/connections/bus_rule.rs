//! What the arrows from a bus share: a rule whose pattern is the arrow's `match`.
//!
//! Source: EventBridge User Guide, "Event patterns".

use super::filter::{self, Reader};
use super::rule::{self, Access};
use crate::diagnostics::{Diagnostics, deliveries};
use crate::kinds::bus_is_default;
use crate::model::connection::{AdmitRule, ConnectionKind, GrantRule, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::{Node, Template};
use crate::model::value::{Fields, Spanned, Value};
use std::sync::Arc;

/// `match: { source: ["shop"], detail_type: ["OrderPlaced"] }`
pub const MATCH: Attribute = Attribute {
    name: "match",
    shape: Shape::Json,
    fallback: Fallback::Required,
    doc: "Which events: `source`, `detail_type` and fields of `detail`, each with a list of the values that match \
          (`source: [\"shop\"]`) or with `above`, `below`, `prefix`, `suffix`, `exists`, `not` \
          (`detail: { total: { above: 100 } }`). All fields must match. The forms of EventBridge are understood too.",
};

/// What an event has at its top.
const FIELDS: &[&str] = &[
    "source",
    "detail_type",
    "detail-type",
    "detail",
    "account",
    "region",
    "resources",
    "id",
    "time",
    "version",
    "$or",
];

/// What tells the rows apart.
pub struct Row {
    /// The connection's name.
    pub name: &'static str,
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
        from: Side::of("bus"),
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
    template.add(wire.logical(), rule::entry(wire, bus(wire), pattern(wire), Access::Policy));
}

/// A rule for a target that EventBridge reaches through a role.
pub fn by_role(wire: &Wire, template: &mut Template) {
    template.add(wire.logical(), rule::entry(wire, bus(wire), pattern(wire), Access::Role));
}

fn bus(wire: &Wire) -> Option<Node> {
    (!bus_is_default(&wire.from)).then(|| wire.from.member("name"))
}

fn pattern(wire: &Wire) -> Node {
    wire.options()
        .get("match")
        .map_or(Node::Null, |written| filter::translate(wire.graph, Reader::EventBridge, &renamed(written)).node)
}

/// `detail_type` as EventBridge spells it.
fn renamed(written: &Spanned) -> Spanned {
    let Value::Object(fields) = &written.value else { return written.clone() };
    let entry = |(name, value): (&ecow::EcoString, &Spanned)| {
        let name = if name == "detail_type" { "detail-type".into() } else { name.clone() };
        (name, value.clone())
    };
    Spanned { value: Value::Object(Arc::new(fields.iter().map(entry).collect())), ..written.clone() }
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(written) = wire.options().get("match") else { return };
    let filter = filter::translate(wire.graph, Reader::EventBridge, &renamed(written));
    rule::check(wire, &filter.node, written.span, diagnostics);
    match &written.value {
        Value::Object(fields) if !fields.is_empty() => {
            for mistake in &filter.mistakes {
                diagnostics.push(mistake.report());
            }
            fields_exist(fields, diagnostics);
            match_is_narrow(wire, fields, diagnostics);
        }
        Value::Poison => {}
        _ => diagnostics.push(deliveries::empty_match(written.span)),
    }
}

fn fields_exist(fields: &Fields, diagnostics: &mut Diagnostics) {
    for (name, value) in fields.iter().filter(|(name, _)| !FIELDS.contains(&name.as_str())) {
        diagnostics.push(deliveries::unknown_event_field(name, FIELDS, value.key));
    }
}

/// A rule that says neither who speaks nor of what hears everything that is ever put on the bus.
fn match_is_narrow(wire: &Wire, fields: &Fields, diagnostics: &mut Diagnostics) {
    let narrows = |(name, value): (&ecow::EcoString, &Spanned)| name != "version" && !is_everything(&value.value);
    if !fields.iter().any(narrows) {
        diagnostics.push(deliveries::broad_match(&wire.from.name(), wire.option_span("match")));
    }
}

/// `[{ prefix: "" }]`, `{ prefix: "" }` and `{ exists: true }` let everything through.
fn is_everything(value: &Value) -> bool {
    match value {
        Value::List(list) => list.iter().any(|spanned| is_everything(&spanned.value)),
        Value::Object(fields) => fields.iter().all(|(word, operand)| match (word.as_str(), &operand.value) {
            ("prefix" | "suffix", Value::Text(text)) => text.is_empty(),
            ("wildcard", Value::Text(text)) => text == "*",
            ("exists", Value::Bool(bool)) => *bool,
            _ => false,
        }),
        _ => false,
    }
}
