//! `bus -> stream`: EventBridge writes a record for each event that matches.
//!
//! Source: EventBridge User Guide, "Targets"; API Reference, `KinesisParameters`.

use super::bus_rule::{self, MATCH, Row, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::{Attribute, Fallback};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(Row {
    name: "bus_to_stream",
    to: "stream",
    doc: "EventBridge writes each event that matches into the stream. Those that it cannot write end in the bus's queue for \
          failures.",
    options: OPTIONS,
    grants: GRANTS,
    admits: ADMITS,
    sink: Sink::Source,
    lower: bus_rule::by_role,
})];

static OPTIONS: &[Attribute] = &[
    MATCH,
    Attribute {
        name: "partition_key",
        fallback: Fallback::Derived("the event's id, which keeps no order"),
        doc: "Where the event has the partition key whose records stay in order: `$.detail.order_id`.",
        ..rule::PATH
    },
    rule::PATH,
    rule::INPUT,
    rule::TRANSFORM,
    rule::RETRIES,
    rule::MAX_AGE,
    rule::ENABLED,
    rule::NAME,
];

static GRANTS: &[GrantRule] = &[rule::grant(&["kinesis:PutRecord", "kinesis:PutRecords"], Crypto::Append)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
