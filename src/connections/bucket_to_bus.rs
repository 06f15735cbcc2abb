//! `bucket.created -> bus`, `bucket.removed -> bus`: EventBridge puts on the bus for each object.

use super::bucket_rule::{self, PREFIX, Row, SUFFIX, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(Row {
        name: "bucket_created_to_bus",
        port: "created",
        to: "bus",
        doc: "EventBridge puts an event for each object that was written on the other bus. Those that it cannot \
              deliver end in the source's queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Source,
        lower: bucket_rule::by_role,
    }),
    row(Row {
        name: "bucket_removed_to_bus",
        port: "removed",
        to: "bus",
        doc: "EventBridge puts an event for each object that was deleted or has expired on the other bus. Those \
              that it cannot deliver end in the source's queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Source,
        lower: bucket_rule::by_role,
    }),
];

static OPTIONS: &[Attribute] = &[PREFIX, SUFFIX, rule::RETRIES, rule::MAX_AGE, rule::ENABLED, rule::NAME];

static GRANTS: &[GrantRule] = &[rule::grant(&["events:PutEvents"], Crypto::No)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
