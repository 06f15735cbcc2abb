//! `queue -> pipe`: the pipe polls the queue.
//!
//! Source: EventBridge User Guide, "Amazon Simple Queue Service as a source".

use super::pipe_source::{self, BATCH, WINDOW, reads};
use super::{mapping, queue_to_function as polled};
use crate::diagnostics::{Diagnostics, deliveries};
use crate::kinds::needed_visibility;
use crate::model::connection::{ConnectionKind, Mode, Side, Sink, nothing_to_lower};
use crate::model::graph::Wire;
use crate::model::shape::{self, HOUR};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "queue_to_pipe",
    from: Side::of("queue"),
    to: Side::of("pipe"),
    mode: Mode::Poll,
    doc: "The pipe polls the queue and takes a batch of messages along. What fails on the way becomes visible again and \
          ends in the queue's dead-letter queue after `retries` attempts; of a batch that fails in part only the rest is \
          tried again.",
    options: &[BATCH, WINDOW, mapping::FILTER],
    grants: &[reads(&["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], "arn")],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower: nothing_to_lower,
}];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    pipe_source::check(wire, diagnostics);
    polled::check_batches(wire, diagnostics);
    messages_stay_hidden_long_enough(wire, diagnostics);
}

/// A message that reappears while it is under way goes through twice.
fn messages_stay_hidden_long_enough(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(visibility) = wire.from.attributes().seconds("visibility") else { return };
    let needed = needed_visibility(*wire).min(12 * HOUR);
    if visibility < needed {
        let at = wire.from.attribute_span("visibility");
        let report = deliveries::tight_visibility(&wire.from.name(), visibility, needed, at, wire.span());
        diagnostics.push(report.value("visibility", wire.from.own_value("visibility"), shape::seconds(needed)));
    }
}
