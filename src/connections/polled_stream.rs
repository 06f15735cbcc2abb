//! What Lambda's reading of streams shares, of a table's changes and of a stream's records: options, failures, the mapping.
//!
//! Source: Lambda Developer Guide, "Polling and batching streams" and "Configuring error handling controls".

use super::mapping;
use crate::model::connection::{Crypto, End, GrantRule, On, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, HOUR, MINUTE, Shape};
use crate::model::template::{Entry, Node};

/// `batch: 100`
pub const BATCH: Attribute = Attribute {
    name: "batch",
    shape: Shape::Int(1, 10_000),
    fallback: Fallback::Int(100),
    doc: "How many records one call gets at most.",
};

/// `window: 5s`
pub const WINDOW: Attribute = Attribute {
    name: "window",
    shape: Shape::Duration(0, 5 * MINUTE),
    fallback: Fallback::Absent,
    doc: "How long Lambda gathers records for a batch.",
};

/// `retries: 5`
pub const RETRIES: Attribute = Attribute {
    name: "retries",
    shape: Shape::Int(0, 10_000),
    fallback: Fallback::Int(5),
    doc: "How often a batch that failed is tried again. The records behind it wait.",
};

/// `max_age: 1h`, up to a time that the stream sets.
pub const fn max_age(most: i64) -> Attribute {
    Attribute {
        name: "max_age",
        shape: Shape::Duration(MINUTE, most),
        fallback: Fallback::Seconds(HOUR),
        doc: "How old a record may be to be tried again.",
    }
}

/// `bisect: false`
pub const BISECT: Attribute = Attribute {
    name: "bisect",
    shape: Shape::Bool,
    fallback: Fallback::Bool(true),
    doc: "Whether a batch that failed is cut in two, to find the bad record.",
};

/// `parallel: 2`
pub const PARALLEL: Attribute = Attribute {
    name: "parallel",
    shape: Shape::Int(1, 10),
    fallback: Fallback::Int(1),
    doc: "How many batches of one shard are worked on at once; records of one item or partition key stay in order.",
};

/// `tumbling: 1m`
pub const TUMBLING: Attribute = Attribute {
    name: "tumbling",
    shape: Shape::Duration(1, 15 * MINUTE),
    fallback: Fallback::Absent,
    doc: "The length of windows over which the function adds up, with a state that it hands on from call to call.",
};

/// `from: "now"`
pub const FROM: Attribute = Attribute {
    name: "from",
    shape: Shape::OneOf(&["beginning", "now"]),
    fallback: Fallback::Word("beginning"),
    doc: "Where reading begins: at the oldest record that is kept, or with those that come once the mapping is made, \
          which takes minutes.",
};

/// Lambda leaves a note of what it gave up.
pub const MAY_GIVE_UP: GrantRule = GrantRule {
    holder: End::To,
    principal: &LAMBDA,
    actions: &["sqs:SendMessage"],
    on: On::Member(End::Sink, "arn"),
    crypto: Crypto::Write,
    when: always,
};

/// The mapping of a stream, or of a consumer of one, to the function at the arrow's end.
pub fn entry(wire: &Wire, source: Node) -> Entry {
    let o = wire.options();
    mapping::entry(wire, source)
        .with("StartingPosition", starting_position(wire))
        .with_some("BatchSize", o.int("batch").map(Node::Int))
        .with_some("MaximumBatchingWindowInSeconds", o.seconds("window").map(Node::Int))
        .with_some("MaximumRetryAttempts", o.int("retries").map(Node::Int))
        .with_some("MaximumRecordAgeInSeconds", o.seconds("max_age").map(Node::Int))
        .with("BisectBatchOnFunctionError", Node::Bool(o.bool("bisect")))
        .with_some("ParallelizationFactor", o.int("parallel").filter(|n| *n > 1).map(Node::Int))
        .with_some("TumblingWindowInSeconds", o.seconds("tumbling").map(Node::Int))
        .with("FunctionResponseTypes", Node::texts(["ReportBatchItemFailures"]))
        .with_some("FilterCriteria", mapping::filter(wire))
        .with_some("DestinationConfig", on_failure(wire))
}

/// `StartingPosition`
pub fn starting_position(wire: &Wire) -> Node {
    Node::text(if wire.options().text("from") == Some("now") { "LATEST" } else { "TRIM_HORIZON" })
}

fn on_failure(wire: &Wire) -> Option<Node> {
    let destination = Node::map([("Destination", wire.sink()?.member("arn"))]);
    Some(Node::map([("OnFailure", destination)]))
}
