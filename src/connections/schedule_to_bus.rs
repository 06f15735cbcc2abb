//! `schedule -> bus`: the clock puts an event.

use super::scheduled::{self, MAY_GIVE_UP, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink, nothing_to_check};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_bus",
    from: Side::of("schedule"),
    to: Side::of("bus"),
    mode: Mode::Managed,
    doc: "Scheduler puts an event on the bus, from `source`, of the sort `detail_type`, with `input` as its detail. \
          What it cannot put there goes to the schedule's `.failures`.",
    options: OPTIONS,
    grants: &[may(&["events:PutEvents"], Crypto::No), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Source,
    check: nothing_to_check,
    lower,
}];

static OPTIONS: &[Attribute] = &[
    Attribute::new(
        "source",
        Shape::Text(Text::that(256, is_source, "letters, digits, `.`, `-`, `_` and `/`, not beginning with `aws.`")),
        Fallback::Required,
        "Who speaks, as rules match it: `shop.clock`.",
    ),
    Attribute::new(
        "detail_type",
        Shape::Text(Text::up_to(128)),
        Fallback::Required,
        "What happened, as rules match it: `Night began`.",
    ),
    Attribute::new(
        "input",
        Shape::Map(&Shape::Json),
        Fallback::Derived("an event that tells the schedule and the time"),
        "The detail of the event.",
    ),
];

fn is_source(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    text.chars().all(plain) && !text.starts_with("aws.")
}

fn lower(wire: &Wire, template: &mut Template) {
    let option = |name: &str| wire.options().get(name).map_or(Node::Null, |given| wire.graph.node(&given.value));
    let event = Node::map([("DetailType", option("detail_type")), ("Source", option("source"))]);
    scheduled::lower(wire, scheduled::json(wire), &[("EventBridgeParameters", event)], template);
}
