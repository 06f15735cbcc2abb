//! `pipe -> stream`: each record is written into the stream.

use super::pipe_target::{self, INPUT, may, value};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "pipe_to_stream",
    from: Side::of("pipe"),
    to: Side::of("stream"),
    mode: Mode::Managed,
    doc: "The pipe writes each record into the stream. What the stream does not take is tried again as the source says.",
    options: &[INPUT, PARTITION_KEY],
    grants: &[may(&["kinesis:PutRecord", "kinesis:PutRecords"], Crypto::Append)],
    admits: &[],
    sink: Sink::Nothing,
    check: pipe_target::check,
    lower,
}];

const PARTITION_KEY: Attribute = Attribute::new(
    "partition_key",
    value(256),
    Fallback::Required,
    "What stays in order: a path into the record like `$.body.customer`, or a text for all of them.",
);

fn lower(wire: &Wire, template: &mut Template) {
    let key = wire.options().get("partition_key").map_or(Node::Null, |key| wire.graph.node(&key.value));
    let parameters = Node::map([("PartitionKey", key)]);
    pipe_target::lower(wire, Some(("KinesisStreamParameters", parameters)), template);
}
