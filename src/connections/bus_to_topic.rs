//! `bus -> topic`: EventBridge publishes to the topic for each event that matches.

use super::bus_rule::{self, MATCH, Row, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(Row {
    name: "bus_to_topic",
    to: "topic",
    doc: "EventBridge publishes each event that matches. Those that it cannot deliver end in the source's \
              queue for failures.",
    options: OPTIONS,
    grants: GRANTS,
    admits: ADMITS,
    sink: Sink::Source,
    lower: bus_rule::by_role,
})];

static OPTIONS: &[Attribute] =
    &[MATCH, rule::PATH, rule::INPUT, rule::TRANSFORM, rule::RETRIES, rule::MAX_AGE, rule::ENABLED, rule::NAME];

static GRANTS: &[GrantRule] = &[rule::grant(&["sns:Publish"], Crypto::Write)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
