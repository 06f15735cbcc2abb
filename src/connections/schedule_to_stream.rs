//! `schedule -> stream`: the clock writes a record.

use super::scheduled::{self, INPUT, MAY_GIVE_UP, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink, nothing_to_check};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_stream",
    from: Side::of("schedule"),
    to: Side::of("stream"),
    mode: Mode::Managed,
    doc: "Scheduler writes a record. What it cannot write goes to the schedule's `.failures`.",
    options: OPTIONS,
    grants: &[may(&["kinesis:PutRecord"], Crypto::Append), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Source,
    check: nothing_to_check,
    lower,
}];

static OPTIONS: &[Attribute] = &[
    INPUT,
    Attribute::new(
        "partition_key",
        Shape::Text(Text::up_to(256)),
        Fallback::Derived("the schedule's name"),
        "The partition key of the records, which stay in order.",
    ),
];

fn lower(wire: &Wire, template: &mut Template) {
    let written = wire.options().get("partition_key").map(|key| wire.graph.node(&key.value));
    let key = written.unwrap_or_else(|| Node::text(wire.from.name()));
    let parameters = Node::map([("PartitionKey", key)]);
    scheduled::lower(wire, scheduled::message(wire), &[("KinesisParameters", parameters)], template);
}
