//! `pipe -> workflow` and `pipe -> workflow.call`: an execution gets the batch as a list.
//!
//! Source: EventBridge User Guide, "Amazon EventBridge Pipes targets": `FIRE_AND_FORGET` and `REQUEST_RESPONSE`.

use super::called_workflow;
use super::pipe_target::{self, INPUT, may};
use crate::diagnostics::Diagnostics;
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    ConnectionKind {
        name: "pipe_to_workflow",
        to: Side::of("workflow"),
        mode: Mode::Async,
        doc: "The pipe starts an execution for each batch, whose input is the list of its records, and goes on. A start \
              that fails is tried again as the source says.",
        grants: &[may(&["states:StartExecution"], Crypto::No)],
        check: pipe_target::check,
        lower: |wire, template| lower(wire, "FIRE_AND_FORGET", template),
        ..ROW
    },
    ConnectionKind {
        name: "pipe_to_workflow_call",
        to: Side::port("workflow", "call"),
        mode: Mode::Sync,
        doc: "The pipe starts an execution of an express workflow for each batch, whose input is the list of its records, \
              and waits for its end. A batch whose execution fails is tried again as the source says.",
        grants: &[may(&["states:StartSyncExecution"], Crypto::No)],
        check: check_call,
        lower: |wire, template| lower(wire, "REQUEST_RESPONSE", template),
        ..ROW
    },
];

const ROW: ConnectionKind = ConnectionKind {
    name: "",
    from: Side::of("pipe"),
    to: Side::of("workflow"),
    mode: Mode::Sync,
    doc: "",
    options: &[INPUT],
    grants: &[],
    admits: &[],
    sink: Sink::Nothing,
    check: |_, _| {},
    lower: |_, _| {},
};

fn check_call(wire: &Wire, diagnostics: &mut Diagnostics) {
    pipe_target::check(wire, diagnostics);
    called_workflow::answers(wire, diagnostics);
}

fn lower(wire: &Wire, invocation: &'static str, template: &mut Template) {
    let parameters = Node::map([("InvocationType", Node::text(invocation))]);
    pipe_target::lower(wire, Some(("StepFunctionStateMachineParameters", parameters)), template);
}
