//! `table.changes -> pipe`: the pipe reads the table's stream.
//!
//! Source: EventBridge User Guide, "Amazon DynamoDB stream as a source".

use super::pipe_source::{self, BATCH, GIVES_UP, ON_PARTIAL_FAILURE, WINDOW, reads};
use super::{changes, mapping, polled_stream};
use crate::diagnostics::Diagnostics;
use crate::model::connection::{ConnectionKind, Crypto, GrantRule, Mode, On, Side, Sink, nothing_to_lower};
use crate::model::graph::Wire;
use crate::model::shape::DAY;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "table_changes_to_pipe",
    from: Side::port("table", "changes"),
    to: Side::of("pipe"),
    mode: Mode::Poll,
    doc: "The pipe reads the table's stream and takes changes along, in order for each item. A batch that fails is tried \
          `retries` times again; then, or when it is older than `max_age`, a note of it goes to the pipe's queue for \
          failures and the rest continues. The note says where the records were, and the stream keeps them for a day.\n\n\
          Where the table is replicated, each region reads the stream of its own replica, and each of these streams \
          has the changes of all regions: say where the arrow is `active`.",
    options: &[
        BATCH,
        WINDOW,
        polled_stream::RETRIES,
        polled_stream::max_age(DAY),
        ON_PARTIAL_FAILURE,
        polled_stream::PARALLEL,
        polled_stream::FROM,
        changes::ACTIVE,
        mapping::FILTER,
    ],
    grants: &[
        reads(&["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], "stream"),
        GrantRule {
            actions: &["dynamodb:ListStreams"],
            on: On::Everything("`dynamodb:ListStreams` accepts no resource"),
            crypto: Crypto::No,
            ..reads(&[], "stream")
        },
        GIVES_UP,
    ],
    admits: &[],
    sink: Sink::Target,
    check,
    lower: nothing_to_lower,
}];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    pipe_source::check(wire, diagnostics);
    changes::check(wire, diagnostics);
}
