//! `pipe -> bus`: each record becomes an event.

use super::pipe_input::{is_path, is_value};
use super::pipe_target::{self, INPUT, may, value};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "pipe_to_bus",
    from: Side::of("pipe"),
    to: Side::of("bus"),
    mode: Mode::Managed,
    doc: "The pipe puts each record on the bus, as the event's `detail`. What the bus does not take is tried again as the \
          source says.",
    options: OPTIONS,
    grants: &[may(&["events:PutEvents"], Crypto::No)],
    admits: &[],
    sink: Sink::Nothing,
    check: pipe_target::check,
    lower,
}];

static OPTIONS: &[Attribute] = &[
    INPUT,
    Attribute::new(
        "source",
        Shape::Text(Text::that(
            256,
            is_source,
            "letters, digits, `.`, `-`, `_`, `/`, not `aws.…`, or a path like `$.body.shop`",
        )),
        Fallback::Derived("the name of the pipe"),
        "The `source` of the events.",
    ),
    Attribute::new(
        "detail_type",
        value(128),
        Fallback::Derived("`Event from aws:sqs` or `Event from aws:dynamodb`, as EventBridge says it"),
        "The `detail-type` of the events, by which rules tell them apart.",
    ),
    Attribute::new(
        "time",
        Shape::Text(Text::that(256, is_path, "a path into the record like `$.body.time`")),
        Fallback::Derived("when the pipe puts it there"),
        "Where in the record the time of the event stands.",
    ),
];

/// What the bus takes as a source, which must not be AWS's own.
fn is_source(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    is_value(text) && (text.starts_with('$') || text.chars().all(plain) && !text.starts_with("aws."))
}

fn lower(wire: &Wire, template: &mut Template) {
    let option = |name: &str| wire.options().get(name).map(|given| wire.graph.node(&given.value));
    let source = option("source").unwrap_or_else(|| Node::text(wire.from.name().replace('/', ".")));
    let event = [
        ("Source", source),
        ("DetailType", option("detail_type").unwrap_or(Node::Null)),
        ("Time", option("time").unwrap_or(Node::Null)),
    ];
    pipe_target::lower(wire, Some(("EventBridgeEventBusParameters", Node::map(event))), template);
}
