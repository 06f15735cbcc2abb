//! `bus -> workflow`: EventBridge starts an execution for each event that matches.

use super::bus_rule::{self, MATCH, Row, row};
use super::rule;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, GrantRule, Sink};
use crate::model::shape::Attribute;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(Row {
    name: "bus_to_workflow",
    to: "workflow",
    doc: "EventBridge starts an execution with each event that matches as its input. It may do so twice for one event. \
          Those that it cannot start end in the bus's queue for failures.",
    options: OPTIONS,
    grants: GRANTS,
    admits: ADMITS,
    sink: Sink::Source,
    lower: bus_rule::by_role,
})];

static OPTIONS: &[Attribute] =
    &[MATCH, rule::PATH, rule::INPUT, rule::TRANSFORM, rule::RETRIES, rule::MAX_AGE, rule::ENABLED, rule::NAME];

static GRANTS: &[GrantRule] = &[rule::grant(&["states:StartExecution"], Crypto::No)];

static ADMITS: &[AdmitRule] = &[rule::ADMIT_TO_SINK];
