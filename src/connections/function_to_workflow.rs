//! `function -> workflow` and its ports: the code starts executions, answers steps that wait, asks and stops.
//!
//! Sources: Service Authorization Reference, AWS Step Functions; Step Functions Developer Guide, "Wait for a Callback
//! with Task Token". The Service Authorization Reference names no resource for answers, but the service checks the machine
//! that has handed the token out, and its refusals name it (tried in aws/aws-cdk#8486).

use super::code::{ITSELF, may, row};
use super::function_to_function::waits_for_itself;
use crate::diagnostics::{Diagnostics, functions, workflows as say};
use crate::kinds::workflow;
use crate::model::connection::{ConnectionKind, Crypto, Mode, On, Side};
use crate::model::graph::Wire;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    ConnectionKind {
        mode: Mode::Async,
        ..row(
            "function_to_workflow",
            Side::of("workflow"),
            "The code starts an execution and goes on: `states:StartExecution`. Pass `checkout.arn` in `env`. A standard \
             workflow starts once for each name of an execution: give it the order's number, not a random one.",
            &[may(&["states:StartExecution"], ITSELF, Crypto::No)],
        )
    },
    ConnectionKind {
        mode: Mode::Sync,
        check: check_call,
        ..row(
            "function_to_workflow_call",
            Side::port("workflow", "call"),
            "The code starts an execution of an express workflow and waits for its end: `states:StartSyncExecution`. \
             Nothing tries again but the code itself.",
            &[may(&["states:StartSyncExecution"], ITSELF, Crypto::No)],
        )
    },
    ConnectionKind {
        check: check_answer,
        ..row(
            "function_to_workflow_answer",
            Side::port("workflow", "answer"),
            "The code answers a step that waits, with the token that came with its message: `states:SendTaskSuccess`, \
             `SendTaskFailure`, and `SendTaskHeartbeat` to say that it still works.",
            &[may(
                &["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
                ITSELF,
                Crypto::No,
            )],
        )
    },
    ConnectionKind {
        check: check_execution,
        ..row(
            "function_to_workflow_read",
            Side::port("workflow", "read"),
            "The code asks how an execution is doing, and what came of it: `states:DescribeExecution` and \
             `GetExecutionHistory`, on the executions of this workflow.",
            &[may(&["states:DescribeExecution", "states:GetExecutionHistory"], EXECUTIONS, Crypto::No)],
        )
    },
    ConnectionKind {
        check: check_execution,
        ..row(
            "function_to_workflow_stop",
            Side::port("workflow", "stop"),
            "The code ends an execution before its time: `states:StopExecution`.",
            &[may(&["states:StopExecution"], EXECUTIONS, Crypto::No)],
        )
    },
];

const EXECUTIONS: On = On::Made(|wire| vec![workflow::executions(&wire.to)]);

/// Only express workflows answer, and who waits has more time than what it waits for.
fn check_call(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !workflow::is_express(&wire.to) {
        diagnostics.push(say::call_of_standard(&wire.from.name(), &wire.to.name(), wire.span(), wire.to.span()));
        return;
    }
    let (waits, takes) = (wire.from.attributes().seconds("timeout").unwrap_or(0), workflow::limit(&wire.to));
    if waits <= takes && !waits_for_itself(wire) {
        let (from, to) = (wire.from.name(), wire.to.name());
        let from = (from.as_str(), waits, wire.from.attribute_span("timeout"));
        let to = (to.as_str(), takes, wire.to.attribute_span("timeout"));
        diagnostics.push(functions::timeout_inversion(from, to, wire.span()));
    }
}

/// An answer is for a step that waits for it.
fn check_answer(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !workflow::waits_for_answers(&wire.to) {
        diagnostics.push(say::unwanted_answer(&wire.to.name(), wire.span(), wire.to.span()));
    }
}

/// Executions of an express workflow are known to its log alone.
fn check_execution(wire: &Wire, diagnostics: &mut Diagnostics) {
    if workflow::is_express(&wire.to) {
        let port = wire.connection.to.port.name;
        let at = wire.to.attribute_span("type");
        diagnostics.push(say::unknown_execution(&wire.to.name(), port, wire.span(), at));
    }
}
