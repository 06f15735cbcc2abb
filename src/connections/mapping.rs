//! What all event source mappings share: filters, the switch, waiting for the consumer's policy. Pipes have the filters too.

use super::filter::{self, Filter, Reader};
use crate::diagnostics::{Diagnostics, deliveries};
use crate::kinds::common;
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::{Entry, Node};
use crate::model::value::{Fields, Spanned, Value};

/// `filter: { type: ["order"] }`
pub const FILTER: Attribute = Attribute {
    name: "filter",
    shape: Shape::Either(&[Shape::Json, Shape::List(&Shape::Json, 1, 5)]),
    fallback: Fallback::Absent,
    doc: "Which records: fields, each with a list of the values that match (`type: [\"order\"]`) or with `above`, `below`, \
          `prefix`, `suffix`, `exists`, `not`; or a list of up to five such filters, of which one must match. A queue's \
          filter is about the message itself, unless it names parts of the record like `messageAttributes`; what does \
          not match is deleted. A stream's is about the data of a record, which must then be JSON, unless it names \
          `partitionKey`; that of a table's changes names `eventName` and what is below `dynamodb`.",
};

/// `enabled: false`
pub const ENABLED: Attribute = Attribute {
    name: "enabled",
    shape: Shape::Bool,
    fallback: Fallback::Bool(true),
    doc: "Whether Lambda polls; switched off, messages and records wait.",
};

/// A mapping from a source to the function at the arrow's end.
///
/// Lambda tests its access when the mapping is made, and CloudFormation does not see that the policy is needed:
/// so the mapping waits for it.
pub fn entry(wire: &Wire, source: Node) -> Entry {
    Entry::new("AWS::Lambda::EventSourceMapping", wire.span())
        .after(wire.to.policy(&LAMBDA))
        .with("EventSourceArn", source)
        .with("FunctionName", crate::kinds::called(&wire.to))
        .with_some("Enabled", enabled(wire))
}

/// Off by the author's word, outside the region where it is active, or by the function's kill switch.
fn enabled(wire: &Wire) -> Option<Node> {
    if !wire.options().bool("enabled") || common::stands_by(wire.options(), &wire.to) {
        return Some(Node::Bool(false));
    }
    let switch = crate::kinds::switch(&wire.to)?;
    Some(Node::If(switch, Box::new(Node::Bool(true)), Box::new(Node::Bool(false))))
}

/// What a record of a queue has at its top.
const MESSAGE: &[&str] = &[
    "body",
    "messageAttributes",
    "attributes",
    "messageId",
    "receiptHandle",
    "md5OfBody",
    "eventSource",
    "eventSourceARN",
    "awsRegion",
];

/// What a record of a stream has at its top, as filters know it (Lambda Developer Guide, "Using event filtering with a
/// Kinesis event source").
const RECORD: &[&str] =
    &["data", "partitionKey", "sequenceNumber", "approximateArrivalTimestamp", "kinesisSchemaVersion"];

/// What a record of a table's stream has at its top.
const CHANGE: &[&str] =
    &["eventName", "dynamodb", "eventID", "eventSource", "eventSourceARN", "eventVersion", "awsRegion", "userIdentity"];

/// The limit of Lambda and Pipes for a pattern, in characters.
const LONGEST_PATTERN: usize = 4096;

/// The patterns that were written: one, or each of a list.
fn written<'a>(wire: &Wire<'a>) -> Vec<&'a Spanned> {
    match wire.options().get("filter") {
        Some(Spanned { value: Value::List(list), .. }) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// Where a record of the source has what its author sent, and what else it has at its top.
fn content(wire: &Wire) -> Option<(&'static str, &'static [&'static str])> {
    match wire.from.kind().name {
        "queue" => Some(("body", MESSAGE)),
        "stream" => Some(("data", RECORD)),
        _ => None,
    }
}

/// A pattern in the form of Lambda or Pipes. What is about no part of a record is about what was sent: a message's `body`, a stream's
/// `data`.
fn translated(wire: &Wire, pattern: &Spanned) -> Filter {
    let reader = if wire.to.is("pipe") { Reader::Pipes } else { Reader::Lambda };
    let filter = filter::translate(wire.graph, reader, pattern);
    match (&pattern.value, content(wire)) {
        (Value::Object(fields), Some((place, parts))) if !is_about(fields, parts) => {
            Filter { node: Node::map([(place, filter.node)]), ..filter }
        }
        _ => filter,
    }
}

fn is_about(fields: &Fields, parts: &[&str]) -> bool {
    fields.keys().any(|name| parts.contains(&name.as_str()) || name == "$or")
}

/// `FilterCriteria`: each pattern as JSON text.
pub fn filter(wire: &Wire) -> Option<Node> {
    let pattern =
        |pattern: &Spanned| Node::map([("Pattern", Node::JsonText(Box::new(translated(wire, pattern).node)))]);
    let patterns: Vec<Node> = written(wire).into_iter().map(pattern).collect();
    (!patterns.is_empty()).then(|| Node::map([("Filters", Node::List(patterns))]))
}

/// Mistakes in the filter.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    for pattern in written(wire) {
        let filter = translated(wire, pattern);
        for mistake in &filter.mistakes {
            diagnostics.push(mistake.report());
        }
        let length = filter::length(&filter.node);
        if length > LONGEST_PATTERN {
            diagnostics.push(deliveries::oversized_pattern(length, LONGEST_PATTERN, pattern.span));
        }
        if wire.from.is("table") {
            changes_have_the_fields(pattern, diagnostics);
        }
    }
}

/// A filter on fields that no record has would let nothing through.
fn changes_have_the_fields(pattern: &Spanned, diagnostics: &mut Diagnostics) {
    let Value::Object(fields) = &pattern.value else { return };
    for (name, value) in fields.iter().filter(|(name, _)| !CHANGE.contains(&name.as_str()) && *name != "$or") {
        diagnostics.push(deliveries::unknown_event_field(name, CHANGE, value.key));
    }
}
