//! What all arrows into a pipe share: filters, batches, and how a stream is read.
//!
//! Sources: EventBridge User Guide, "Amazon EventBridge Pipes sources", "Amazon EventBridge Pipes batching and
//! concurrency", "Event source permissions for Amazon EventBridge Pipes".

use super::{mapping, polled_stream};
use crate::diagnostics::{Diagnostics, pipes as say};
use crate::model::connection::{Crypto, End, GrantRule, On, always};
use crate::model::grant::PIPES;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, MINUTE, Shape};
use crate::model::template::Node;

/// `batch: 10`
pub const BATCH: Attribute = Attribute::new(
    "batch",
    Shape::Int(1, 10_000),
    Fallback::Derived("10 from a queue and 100 from a stream, or as many as the target takes if that is less"),
    "How many records go through at once, at most. A queue, a topic or a bus takes 10, a stream or a delivery 500, a \
     route of an API 1.",
);

/// `window: 5s`
pub const WINDOW: Attribute = Attribute::new(
    "window",
    Shape::Duration(0, 5 * MINUTE),
    Fallback::Absent,
    "How long records are gathered for a batch.",
);

/// `on_partial_failure: "retry"`
pub const ON_PARTIAL_FAILURE: Attribute = Attribute::new(
    "on_partial_failure",
    Shape::OneOf(&["bisect", "retry"]),
    Fallback::Word("bisect"),
    "Whether a batch that failed in part is cut in two, to find the bad record, or tried again as it is.",
);

/// The pipe's role may do something at the source.
pub const fn reads(actions: &'static [&'static str], member: &'static str) -> GrantRule {
    GrantRule {
        holder: End::To,
        principal: &PIPES,
        actions,
        on: On::Member(End::From, member),
        crypto: Crypto::Read,
        when: always,
    }
}

/// It puts a note of what failed for good into the queue for failures.
pub const GIVES_UP: GrantRule = GrantRule {
    holder: End::To,
    principal: &PIPES,
    actions: &["sqs:SendMessage"],
    on: On::Member(End::Sink, "arn"),
    crypto: Crypto::Write,
    when: always,
};

/// `SourceParameters`: the filter, and what the source's sort wants to know.
pub fn parameters(source: &Wire) -> Node {
    let (sort, settings) = match (source.from.kind().name, source.connection.from.port.name) {
        ("table", _) => ("DynamoDBStreamParameters", stream_settings(source)),
        ("stream", _) => ("KinesisStreamParameters", stream_settings(source)),
        _ => ("SqsQueueParameters", queue_settings(source)),
    };
    Node::map([("FilterCriteria", mapping::filter(source).unwrap_or(Node::Null)), (sort, Node::map(settings))])
}

/// What a pipe reads.
pub fn arn(source: &Wire) -> Node {
    let member = if source.from.is("table") { "stream" } else { "arn" };
    source.from.member(member)
}

fn queue_settings(source: &Wire) -> Vec<(&'static str, Node)> {
    let window = source.options().seconds("window").map_or(Node::Null, Node::Int);
    vec![("BatchSize", Node::Int(batch(source))), ("MaximumBatchingWindowInSeconds", window)]
}

fn stream_settings(source: &Wire) -> Vec<(&'static str, Node)> {
    let o = source.options();
    let number = |int: Option<i64>| int.map_or(Node::Null, Node::Int);
    let bisect = (o.text("on_partial_failure") == Some("bisect")).then(|| Node::text("AUTOMATIC_BISECT"));
    let sink = source.sink().map(|sink| Node::map([("Arn", sink.member("arn"))]));
    vec![
        ("StartingPosition", polled_stream::starting_position(source)),
        ("BatchSize", Node::Int(batch(source))),
        ("MaximumBatchingWindowInSeconds", number(o.seconds("window"))),
        ("MaximumRetryAttempts", number(o.int("retries"))),
        ("MaximumRecordAgeInSeconds", number(o.seconds("max_age"))),
        ("OnPartialBatchItemFailure", bisect.unwrap_or(Node::Null)),
        ("ParallelizationFactor", number(o.int("parallel").filter(|n| *n > 1))),
        ("DeadLetterConfig", sink.unwrap_or(Node::Null)),
    ]
}

/// How many records go through at once.
pub fn batch(source: &Wire) -> i64 {
    let usual = if source.from.is("queue") { 10 } else { 100 };
    let most = taken(source).into_iter().map(|(most, _)| most).min().unwrap_or(usual);
    source.options().int("batch").unwrap_or_else(|| usual.min(most))
}

/// How many records those behind a pipe take at once, where that has a limit of its own, and the arrows there.
fn taken<'a>(source: &Wire<'a>) -> Vec<(i64, Wire<'a>)> {
    let most = |wire: &Wire| match wire.to.kind().name {
        "queue" | "topic" | "bus" => Some(10),
        "stream" | "delivery" => Some(500),
        "api" => Some(1),
        _ => None,
    };
    let behind = source.to.outgoing().filter(|wire| wire.from.id != wire.to.id);
    behind.filter_map(|wire| Some((most(&wire)?, wire))).collect()
}

/// Mistakes that arrows from every source can have.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    mapping::check(wire, diagnostics);
    let batch = batch(wire);
    if let Some((most, behind)) = taken(wire).into_iter().find(|(most, _)| *most < batch) {
        let at = wire.option_span("batch");
        diagnostics.push(say::oversized_batch(&behind.to.name(), batch, most, at, behind.span()));
    }
}
