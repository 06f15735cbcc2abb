//! `bucket.created -> queue`, `bucket.removed -> queue`: EventBridge sends to the queue for each object.

use super::bucket_rule::{self, PREFIX, Row, SUFFIX, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(Row {
        name: "bucket_created_to_queue",
        port: "created",
        to: "queue",
        doc: "EventBridge sends the queue an event for each object that was written. Those that it cannot deliver \
              end in the queue's dead-letter queue, or the source's queue for failures if that one is FIFO.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Standard,
        lower: bucket_rule::by_policy,
    }),
    row(Row {
        name: "bucket_removed_to_queue",
        port: "removed",
        to: "queue",
        doc: "EventBridge sends the queue an event for each object that was deleted or has expired. Those that it \
              cannot deliver end in the queue's dead-letter queue, or the source's queue for failures if that one \
              is FIFO.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Standard,
        lower: bucket_rule::by_policy,
    }),
];

static OPTIONS: &[Attribute] = &[
    PREFIX,
    SUFFIX,
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
