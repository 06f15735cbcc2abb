//! `bus -> function`: EventBridge invokes the function for each event that matches.

use super::bus_rule::{self, MATCH, Row, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(Row {
    name: "bus_to_function",
    to: "function",
    doc: "EventBridge calls the function asynchronously with each event that matches. Events that cannot be \
              delivered, and those that the function does not manage after its retries, end in its queue for \
              failures.",
    options: OPTIONS,
    grants: GRANTS,
    admits: ADMITS,
    sink: Sink::Target,
    lower: bus_rule::by_policy,
})];

static OPTIONS: &[Attribute] =
    &[MATCH, rule::PATH, rule::INPUT, rule::TRANSFORM, rule::RETRIES, rule::MAX_AGE, rule::ENABLED, rule::NAME];

static GRANTS: &[GrantRule] = &[];

static ADMITS: &[AdmitRule] = &[rule::admit(&["lambda:InvokeFunction"]), rule::ADMIT_TO_SINK];
