//! What all subscriptions of a topic share: filters, and where messages end that SNS cannot deliver.
//!
//! Sources: SNS Developer Guide, "Message filtering", "Dead-letter queues" and "Message delivery for FIFO topics".

use super::filter::{self, Reader};
use crate::diagnostics::{Diagnostics, deliveries};
use crate::model::graph::{View, Wire};
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::{Entry, Node};
use crate::model::value::{Fields, Value};

/// `filter: { total: { above: 0 } }`
pub const FILTER: Attribute = Attribute {
    name: "filter",
    shape: Shape::Json,
    fallback: Fallback::Derived("every message"),
    doc: "Which messages: fields, each with a list of the values that match (`type: [\"order\"]`) or with `above`, \
          `at_least`, `below`, `at_most`, `prefix`, `suffix`, `exists`, `not` (`total: { above: 0 }`). All fields must \
          match. The forms of SNS are understood too.",
};

/// `filter_on: "attributes"`
pub const FILTER_ON: Attribute = Attribute {
    name: "filter_on",
    shape: Shape::OneOf(&["body", "attributes"]),
    fallback: Fallback::Word("body"),
    doc: "What the filter looks at: the message itself, which must then be JSON, or its attributes.",
};

/// `raw: false`
pub const RAW: Attribute = Attribute {
    name: "raw",
    shape: Shape::Bool,
    fallback: Fallback::Bool(true),
    doc: "Whether the target gets the message alone, without SNS's envelope around it.",
};

/// A subscription of the resource at the arrow's end.
pub fn entry(wire: &Wire, protocol: &'static str) -> Entry {
    let pattern = wire.options().get("filter").map(|written| filter::translate(wire.graph, Reader::Sns, written).node);
    let scope = match (&pattern, wire.options().text("filter_on")) {
        (Some(_), Some("attributes")) => Node::text("MessageAttributes"),
        (Some(_), _) => Node::text("MessageBody"),
        (None, _) => Node::Null,
    };
    Entry::new("AWS::SNS::Subscription", wire.span())
        .with("TopicArn", wire.from.member("arn"))
        .with("Protocol", Node::text(protocol))
        .with("Endpoint", wire.to.member("arn"))
        .with_some("FilterPolicy", pattern)
        .with("FilterPolicyScope", scope)
        .with_some("RedrivePolicy", redrive(wire))
}

fn is_fifo(view: &View) -> bool {
    view.attributes().bool("fifo")
}

/// Whether the queue for failures is of the topic's kind: SNS takes no other.
pub fn has_fitting_sink(wire: &Wire) -> bool {
    wire.sink().is_some_and(|sink| is_fifo(&sink) == is_fifo(&wire.from))
}

fn redrive(wire: &Wire) -> Option<Node> {
    let sink = wire.sink().filter(|_| has_fitting_sink(wire))?;
    Some(Node::map([("deadLetterTargetArn", sink.member("arn"))]))
}

/// Mistakes in the filter.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(written) = wire.options().get("filter") else { return };
    for mistake in filter::translate(wire.graph, Reader::Sns, written).mistakes {
        diagnostics.push(mistake.report());
    }
    if wire.options().text("filter_on") == Some("attributes")
        && let Value::Object(fields) = &written.value
    {
        attributes_are_flat(fields, diagnostics);
    }
}

/// The attributes of a message have no fields of their own.
fn attributes_are_flat(fields: &Fields, diagnostics: &mut Diagnostics) {
    for (name, value) in fields {
        if let Value::Object(object) = &value.value
            && object.values().any(|inner| matches!(inner.value, Value::List(_) | Value::Object(_)))
            && !object.contains_key("not")
        {
            diagnostics.push(deliveries::nested_attribute(name, value.span));
        }
    }
}
