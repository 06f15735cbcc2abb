//! `function.success -> …` and `function.failure -> …`: Lambda itself delivers the outcome of asynchronous events.
//!
//! The function's own row makes the settings (there is one for each function); these rows give its role the right to
//! send. Source: Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations".

use super::code::{ITSELF, may};
use crate::diagnostics::{Diagnostics, functions as say};
use crate::model::connection::{
    ConnectionKind, Crypto, GrantRule, Mode, Side, Sink, nothing_to_check, nothing_to_lower,
};
use crate::model::graph::Wire;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row("function_success_to_queue", "success", "queue", &[may(&["sqs:SendMessage"], ITSELF, Crypto::Write)]),
    row("function_success_to_topic", "success", "topic", &[may(&["sns:Publish"], ITSELF, Crypto::Write)]),
    row("function_success_to_bus", "success", "bus", &[may(&["events:PutEvents"], ITSELF, Crypto::No)]),
    row("function_success_to_function", "success", "function", INVOKE),
    row("function_failure_to_queue", "failure", "queue", &[may(&["sqs:SendMessage"], ITSELF, Crypto::Write)]),
    row("function_failure_to_topic", "failure", "topic", &[may(&["sns:Publish"], ITSELF, Crypto::Write)]),
    row("function_failure_to_bus", "failure", "bus", &[may(&["events:PutEvents"], ITSELF, Crypto::No)]),
    row("function_failure_to_function", "failure", "function", INVOKE),
];

static INVOKE: &[GrantRule] = &[may(&["lambda:InvokeFunction"], ITSELF, Crypto::No)];

const SUCCESS: &str = "Lambda delivers a record of each asynchronous event that went well: the event and what the \
                       function returned.";

const FAILURE: &str = "Lambda delivers a record of each asynchronous event that failed for good: the event, and why. It \
                       takes the place of the function's own `.failures`.";

const fn row(name: &'static str, port: &'static str, to: &'static str, grants: &'static [GrantRule]) -> ConnectionKind {
    let to_function = matches!(to.as_bytes(), b"function");
    ConnectionKind {
        name,
        from: Side::port("function", port),
        to: Side::of(to),
        mode: if to_function { Mode::Async } else { Mode::Managed },
        doc: if matches!(port.as_bytes(), b"success") { SUCCESS } else { FAILURE },
        options: &[],
        grants,
        admits: &[],
        sink: if to_function { Sink::Target } else { Sink::Nothing },
        check: if to_function { nothing_to_check } else { standard_only },
        lower: nothing_to_lower,
    }
}

/// Lambda gives what it delivers no group.
fn standard_only(wire: &Wire, diagnostics: &mut Diagnostics) {
    if wire.connection.drawn && wire.to.attributes().bool("fifo") {
        diagnostics.push(say::fifo_destination(&wire.to.name(), wire.to.kind().name, wire.span(), wire.to.span()));
    }
}
