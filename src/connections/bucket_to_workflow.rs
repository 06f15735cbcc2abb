//! `bucket.created -> workflow`, `bucket.removed -> workflow`: EventBridge starts an execution for each object.

use super::bucket_rule::{self, PREFIX, Row, SUFFIX, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(Row {
        name: "bucket_created_to_workflow",
        port: "created",
        to: "workflow",
        doc: "EventBridge starts an execution for each object that was written, with the event as its input. It may do so \
              twice. Those that it cannot start end in the bucket's queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Source,
        lower: bucket_rule::by_role,
    }),
    row(Row {
        name: "bucket_removed_to_workflow",
        port: "removed",
        to: "workflow",
        doc: "EventBridge starts an execution for each object that was deleted or has expired, with the event as its input. \
              It may do so twice. Those that it cannot start end in the bucket's queue for failures.",
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

static GRANTS: &[GrantRule] = &[rule::grant(&["states:StartExecution"], Crypto::No)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
