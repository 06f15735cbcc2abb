//! `stream -> delivery`: Firehose reads the stream.
//!
//! Source: Amazon Data Firehose Developer Guide, "Grant Firehose access to Kinesis data streams". The delivery's own row
//! makes the settings.

use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::FIREHOSE;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "stream_to_delivery",
    from: Side::of("stream"),
    to: Side::of("delivery"),
    mode: Mode::Poll,
    doc: "Firehose reads the stream from the moment on at which the delivery is made, and waits at a record until it can be \
          delivered or the stream forgets it. A delivery that reads a stream has no other source.",
    options: &[],
    grants: &[GrantRule {
        holder: End::To,
        principal: &FIREHOSE,
        actions: &["kinesis:DescribeStream", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"],
        on: On::Member(End::From, "arn"),
        crypto: Crypto::Read,
        when: always,
    }],
    admits: &[],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
}];
