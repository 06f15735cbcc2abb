//! `table.changes -> function`: Lambda reads the table's stream and calls the function with batches.
//!
//! Sources: Lambda Developer Guide, "Using Lambda with DynamoDB"; AWS managed policy `AWSLambdaDynamoDBExecutionRole`
//! for the actions.

use super::{changes, mapping};
use crate::diagnostics::Diagnostics;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, DAY, Fallback, HOUR, MINUTE, Shape};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "table_changes_to_function",
    from: Side::port("table", "changes"),
    to: Side::of("function"),
    mode: Mode::Poll,
    doc: "Lambda reads the table's stream and calls the function with batches of changes, in order for each item. A \
          batch that fails is cut in two until the bad record stands alone; after `retries` attempts, or when it is \
          older than `max_age`, a note of it goes to the function's queue for failures and the rest continues. The \
          note says where the record was, and the stream keeps records for a day.\n\n\
          Where the table is replicated, each region reads the stream of its own replica, and each of these streams \
          has the changes of all regions: say where the arrow is `active`.",
    options: OPTIONS,
    grants: GRANTS,
    admits: &[],
    sink: Sink::Target,
    check,
    lower,
}];

static GRANTS: &[GrantRule] = &[
    GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        on: On::Member(End::From, "stream"),
        crypto: Crypto::Read,
        when: always,
    },
    GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["dynamodb:ListStreams"],
        on: On::Everything("`dynamodb:ListStreams` accepts no resource"),
        crypto: Crypto::No,
        when: always,
    },
    GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["sqs:SendMessage"],
        on: On::Member(End::Sink, "arn"),
        crypto: Crypto::Write,
        when: always,
    },
];

static OPTIONS: &[Attribute] = &[
    Attribute {
        name: "batch",
        shape: Shape::Int(1, 10_000),
        fallback: Fallback::Int(100),
        doc: "How many changes one call gets at most.",
    },
    Attribute {
        name: "window",
        shape: Shape::Duration(0, 5 * MINUTE),
        fallback: Fallback::Absent,
        doc: "How long Lambda gathers changes for a batch.",
    },
    Attribute {
        name: "retries",
        shape: Shape::Int(0, 10_000),
        fallback: Fallback::Int(5),
        doc: "How often a batch that failed is tried again. The changes behind it wait.",
    },
    Attribute {
        name: "max_age",
        shape: Shape::Duration(MINUTE, DAY),
        fallback: Fallback::Seconds(HOUR),
        doc: "How old a change may be to be tried again.",
    },
    Attribute {
        name: "bisect",
        shape: Shape::Bool,
        fallback: Fallback::Bool(true),
        doc: "Whether a batch that failed is cut in two, to find the bad change.",
    },
    Attribute {
        name: "parallel",
        shape: Shape::Int(1, 10),
        fallback: Fallback::Int(1),
        doc: "How many batches of one shard are worked on at once; changes of one item stay in order.",
    },
    Attribute {
        name: "tumbling",
        shape: Shape::Duration(1, 15 * MINUTE),
        fallback: Fallback::Absent,
        doc: "The length of windows over which the function adds up, with a state that it hands on from call to \
              call.",
    },
    changes::FROM,
    changes::ACTIVE,
    mapping::FILTER,
    mapping::ENABLED,
];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    mapping::check(wire, diagnostics);
    changes::check(wire, diagnostics);
}

fn lower(wire: &Wire, template: &mut Template) {
    let o = wire.options();
    let entry = mapping::entry(wire, wire.from.member("stream"))
        .with("StartingPosition", Node::text(changes::starting_position(wire)))
        .with_some("BatchSize", o.int("batch").map(Node::Int))
        .with_some("MaximumBatchingWindowInSeconds", o.seconds("window").map(Node::Int))
        .with_some("MaximumRetryAttempts", o.int("retries").map(Node::Int))
        .with_some("MaximumRecordAgeInSeconds", o.seconds("max_age").map(Node::Int))
        .with("BisectBatchOnFunctionError", Node::Bool(o.bool("bisect")))
        .with_some("ParallelizationFactor", o.int("parallel").filter(|n| *n > 1).map(Node::Int))
        .with_some("TumblingWindowInSeconds", o.seconds("tumbling").map(Node::Int))
        .with("FunctionResponseTypes", Node::texts(["ReportBatchItemFailures"]))
        .with_some("FilterCriteria", mapping::filter(wire))
        .with_some("DestinationConfig", on_failure(wire));
    template.add(wire.logical(), entry);
}

fn on_failure(wire: &Wire) -> Option<Node> {
    let destination = Node::map([("Destination", wire.sink()?.member("arn"))]);
    Some(Node::map([("OnFailure", destination)]))
}
