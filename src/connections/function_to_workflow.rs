//! `function -> workflow` and its ports: the code starts executions, answers steps that wait, asks and stops.
//!
//! Sources: Service Authorization Reference, AWS Step Functions; Step Functions Developer Guide, "Wait for a Callback
//! with Task Token" (who answers needs the machine, which the token names).

use super::code::{ITSELF, may, row};
use crate::kinds;
use crate::model::connection::{ConnectionKind, Crypto, Mode, On, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(
        "function_to_workflow",
        Side::of("workflow"),
        "The code starts an execution and goes on: `states:StartExecution`. Pass `checkout.arn` in `env`. A standard \
         workflow starts once for each name of an execution: give it the order's number, not a random one.",
        &[may(&["states:StartExecution"], ITSELF, Crypto::No)],
    ),
    ConnectionKind {
        mode: Mode::Sync,
        ..row(
            "function_to_workflow_call",
            Side::port("workflow", "call"),
            "The code starts an execution of an express workflow and waits for its end: `states:StartSyncExecution`. \
             Nothing tries again but the code itself.",
            &[may(&["states:StartSyncExecution"], ITSELF, Crypto::No)],
        )
    },
    row(
        "function_to_workflow_answer",
        Side::port("workflow", "answer"),
        "The code answers a step that waits, with the token that came with its message: `states:SendTaskSuccess`, \
         `SendTaskFailure`, and `SendTaskHeartbeat` to say that it still works.",
        &[may(&["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"], ITSELF, Crypto::No)],
    ),
    row(
        "function_to_workflow_read",
        Side::port("workflow", "read"),
        "The code asks how an execution is doing, and what came of it: `states:DescribeExecution` and \
         `GetExecutionHistory`, on the executions of this workflow.",
        &[may(&["states:DescribeExecution", "states:GetExecutionHistory"], EXECUTIONS, Crypto::No)],
    ),
    row(
        "function_to_workflow_stop",
        Side::port("workflow", "stop"),
        "The code ends an execution before its time: `states:StopExecution`.",
        &[may(&["states:StopExecution"], EXECUTIONS, Crypto::No)],
    ),
];

const EXECUTIONS: On = On::Made(|wire| vec![kinds::workflow::executions(&wire.to)]);
