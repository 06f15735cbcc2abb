//! `pipe -> function` and `pipe -> function.call`: the function gets the batch as a list.
//!
//! Source: EventBridge User Guide, "Amazon EventBridge Pipes targets": `FIRE_AND_FORGET` and `REQUEST_RESPONSE`.

use super::pipe_target::{self, INPUT, may};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    ConnectionKind {
        name: "pipe_to_function",
        to: Side::of("function"),
        mode: Mode::Async,
        doc: "The pipe hands the function the batch, as a list of records, and goes on: Lambda tries again and keeps what \
              fails for good. The order of a stream is lost; where it matters, end at `.call`.",
        sink: Sink::Target,
        lower: |wire, template| lower(wire, "FIRE_AND_FORGET", template),
        ..ROW
    },
    ConnectionKind {
        name: "pipe_to_function_call",
        to: Side::port("function", "call"),
        mode: Mode::Sync,
        doc: "The pipe hands the function the batch, as a list of records, and waits. A batch whose call fails is tried \
              again as the source says; a function can name the records that failed in `batchItemFailures`.",
        lower: |wire, template| lower(wire, "REQUEST_RESPONSE", template),
        ..ROW
    },
];

const ROW: ConnectionKind = ConnectionKind {
    name: "",
    from: Side::of("pipe"),
    to: Side::of("function"),
    mode: Mode::Sync,
    doc: "",
    options: &[INPUT],
    grants: &[may(&["lambda:InvokeFunction"], Crypto::No)],
    admits: &[],
    sink: Sink::Nothing,
    check: pipe_target::check,
    lower: |_, _| {},
};

fn lower(wire: &Wire, invocation: &'static str, template: &mut Template) {
    let parameters = Node::map([("InvocationType", Node::text(invocation))]);
    pipe_target::lower(wire, Some(("LambdaFunctionParameters", parameters)), template);
}
