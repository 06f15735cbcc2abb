//! `topic -> delivery`: SNS hands each message to Firehose.
//!
//! Source: SNS Developer Guide, "Fanout to Firehose delivery streams" and "Prerequisites for subscribing Firehose delivery
//! streams to Amazon SNS topics", which asks for the right to `PutRecord` at least. Its other actions are for the console.

use super::subscription;
use crate::diagnostics::{Diagnostics, streams as say};
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::SNS;
use crate::model::graph::Wire;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "topic_to_delivery",
    from: Side::of("topic"),
    to: Side::of("delivery"),
    mode: Mode::Managed,
    doc: "SNS hands the delivery a copy of each message, as it was published: `raw: false` wraps it into SNS's envelope. What \
          cannot be handed over ends in the delivery's queue for failures.",
    options: &[subscription::FILTER, subscription::FILTER_ON, subscription::RAW],
    grants: &[GrantRule {
        holder: End::From,
        principal: &SNS,
        actions: &["firehose:PutRecord", "firehose:PutRecordBatch"],
        on: On::Member(End::To, "arn"),
        crypto: Crypto::No,
        when: always,
    }],
    admits: &[AdmitRule {
        on: End::Sink,
        principal: "sns.amazonaws.com",
        actions: &["sqs:SendMessage"],
        source: |wire| wire.from.member("arn"),
        when: subscription::has_fitting_sink,
    }],
    sink: Sink::Target,
    check,
    lower,
}];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    subscription::check(wire, diagnostics);
    if wire.from.attributes().bool("fifo") {
        let (topic, delivery) = (wire.from.name(), wire.to.name());
        diagnostics.push(say::fifo_topic_to_delivery(&topic, &delivery, wire.connection.to.span, wire.from.span()));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    let raw = wire.options().bool("raw");
    let entry = subscription::entry(wire, "firehose")
        .after(wire.from.policy(&SNS))
        .with("SubscriptionRoleArn", Node::att(wire.from.role(&SNS), "Arn"))
        .with("RawMessageDelivery", if raw { Node::Bool(true) } else { Node::Null });
    template.add(wire.logical(), entry);
}
