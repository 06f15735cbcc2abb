//! `bus -> delivery`: EventBridge hands over each event that matches.
//!
//! Source: EventBridge User Guide, "Targets".

use super::bus_rule::{self, MATCH, Row, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(Row {
    name: "bus_to_delivery",
    to: "delivery",
    doc: "EventBridge hands the delivery each event that matches. Those that it cannot hand over end in the bus's queue for \
          failures.",
    options: OPTIONS,
    grants: GRANTS,
    admits: ADMITS,
    sink: Sink::Source,
    lower: bus_rule::by_role,
})];

static OPTIONS: &[Attribute] =
    &[MATCH, rule::PATH, rule::INPUT, rule::TRANSFORM, rule::RETRIES, rule::MAX_AGE, rule::ENABLED, rule::NAME];

static GRANTS: &[GrantRule] = &[rule::grant(&["firehose:PutRecord", "firehose:PutRecordBatch"], Crypto::No)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
