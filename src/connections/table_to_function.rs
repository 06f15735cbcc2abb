//! `table.changes -> function`: Lambda reads the table's stream and calls the function with batches.
//!
//! Sources: Lambda Developer Guide, "Using Lambda with DynamoDB"; AWS managed policy `AWSLambdaDynamoDBExecutionRole`
//! for the actions.

use super::{changes, mapping, polled_stream};
use crate::diagnostics::Diagnostics;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, DAY};
use crate::model::template::Template;

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
    polled_stream::MAY_GIVE_UP,
];

static OPTIONS: &[Attribute] = &[
    polled_stream::BATCH,
    polled_stream::WINDOW,
    polled_stream::RETRIES,
    polled_stream::max_age(DAY),
    polled_stream::BISECT,
    polled_stream::PARALLEL,
    polled_stream::TUMBLING,
    polled_stream::FROM,
    changes::ACTIVE,
    mapping::FILTER,
    mapping::ENABLED,
];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    mapping::check(wire, diagnostics);
    changes::check(wire, diagnostics);
}

fn lower(wire: &Wire, template: &mut Template) {
    template.add(wire.logical(), polled_stream::entry(wire, wire.from.member("stream")));
}
