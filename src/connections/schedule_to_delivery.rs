//! `schedule -> delivery`: the clock hands over a record.

use super::scheduled::{self, INPUT, MAY_GIVE_UP, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink, nothing_to_check};
use crate::model::graph::Wire;
use crate::model::template::Template;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_delivery",
    from: Side::of("schedule"),
    to: Side::of("delivery"),
    mode: Mode::Managed,
    doc: "Scheduler hands the delivery a record. What it cannot hand over goes to the schedule's `.failures`.",
    options: &[INPUT],
    grants: &[may(&["firehose:PutRecord"], Crypto::No), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Source,
    check: nothing_to_check,
    lower,
}];

fn lower(wire: &Wire, template: &mut Template) {
    scheduled::lower(wire, scheduled::message(wire), &[], template);
}
