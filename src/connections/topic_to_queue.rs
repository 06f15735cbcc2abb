//! `topic -> queue`: SNS sends each message to the queue.
//!
//! Source: SNS Developer Guide, "Fanout to Amazon SQS queues".

use super::subscription;
use crate::diagnostics::{Diagnostics, deliveries};
use crate::model::connection::{AdmitRule, ConnectionKind, End, Mode, Side, Sink, always};
use crate::model::graph::Wire;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "topic_to_queue",
    from: Side::of("topic"),
    to: Side::of("queue"),
    mode: Mode::Managed,
    doc: "SNS sends a copy of each message to the queue, as it was published: `raw: false` wraps it into SNS's \
          envelope. What cannot be delivered ends in the queue's dead-letter queue.",
    options: &[subscription::FILTER, subscription::FILTER_ON, subscription::RAW],
    grants: &[],
    admits: &[
        AdmitRule {
            on: End::To,
            principal: "sns.amazonaws.com",
            actions: &["sqs:SendMessage"],
            source: topic,
            when: always,
        },
        AdmitRule {
            on: End::Sink,
            principal: "sns.amazonaws.com",
            actions: &["sqs:SendMessage"],
            source: topic,
            when: subscription::has_fitting_sink,
        },
    ],
    sink: Sink::Target,
    check,
    lower,
}];

fn topic(wire: &Wire) -> Node {
    wire.from.member("arn")
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    subscription::check(wire, diagnostics);
    if wire.to.attributes().bool("fifo") && !wire.from.attributes().bool("fifo") {
        let (topic, queue) = (wire.from.name(), wire.to.name());
        diagnostics.push(deliveries::standard_topic_to_fifo_queue(
            &topic,
            &queue,
            wire.connection.to.span,
            wire.to.span(),
        ));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    let raw = wire.options().bool("raw");
    let entry = subscription::entry(wire, "sqs")
        .after(wire.to.resource_policy())
        .with("RawMessageDelivery", if raw { Node::Bool(true) } else { Node::Null });
    template.add(wire.logical(), entry);
}
