//! Retries that come too late to be made.
//!
//! Source: Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation": one minute before
//! the second attempt, two more before the third; an event older than its age goes to the failures.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{MINUTE, seconds};

/// The row of the lint.
pub static UNUSED_RETRIES: Lint = Lint { code: codes::SLS1419, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let (Some(age), Some(retries)) = (a.get("max_age").and_then(|_| a.seconds("max_age")), a.int("retries")) else {
        return;
    };
    let Some(wire) = limits::asynchronous(view).next() else { return };
    let waits = match retries {
        0 => return,
        1 => MINUTE,
        _ => 3 * MINUTE,
    };
    let needed = waits + retries * limits::longest(view);
    if age >= needed {
        return;
    }
    let (name, last) = (view.name(), if retries == 1 { "second" } else { "third" });
    let enough = (needed / MINUTE + 1) * MINUTE;
    let message = format!("an event for `{name}` is given up after {}, before its {last} attempt", seconds(age));
    let report = Diagnostic::new(codes::SLS1419, message)
        .at(fixes::place(view, "max_age"), format!("the {last} attempt may begin after {}", seconds(needed)))
        .at(view.attribute_span("retries"), format!("{retries} more attempts are wanted"))
        .at(wire.span(), "brings events asynchronously")
        .help(format!("write `max_age: {}`, or fewer `retries`", seconds(enough)));
    diagnostics.push(fixes::set(report, view, "max_age", &seconds(enough)));
}
