//! `topic -> function`: SNS invokes the function with each message.
//!
//! Source: Lambda Developer Guide, "Invoking Lambda functions with Amazon SNS notifications".

use super::subscription;
use crate::diagnostics::{Diagnostics, deliveries};
use crate::model::connection::{AdmitRule, ConnectionKind, End, Mode, Side, Sink, always};
use crate::model::graph::Wire;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "topic_to_function",
    from: Side::of("topic"),
    to: Side::of("function"),
    mode: Mode::Async,
    doc: "SNS hands each message to Lambda, which calls the function asynchronously, once for each message. What SNS \
          cannot hand over, and what the function does not manage after its retries, ends in the function's queue for \
          failures.",
    options: &[subscription::FILTER, subscription::FILTER_ON],
    grants: &[],
    admits: &[
        AdmitRule {
            on: End::To,
            principal: "sns.amazonaws.com",
            actions: &["lambda:InvokeFunction"],
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
    if wire.from.attributes().bool("fifo") {
        let (topic, function) = (wire.from.name(), wire.to.name());
        diagnostics.push(deliveries::fifo_topic_to_function(
            &topic,
            &function,
            wire.connection.to.span,
            wire.from.span(),
        ));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    template.add(wire.logical(), subscription::entry(wire, "lambda"));
}
