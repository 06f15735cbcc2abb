//! `schedule -> workflow`: the clock starts an execution.

use super::scheduled::{self, INPUT, MAY_GIVE_UP, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink, nothing_to_check};
use crate::model::graph::Wire;
use crate::model::template::Template;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_workflow",
    from: Side::of("schedule"),
    to: Side::of("workflow"),
    mode: Mode::Async,
    doc: "Scheduler starts an execution. What it cannot start goes to the schedule's `.failures`; an execution that fails is \
          the workflow's own matter.",
    options: &[INPUT],
    grants: &[may(&["states:StartExecution"], Crypto::No), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Source,
    check: nothing_to_check,
    lower,
}];

fn lower(wire: &Wire, template: &mut Template) {
    scheduled::lower(wire, scheduled::json(wire), &[], template);
}
