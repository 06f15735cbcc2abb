//! A batch that leaves no time for each of its messages.
//!
//! Source: Lambda Developer Guide, "Batching behavior", "Handling errors for an SQS event source": when the function times
//! out, the whole batch comes back.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::shape::seconds;

/// The row of the lint.
pub static HURRIED_BATCH: Lint = Lint { code: codes::SLS1421, look: Look::Arrow(check) };

/// About one call of a service, in milliseconds.
const LEAST: i64 = 10;

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let (time, batch) = (limits::longest(wire.to), wire.options().int("batch").unwrap_or(1));
    if !limits::polled(&wire) || !wire.to.is("function") || batch * LEAST <= time * 1000 {
        return;
    }
    let (name, fits) = (wire.to.name(), time * 1000 / LEAST);
    let message = format!("`{name}` has {} for a batch of {batch}: {} ms for each", seconds(time), time * 1000 / batch);
    let report = Diagnostic::new(codes::SLS1421, message)
        .at(wire.option_span("batch"), "all of them come back when the time is over")
        .at(wire.to.attribute_span("timeout"), "for the whole batch")
        .help(format!(
            "write `batch: {fits}` or less, or a longer `timeout`; one call of a service takes about {LEAST} ms"
        ));
    diagnostics.push(fixes::set_option(report, wire, "batch", &fits.to_string()));
}
