//! `pipe -> queue`: each record becomes a message.

use super::pipe_target::{self, GROUP, INPUT, may, value};
use crate::diagnostics::{Diagnostics, apis, deliveries};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "pipe_to_queue",
    from: Side::of("pipe"),
    to: Side::of("queue"),
    mode: Mode::Managed,
    doc: "The pipe sends a message for each record. What SQS does not take is tried again as the source says.",
    options: &[INPUT, GROUP, ID],
    grants: &[may(&["sqs:SendMessage"], Crypto::Write)],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower,
}];

/// `id: "$.eventID"`
const ID: Attribute = Attribute::new(
    "id",
    value(100),
    Fallback::Derived("a digest of the message, where the queue makes one"),
    "FIFO only: messages with one id within five minutes count as one.",
);

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    pipe_target::check(wire, diagnostics);
    let (queue, options) = (wire.to.attributes(), wire.options());
    if !queue.bool("fifo") {
        if let Some(group) = options.get("group") {
            diagnostics.push(deliveries::useless_group(&wire.to.name(), group.span, wire.to.span()));
        }
        if let Some(id) = options.get("id") {
            diagnostics.push(apis::order_without_fifo(id.span, "id", &wire.to.name(), wire.to.span()));
        }
        return;
    }
    if options.get("group").is_none() {
        diagnostics.push(deliveries::ungrouped(&wire.to.name(), wire.connection.to.span, wire.to.span()));
    }
    if queue.text("deduplication") == Some("id") && options.get("id").is_none() {
        diagnostics.push(apis::message_without_id(wire.span(), &wire.to.name(), wire.to.span()));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    let option = |name: &str| wire.options().get(name).map_or(Node::Null, |given| wire.graph.node(&given.value));
    let order = [("MessageGroupId", option("group")), ("MessageDeduplicationId", option("id"))];
    let given = order.iter().any(|(_, node)| *node != Node::Null);
    pipe_target::lower(wire, given.then(|| ("SqsQueueParameters", Node::map(order))), template);
}
