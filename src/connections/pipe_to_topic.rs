//! `pipe -> topic`: each record is published.

use super::pipe_target::{self, INPUT, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "pipe_to_topic",
    from: Side::of("pipe"),
    to: Side::of("topic"),
    mode: Mode::Managed,
    doc: "The pipe publishes each record. What SNS does not take is tried again as the source says.",
    options: &[INPUT],
    grants: &[may(&["sns:Publish"], Crypto::Write)],
    admits: &[],
    sink: Sink::Nothing,
    check: |wire, diagnostics| {
        pipe_target::check(wire, diagnostics);
        pipe_target::topics_are_standard(wire, diagnostics);
    },
    lower: |wire, template| pipe_target::lower(wire, None, template),
}];
