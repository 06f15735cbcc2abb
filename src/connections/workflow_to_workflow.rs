//! `workflow -> workflow`: a task starts another execution, and waits for its end or does not.
//!
//! Source: Step Functions Developer Guide, "Start a new AWS Step Functions state machine from a running execution": who
//! waits describes and stops what it has started, and hears of its end by a rule that Step Functions manages.

use super::task::{ITSELF, may, may_when, row};
use crate::kinds::workflow;
use crate::model::connection::{ConnectionKind, Crypto, Mode, On, Side};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::Node;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    mode: Mode::Async,
    options: OPTIONS,
    ..row(
        "workflow_to_workflow",
        Side::of("workflow"),
        "A task starts an execution of another workflow: `states:StartExecution`. With `waits`, for tasks with `.sync`, it \
         may also ask how the execution is doing and stop it. A step with `start` implies it.",
        &[
            may(&["states:StartExecution"], ITSELF, Crypto::No),
            may_when(WATCHES, EXECUTIONS, Crypto::No, waits),
            may_when(HEARS, RULE, Crypto::No, waits),
        ],
    )
}];

/// What a step with `start` implies.
pub static STARTS: ConnectionKind = ConnectionKind {
    mode: Mode::Async,
    ..row(
        "workflow_to_workflow",
        Side::of("workflow"),
        "A step with `start` starts an execution of another workflow.",
        &[may(&["states:StartExecution"], ITSELF, Crypto::No)],
    )
};

/// What a step with `start` and `waits: true` implies.
pub static WAITS: ConnectionKind = ConnectionKind {
    mode: Mode::Sync,
    ..row(
        "workflow_waits_for_workflow",
        Side::of("workflow"),
        "A step with `start` and `waits` starts an execution, and waits for its end: `states:StartExecution`, and on the \
     execution `DescribeExecution` and `StopExecution`.",
        &[
            may(&["states:StartExecution"], ITSELF, Crypto::No),
            may(WATCHES, EXECUTIONS, Crypto::No),
            may(HEARS, RULE, Crypto::No),
        ],
    )
};

static OPTIONS: &[Attribute] = &[Attribute::new(
    "waits",
    Shape::Bool,
    Fallback::Bool(false),
    "Whether a task of the definition waits for the end of what it starts (`.sync`).",
)];

const WATCHES: &[&str] = &["states:DescribeExecution", "states:StopExecution"];
const HEARS: &[&str] = &["events:DescribeRule", "events:PutRule", "events:PutTargets"];

const EXECUTIONS: On = On::Made(|wire| vec![workflow::executions(&wire.to)]);

/// The rule by which Step Functions hears of ends. It is one for all workflows of the account and region.
const RULE: On = On::Made(|_| {
    let rule = "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
    vec![Node::sub(&format!("arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:{rule}"))]
});

fn waits(wire: &Wire) -> bool {
    wire.options().bool("waits")
}
