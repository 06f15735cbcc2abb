//! `schedule -> topic`: the clock publishes a message.

use super::scheduled::{self, INPUT, MAY_GIVE_UP, may};
use crate::diagnostics::{Diagnostics, deliveries as say};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::template::Template;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_topic",
    from: Side::of("schedule"),
    to: Side::of("topic"),
    mode: Mode::Managed,
    doc: "Scheduler publishes a message. What it cannot publish goes to the schedule's `.failures`.",
    options: &[INPUT],
    grants: &[may(&["sns:Publish"], Crypto::Write), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Source,
    check,
    lower,
}];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    if wire.to.attributes().bool("fifo") {
        diagnostics.push(say::rule_to_fifo_topic(&wire.to.name(), wire.span(), wire.to.span()));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    scheduled::lower(wire, scheduled::message(wire), &[], template);
}
