//! `bus -> queue`: EventBridge sends to the queue for each event that matches.

use super::bus_rule::{self, MATCH, Row, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(Row {
    name: "bus_to_queue",
    to: "queue",
    doc: "EventBridge sends the queue each event that matches. Those that it cannot deliver end in the queue's \
              dead-letter queue, or the source's queue for failures if that one is FIFO.",
    options: OPTIONS,
    grants: GRANTS,
    admits: ADMITS,
    sink: Sink::Standard,
    lower: bus_rule::by_policy,
})];

static OPTIONS: &[Attribute] = &[
    MATCH,
    rule::PATH,
    rule::INPUT,
    rule::TRANSFORM,
    rule::GROUP,
    rule::RETRIES,
    rule::MAX_AGE,
    rule::ENABLED,
    rule::NAME,
];

static GRANTS: &[GrantRule] = &[];

static ADMITS: &[AdmitRule] = &[rule::admit(&["sqs:SendMessage"]), rule::ADMIT_TO_SINK];
