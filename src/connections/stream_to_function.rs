//! `stream -> function`: Lambda reads the stream and calls the function with batches.
//!
//! Sources: Lambda Developer Guide, "Using Lambda with Kinesis Data Streams"; AWS managed policy
//! `AWSLambdaKinesisExecutionRole` for the actions, of which `ListStreams` is for the console; Service Authorization
//! Reference, Amazon Kinesis Data Streams, for the consumer as the resource of `SubscribeToShard`.

use super::{mapping, polled_stream};
use crate::diagnostics::{Diagnostics, deliveries, streams as say};
use crate::kinds::stream;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::{View, Wire};
use crate::model::shape::{Attribute, DAY, Fallback, Shape};
use crate::model::template::{Entry, LogicalId, Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "stream_to_function",
    from: Side::of("stream"),
    to: Side::of("function"),
    mode: Mode::Poll,
    doc: "Lambda reads each shard of the stream and calls the function with batches of records, in order for each \
          partition key. A batch that fails is cut in two until the bad record stands alone; after `retries` attempts, or \
          when it is older than `max_age`, a note of it goes to the function's queue for failures and the rest continues. The \
          note says where the record is, and the stream still has it until its `retention` is over. A function that \
          answers with `batchItemFailures` is called again from the first of them on.\n\n\
          The readers of a stream share what its shards give. With `dedicated`, a reader has 2 MB a second of each shard \
          for itself, and pays for it.",
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
        actions: &[
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:ListShards",
        ],
        on: On::Member(End::From, "arn"),
        crypto: Crypto::Read,
        when: always,
    },
    GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["kinesis:SubscribeToShard"],
        on: On::Made(|wire| vec![consumer_arn(wire)]),
        crypto: Crypto::No,
        when: is_dedicated,
    },
    polled_stream::MAY_GIVE_UP,
];

static OPTIONS: &[Attribute] = &[
    polled_stream::BATCH,
    polled_stream::WINDOW,
    polled_stream::RETRIES,
    polled_stream::max_age(7 * DAY),
    polled_stream::BISECT,
    polled_stream::PARALLEL,
    polled_stream::TUMBLING,
    polled_stream::FROM,
    Attribute {
        name: "dedicated",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether the function has a consumer of its own (enhanced fan-out) instead of sharing the stream's reads.",
    },
    mapping::FILTER,
    mapping::ENABLED,
];

/// How often a second a shard can be read by those who share it; Lambda reads each once a second (Kinesis Data Streams
/// Developer Guide, "Quotas and limits").
const MOST_SHARING: usize = 5;

/// How many consumers of their own a stream has at most (same place).
const MOST_DEDICATED: usize = 20;

fn is_dedicated(wire: &Wire) -> bool {
    wire.options().bool("dedicated")
}

/// The logical ID of the function's own consumer.
fn consumer(wire: &Wire) -> LogicalId {
    wire.satellite("Consumer")
}

fn consumer_arn(wire: &Wire) -> Node {
    Node::att(consumer(wire), "ConsumerARN")
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    mapping::check(wire, diagnostics);
    check_reader(wire, diagnostics);
}

/// Mistakes that every reader of a stream can make, pipes as well as functions.
pub fn check_reader(wire: &Wire, diagnostics: &mut Diagnostics) {
    records_outlive_their_retries(wire, diagnostics);
    readers_find_a_place(wire, diagnostics);
}

/// What the stream forgets while it is tried again leaves no note.
fn records_outlive_their_retries(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (Some(oldest), kept) = (wire.options().seconds("max_age"), stream::retention(&wire.from)) else { return };
    if oldest > kept {
        let declared = wire.from.attribute_span("retention");
        let at = wire.option_span("max_age");
        diagnostics.push(say::forgotten_before_given_up(&wire.from.name(), oldest, kept, at, declared));
    }
}

/// The arrows that read a stream, those that share its reads or those with a consumer of their own.
fn readers<'a>(stream: &View<'a>, dedicated: bool) -> Vec<Wire<'a>> {
    stream.outgoing().filter(|reader| is_dedicated(reader) == dedicated).collect()
}

fn readers_find_a_place(wire: &Wire, diagnostics: &mut Diagnostics) {
    let dedicated = is_dedicated(wire);
    let most = if dedicated { MOST_DEDICATED } else { MOST_SHARING };
    let readers = readers(&wire.from, dedicated);
    let place = readers.iter().position(|reader| reader.connection.id == wire.connection.id);
    if place.is_none_or(|place| place < most) {
        return;
    }
    let (name, at) = (wire.from.name(), wire.connection.to.span);
    diagnostics.push(match dedicated {
        true => say::too_many_consumers(&name, readers.len(), most, at),
        false => deliveries::crowded_shards(&name, readers.len(), most, at),
    });
}

fn lower(wire: &Wire, template: &mut Template) {
    if !is_dedicated(wire) {
        template.add(wire.logical(), polled_stream::entry(wire, wire.from.member("arn")));
        return;
    }
    // A consumer's name is its own within the stream, where a function reads once.
    let entry = Entry::new("AWS::Kinesis::StreamConsumer", wire.span())
        .with("ConsumerName", Node::text(wire.to.logical().as_str()))
        .with("StreamARN", wire.from.member("arn"))
        .with("Tags", crate::kinds::common::tags(&wire.from));
    template.add(consumer(wire), entry);
    template.add(wire.logical(), polled_stream::entry(wire, consumer_arn(wire)));
}
