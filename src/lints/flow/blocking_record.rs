//! A bad record that holds up all behind it.
//!
//! Source: Lambda Developer Guide, "Polling and batching streams": the shard waits until the batch works, is given up, or
//! expires.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::shape::{HOUR, seconds};

/// The row of the lint.
pub static BLOCKING_RECORD: Lint = Lint { code: codes::SLS1426, look: Look::Arrow(check) };

/// More attempts than that do not end within minutes.
const MOST: i64 = 50;

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let o = wire.options();
    let (Some(retries), Some(age)) = (o.int("retries"), o.seconds("max_age")) else { return };
    if !limits::polled(&wire) || wire.from.is("queue") || retries <= MOST || age < 6 * HOUR {
        return;
    }
    let (from, to) = (wire.from.name(), wire.to.name());
    let message =
        format!("one record that `{to}` always fails at may hold up a shard of `{from}` for {}", seconds(age));
    let report = Diagnostic::new(codes::SLS1426, message)
        .at(wire.option_span("retries"), format!("tried {retries} times again"))
        .at(wire.option_span("max_age"), "for as long as this")
        .help(
            "write `retries: 5`: what fails five times mostly fails for ever, and a note of it goes to the failures; to \
             outlast a service that is down, keep them and set an alarm on the age of records",
        );
    diagnostics.push(fixes::set_option(report, wire, "retries", "5"));
}
