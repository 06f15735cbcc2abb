//! `schedule -> function`: the clock hands the function an event.

use super::scheduled::{self, INPUT, MAY_GIVE_UP, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink, nothing_to_check};
use crate::model::graph::Wire;
use crate::model::template::Template;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_function",
    from: Side::of("schedule"),
    to: Side::of("function"),
    mode: Mode::Async,
    doc: "Scheduler hands the function an event, asynchronously: Lambda takes it, tries again when the code fails, and \
          keeps what fails for good. What Scheduler cannot hand over goes to the same queue.",
    options: &[INPUT],
    grants: &[may(&["lambda:InvokeFunction"], Crypto::No), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Target,
    check: nothing_to_check,
    lower,
}];

fn lower(wire: &Wire, template: &mut Template) {
    scheduled::lower(wire, scheduled::json(wire), &[], template);
}
