//! `stream -> pipe`: the pipe reads the stream.
//!
//! Source: EventBridge User Guide, "Amazon Kinesis stream as a source".

use super::pipe_source::{self, BATCH, GIVES_UP, ON_PARTIAL_FAILURE, WINDOW, reads};
use super::{mapping, polled_stream, stream_to_function as polled};
use crate::diagnostics::Diagnostics;
use crate::model::connection::{ConnectionKind, Mode, Side, Sink, nothing_to_lower};
use crate::model::graph::Wire;
use crate::model::shape::DAY;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "stream_to_pipe",
    from: Side::of("stream"),
    to: Side::of("pipe"),
    mode: Mode::Poll,
    doc: "The pipe reads each shard of the stream and takes records along, in order for each partition key. A batch that \
          fails is tried `retries` times again; then, or when it is older than `max_age`, a note of it goes to the pipe's \
          queue for failures and the rest continues. A record of a pipe is flat: `<$.data.id>` is what was sent, \
          `<$.partitionKey>` stands beside it.",
    options: &[
        BATCH,
        WINDOW,
        polled_stream::RETRIES,
        polled_stream::max_age(7 * DAY),
        ON_PARTIAL_FAILURE,
        polled_stream::PARALLEL,
        polled_stream::FROM,
        mapping::FILTER,
    ],
    grants: &[
        reads(
            &[
                "kinesis:DescribeStream",
                "kinesis:DescribeStreamSummary",
                "kinesis:GetRecords",
                "kinesis:GetShardIterator",
                "kinesis:ListShards",
            ],
            "arn",
        ),
        GIVES_UP,
    ],
    admits: &[],
    sink: Sink::Target,
    check,
    lower: nothing_to_lower,
}];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    pipe_source::check(wire, diagnostics);
    polled::check_reader(wire, diagnostics);
}
