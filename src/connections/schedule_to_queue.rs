//! `schedule -> queue`: the clock sends a message.

use super::scheduled::{self, INPUT, MAY_GIVE_UP, may};
use crate::diagnostics::{Diagnostics, deliveries, schedules as say};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "schedule_to_queue",
    from: Side::of("schedule"),
    to: Side::of("queue"),
    mode: Mode::Managed,
    doc: "Scheduler sends a message. What it cannot send goes to the queue's own dead-letter queue, or to the \
          schedule's `.failures` where the queue is first-in first-out.",
    options: OPTIONS,
    grants: &[may(&["sqs:SendMessage"], Crypto::Write), MAY_GIVE_UP],
    admits: &[],
    sink: Sink::Standard,
    check,
    lower,
}];

static OPTIONS: &[Attribute] = &[
    INPUT,
    Attribute::new(
        "group",
        Shape::Text(Text::up_to(128)),
        Fallback::Absent,
        "The message group: a FIFO queue keeps the order in it. Needed for a FIFO queue.",
    ),
];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let queue = wire.to.attributes();
    let group = wire.options().values.contains_key("group");
    match (queue.bool("fifo"), group) {
        (true, false) => diagnostics.push(deliveries::ungrouped(&wire.to.name(), wire.span(), wire.to.span())),
        (false, true) => {
            let at = wire.option_span("group");
            diagnostics.push(deliveries::useless_group(&wire.to.name(), at, wire.to.span()));
        }
        _ => {}
    }
    if queue.bool("fifo") && queue.text("deduplication") == Some("id") {
        let at = wire.to.attribute_span("deduplication");
        diagnostics.push(say::no_deduplication(&wire.text(), "a schedule", wire.span(), at));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    let group = wire.options().get("group").map(|group| wire.graph.node(&group.value));
    let more = group.map(|group| ("SqsParameters", Node::map([("MessageGroupId", group)])));
    scheduled::lower(wire, scheduled::message(wire), more.as_slice(), template);
}
