//! `function -> function`: code calls code, and waits for the answer or does not.
//!
//! Sources: Service Authorization Reference, AWS Lambda; Lambda Developer Guide, "Invoking a function asynchronously".

use super::code::{ITSELF, may, row};
use crate::diagnostics::{Diagnostics, functions as say};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side, Sink};
use crate::model::graph::Wire;
use std::collections::HashSet;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    ConnectionKind {
        mode: Mode::Async,
        sink: Sink::Target,
        ..row(
            "function_to_function",
            Side::of("function"),
            "The code hands an event over and goes on: `lambda:InvokeFunction` with the invocation type `Event`. Lambda \
             queues it, tries again, and keeps what fails. Pass `receipt.name` in `env`.",
            &[may(&["lambda:InvokeFunction"], ITSELF, Crypto::No)],
        )
    },
    ConnectionKind {
        mode: Mode::Sync,
        check: check_call,
        ..row(
            "function_to_function_call",
            Side::port("function", "call"),
            "The code calls and waits for the answer: `lambda:InvokeFunction` with the invocation type \
             `RequestResponse`. Both are paid while one waits, and nothing tries again but the code itself.",
            &[may(&["lambda:InvokeFunction"], ITSELF, Crypto::No)],
        )
    },
];

/// Who waits has more time than who works, and waits for nobody who waits. Where all wait for each other, that is the mistake.
fn check_call(wire: &Wire, diagnostics: &mut Diagnostics) {
    let timeout = |function: crate::model::graph::View| function.attributes().seconds("timeout");
    if let (Some(caller), Some(called)) = (timeout(wire.from), timeout(wire.to))
        && caller <= called
        && !waits_for_itself(wire)
    {
        let (from, to) = (wire.from.name(), wire.to.name());
        let from = (from.as_str(), caller, wire.from.attribute_span("timeout"));
        let to = (to.as_str(), called, wire.to.attribute_span("timeout"));
        diagnostics.push(say::timeout_inversion(from, to, wire.span()));
    }
    let waits = |next: &Wire| next.connection.kind == wire.connection.kind && next.to.id != wire.to.id;
    if let Some(next) = wire.to.outgoing().find(waits).filter(|_| !waits_for_itself(wire)) {
        diagnostics.push(say::waiting_chain(&wire.from.name(), &wire.to.name(), wire.span(), next.span()));
    }
}

/// Whether the called one waits, directly or through others, for its caller.
pub fn waits_for_itself(wire: &Wire) -> bool {
    let mut open = vec![wire.to];
    let mut known = HashSet::new();
    while let Some(view) = open.pop() {
        if view.id == wire.from.id {
            return true;
        }
        if known.insert(view.id) {
            open.extend(view.outgoing().filter(|next| next.connection.kind.mode == Mode::Sync).map(|next| next.to));
        }
    }
    false
}
