//! `bucket.created -> function`, `bucket.removed -> function`: EventBridge invokes the function for each object.

use super::bucket_rule::{self, PREFIX, Row, SUFFIX, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(Row {
        name: "bucket_created_to_function",
        port: "created",
        to: "function",
        doc: "EventBridge calls the function asynchronously with an event for each object that was written. Events \
              that cannot be delivered, and those that the function does not manage after its retries, end in its \
              queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Target,
        lower: bucket_rule::by_policy,
    }),
    row(Row {
        name: "bucket_removed_to_function",
        port: "removed",
        to: "function",
        doc: "EventBridge calls the function asynchronously with an event for each object that was deleted or has \
              expired. Events that cannot be delivered, and those that the function does not manage after its \
              retries, end in its queue for failures.",
        options: OPTIONS,
        grants: GRANTS,
        admits: ADMITS,
        sink: Sink::Target,
        lower: bucket_rule::by_policy,
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

static GRANTS: &[GrantRule] = &[];

static ADMITS: &[AdmitRule] = &[rule::admit(&["lambda:InvokeFunction"]), rule::ADMIT_TO_SINK];
