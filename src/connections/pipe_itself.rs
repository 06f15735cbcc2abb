//! What a pipe does without an arrow: it writes its log, and asks what its attribute `enrich` names.
//!
//! Sources: EventBridge User Guide, "Log Amazon EventBridge Pipes performance" and "Event enrichment in Amazon EventBridge
//! Pipes"; the AWS CDK's `CloudwatchLogsLogDestination` for the two actions of the log.

use super::pipe_target::may;
use crate::kinds::api::route_arn;
use crate::kinds::pipe::{is_logged, log_group};
use crate::model::connection::{
    ConnectionKind, Crypto, GrantRule, Mode, On, Side, Sink, nothing_to_check, nothing_to_lower,
};
use crate::model::graph::Wire;
use crate::model::kind::Port;
use crate::model::template::Node;

/// Where `why` shows that a pipe writes its log.
pub static LOG: Port = Port::new("log", "lines of its log, which EventBridge writes");

/// The log.
pub static WRITES_LOG: ConnectionKind = ConnectionKind {
    name: "pipe_log",
    from: Side::port("pipe", "log"),
    to: Side::port("pipe", "log"),
    mode: Mode::Code,
    grants: &[GrantRule {
        on: On::Made(own_log),
        when: |wire: &Wire| is_logged(&wire.from),
        ..may(&["logs:CreateLogStream", "logs:PutLogEvents"], Crypto::No)
    }],
    doc: "A pipe with a log writes its own log group, and no other.",
    ..ROW
};

/// A function that enriches.
pub static FUNCTION_ENRICHES: ConnectionKind = ConnectionKind {
    name: "pipe_enriched_by_function",
    to: Side::port("function", "call"),
    grants: &[may(&["lambda:InvokeFunction"], Crypto::No)],
    doc: "The pipe calls the function with each batch, as a list of records, and waits for the list that goes on to the \
          target. A call that fails fails the batch.",
    ..ROW
};

/// An express workflow that enriches.
pub static WORKFLOW_ENRICHES: ConnectionKind = ConnectionKind {
    name: "pipe_enriched_by_workflow",
    to: Side::port("workflow", "call"),
    grants: &[may(&["states:StartSyncExecution"], Crypto::No)],
    doc: "The pipe starts an execution of the express workflow for each batch, with the list of its records, and waits for \
          the list that goes on to the target. An execution that fails fails the batch.",
    ..ROW
};

/// A route of a REST API that enriches.
pub static ROUTE_ENRICHES: ConnectionKind = ConnectionKind {
    name: "pipe_enriched_by_route",
    to: Side::of("api"),
    grants: &[GrantRule { on: On::Made(route), ..may(&["execute-api:Invoke"], Crypto::No) }],
    doc: "The pipe calls the route for each record and waits for the answer, which goes on to the target. An answer that is \
          an error fails the record.",
    ..ROW
};

const ROW: ConnectionKind = ConnectionKind {
    name: "",
    from: Side::of("pipe"),
    to: Side::of("function"),
    mode: Mode::Sync,
    doc: "",
    options: &[],
    grants: &[],
    admits: &[],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};

/// The ARN of the group, which ends in `:*`: its streams.
fn own_log(wire: &Wire) -> Vec<Node> {
    vec![Node::att(log_group(&wire.from), "Arn")]
}

fn route(wire: &Wire) -> Vec<Node> {
    wire.connection.to.route.as_ref().map(|route| route_arn(&wire.to, route)).into_iter().collect()
}
