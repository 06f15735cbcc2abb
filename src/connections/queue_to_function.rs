//! `queue -> function`: Lambda polls the queue and calls the function with batches.
//!
//! Sources: Lambda Developer Guide, "Using Lambda with Amazon SQS"; AWS managed policy
//! `AWSLambdaSQSQueueExecutionRole` for the three actions.

use super::mapping;
use crate::diagnostics::Diagnostics;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, MINUTE, Shape};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "queue_to_function",
    from: Side::of("queue"),
    to: Side::of("function"),
    mode: Mode::Poll,
    doc: "Lambda polls the queue and calls the function with a batch. Messages that the function reports as failed \
          (`batchItemFailures`), and whole batches when it throws, become visible again and end in the queue's \
          dead-letter queue after `retries` attempts.",
    options: OPTIONS,
    grants: &[GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
        on: On::Member(End::From, "arn"),
        crypto: Crypto::Read,
        when: always,
    }],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower,
}];

static OPTIONS: &[Attribute] = &[
    Attribute {
        name: "batch",
        shape: Shape::Int(1, 10_000),
        fallback: Fallback::Int(10),
        doc: "How many messages one call gets at most; a FIFO queue gives at most 10.",
    },
    Attribute {
        name: "window",
        shape: Shape::Duration(0, 5 * MINUTE),
        fallback: Fallback::Absent,
        doc: "How long Lambda gathers messages for a batch; a batch above 10 needs at least 1s, FIFO queues have none.",
    },
    Attribute {
        name: "concurrency",
        shape: Shape::Int(2, 1000),
        fallback: Fallback::Absent,
        doc: "How many batches of this queue are worked on at once, at most.",
    },
    mapping::FILTER,
    mapping::ENABLED,
];

fn check(_: &Wire, _: &mut Diagnostics) {}

fn lower(wire: &Wire, template: &mut Template) {
    let o = wire.options();
    let concurrency = o.int("concurrency").map(|n| Node::map([("MaximumConcurrency", Node::Int(n))]));
    let entry = mapping::entry(wire, wire.from.member("arn"))
        .with_some("BatchSize", o.int("batch").map(Node::Int))
        .with_some("MaximumBatchingWindowInSeconds", o.seconds("window").map(Node::Int))
        .with_some("ScalingConfig", concurrency)
        .with("FunctionResponseTypes", Node::texts(["ReportBatchItemFailures"]))
        .with_some("FilterCriteria", mapping::filter(wire));
    template.add(wire.logical(), entry);
}
