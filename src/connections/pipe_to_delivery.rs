//! `pipe -> delivery`: each record is handed to the delivery.

use super::pipe_target::{self, INPUT, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "pipe_to_delivery",
    from: Side::of("pipe"),
    to: Side::of("delivery"),
    mode: Mode::Managed,
    doc: "The pipe hands the delivery each record. What it does not take is tried again as the source says.",
    options: &[INPUT],
    grants: &[may(&["firehose:PutRecord", "firehose:PutRecordBatch"], Crypto::No)],
    admits: &[],
    sink: Sink::Nothing,
    check: pipe_target::check,
    lower: |wire, template| pipe_target::lower(wire, None, template),
}];
