//! A clock that has a whole store read to see whether something is new.
//!
//! Sources: DynamoDB Developer Guide, "Best practices for querying and scanning data", and "Change data capture for DynamoDB
//! Streams".

use super::money::grouped;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::along;
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::{DAY, MINUTE};

/// The row of the lint.
pub static POLLED_STORE: Lint = Lint { code: codes::SLS1746, look: Look::Each(&["schedule"], check) };

/// The longest time between two looks that counts as asking all the time.
const OFTEN: i64 = 5 * MINUTE;

fn check(clock: View, diagnostics: &mut Diagnostics) {
    let Some(rate) = clock.attributes().seconds("rate").filter(|rate| (1..=OFTEN).contains(rate)) else { return };
    if !clock.attributes().bool("enabled") {
        return;
    }
    for start in clock.outgoing().filter(|wire| wire.to.is("function")) {
        if let Some(walk) = start.to.outgoing().find(|wire| walks(*wire)) {
            diagnostics.push(say(clock, rate, start, walk));
        }
    }
}

/// Whether an arrow goes through all that is there.
fn walks(wire: Wire) -> bool {
    let everything = if wire.to.is("table") { "scan" } else { "list" };
    (wire.to.is("table") || wire.to.is("bucket")) && wire.connection.to.port.name == everything
}

fn say(clock: View, rate: i64, start: Wire, walk: Wire) -> Diagnostic {
    let (worker, store) = (start.to.name(), walk.to.name());
    let a_month = grouped(30 * DAY / rate);
    let message = format!("`{worker}` goes through all of `{store}` {a_month} times a month");
    let port = if walk.to.is("table") { "changes" } else { "created" };
    let report =
        Diagnostic::new(codes::SLS1746, message).at(clock.attribute_span("rate"), "whether there is news or not");
    along(report, &[start, walk]).help(format!(
        "let `{store}` tell: `{store}.{port} -> {worker}` calls it when there is something; or keep what is due in an index, \
         and read that"
    ))
}
