//! `queue -> function`: Lambda polls the queue and calls the function with batches.
//!
//! Sources: Lambda Developer Guide, "Using Lambda with Amazon SQS"; AWS managed policy
//! `AWSLambdaSQSQueueExecutionRole` for the three actions.

use super::mapping;
use crate::diagnostics::{Diagnostics, deliveries};
use crate::kinds::needed_visibility;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{self, Attribute, Fallback, HOUR, MINUTE, Shape};
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
        doc: "How long Lambda gathers messages for a batch; a batch above 10 needs at least 1s, FIFO queues have \
              none.",
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

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    mapping::check(wire, diagnostics);
    check_batches(wire, diagnostics);
    messages_stay_hidden_long_enough(wire, diagnostics);
    concurrency_fits_the_function(wire, diagnostics);
}

/// Mistakes that every consumer of a queue can make, pipes as well as functions.
pub fn check_batches(wire: &Wire, diagnostics: &mut Diagnostics) {
    fifo_queues_give_ten(wire, diagnostics);
    large_batches_are_gathered(wire, diagnostics);
    a_queue_has_one_consumer(wire, diagnostics);
    throttles_kill_no_messages(wire, diagnostics);
    filters_discard_on_purpose(wire, diagnostics);
}

fn fifo_queues_give_ten(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !wire.from.attributes().bool("fifo") {
        return;
    }
    let (queue, declared) = (wire.from.name(), wire.from.attribute_span("fifo"));
    let batch = wire.options().int("batch").unwrap_or(0);
    if batch > 10 {
        diagnostics.push(deliveries::oversized_fifo_batch(&queue, batch, wire.option_span("batch"), declared));
    }
    if wire.options().seconds("window").is_some_and(|window| window > 0) {
        diagnostics.push(deliveries::window_on_fifo(&queue, wire.option_span("window"), declared));
    }
}

fn large_batches_are_gathered(wire: &Wire, diagnostics: &mut Diagnostics) {
    let batch = wire.options().int("batch").unwrap_or(0);
    let gathered = wire.options().seconds("window").is_some_and(|window| window > 0);
    if batch > 10 && !gathered && !wire.from.attributes().bool("fifo") {
        diagnostics.push(deliveries::unwindowed_batch(batch, wire.option_span("batch")));
    }
}

/// Two consumers of one queue compete: each message reaches only one of them, and nobody knows which.
fn a_queue_has_one_consumer(wire: &Wire, diagnostics: &mut Diagnostics) {
    let consumers = wire.from.outgoing().filter(|other| other.connection.kind.mode == Mode::Poll);
    let Some(first) = consumers.min_by_key(|other| other.span()) else { return };
    if first.connection.id != wire.connection.id {
        let (one, other) = (first.to.name(), wire.to.name());
        diagnostics.push(deliveries::second_consumer(
            &wire.from.name(),
            &one,
            &other,
            wire.connection.to.span,
            first.connection.to.span,
        ));
    }
}

/// A message that reappears while it is worked on is worked on twice.
fn messages_stay_hidden_long_enough(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (Some(visibility), Some(timeout)) =
        (wire.from.attributes().seconds("visibility"), wire.to.attributes().seconds("timeout"))
    else {
        return;
    };
    let (queue, at) = (wire.from.name(), wire.from.attribute_span("visibility"));
    let needed = needed_visibility(*wire);
    if visibility < timeout {
        let function = wire.to.name();
        diagnostics.push(deliveries::short_visibility(&queue, visibility, &function, timeout, at, wire.span()));
    } else if visibility < needed.min(12 * HOUR) {
        let report = deliveries::tight_visibility(&queue, visibility, needed, at, wire.span());
        diagnostics.push(report.value("visibility", wire.from.own_value("visibility"), shape::seconds(needed)));
    }
}

fn throttles_kill_no_messages(wire: &Wire, diagnostics: &mut Diagnostics) {
    let retries = wire.from.attributes().int("retries").unwrap_or(5);
    if retries < 5 && wire.from.companion("dead").is_some() {
        let at = wire.from.attribute_span("retries");
        let report = deliveries::few_retries(&wire.from.name(), retries, at, wire.span());
        diagnostics.push(report.value("retries", wire.from.own_value("retries"), "5"));
    }
}

/// Lambda throttles what exceeds the function's reserved concurrency, whichever queue it comes from.
fn concurrency_fits_the_function(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(reserved) = wire.to.attributes().int("concurrency") else { return };
    if wire.options().int("concurrency").is_none() {
        return;
    }
    let from_queue = |other: &Wire| other.from.is("queue");
    let wanted = wire.to.incoming().filter(from_queue).filter_map(|other| other.options().int("concurrency")).sum();
    if wanted > reserved {
        let (at, declared) = (wire.option_span("concurrency"), wire.to.attribute_span("concurrency"));
        diagnostics.push(deliveries::excess_concurrency(&wire.to.name(), reserved, wanted, at, declared));
    }
}

fn filters_discard_on_purpose(wire: &Wire, diagnostics: &mut Diagnostics) {
    if let Some(filter) = wire.options().get("filter") {
        diagnostics.push(deliveries::discarding_filter(&wire.from.name(), filter.span));
    }
}

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
