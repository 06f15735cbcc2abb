//! `bucket.created -> topic`, `bucket.removed -> topic`: EventBridge publishes to the topic for each object.

use super::bucket_rule::{self, PREFIX, Row, SUFFIX, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(Row {
        name: "bucket_created_to_topic",
        port: "created",
        to: "topic",
        doc: "EventBridge publishes an event for each object that was written. Those that it cannot deliver end in \
              the source's queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Source,
        lower: bucket_rule::by_role,
    }),
    row(Row {
        name: "bucket_removed_to_topic",
        port: "removed",
        to: "topic",
        doc: "EventBridge publishes an event for each object that was deleted or has expired. Those that it cannot \
              deliver end in the source's queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Source,
        lower: bucket_rule::by_role,
    }),
];

static OPTIONS: &[Attribute] = &[
    PREFIX,
    SUFFIX,
    rule::PATH,
    rule::INPUT,
    rule::TRANSFORM,
    rule::RETRIES,
    rule::MAX_AGE,
    rule::ENABLED,
    rule::NAME,
];

static GRANTS: &[GrantRule] = &[rule::grant(&["sns:Publish"], Crypto::Write)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
