//! Events that are gone when they fail.
//!
//! Source: Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations", "Retain discarded batch records";
//! EventBridge User Guide, "Using dead-letter queues to process undelivered events".

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::{Mode, Sink};
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static LOST_EVENTS: Lint = Lint { code: codes::SLS1413, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let kind = wire.connection.kind;
    let brings = kind.sink != Sink::Nothing && kind.mode != Mode::Sync && wire.sink().is_none();
    // A queue loses nothing that it has: its own dead letters are another matter.
    if brings && !wire.to.is("queue") {
        let off = [wire.to, wire.from].into_iter().find(|view| view.attributes().is_off("failures"));
        diagnostics.extend(off.map(|view| report(view, wire)));
    }
}

fn report(view: View, wire: Wire) -> Diagnostic {
    let name = view.name();
    let what = match (view.is("function"), limits::polled(&wire)) {
        (true, false) => format!("an event that `{name}` fails at for good is gone without a trace"),
        (_, true) => format!("records that `{name}` fails at for good are skipped without a trace"),
        (false, false) => format!("what `{name}` cannot hand over is gone without a trace"),
    };
    let report = Diagnostic::new(codes::SLS1413, what)
        .at(fixes::place(view, "failures"), "nothing keeps what fails")
        .at(
            wire.span(),
            if limits::polled(&wire) { "brings the records" } else { "brings events that nobody waits for" },
        )
        .help(format!(
            "remove `failures: none`, and `{name}.failures` keeps them for 14d; or name a queue that is there"
        ));
    fixes::unset(report, view, "failures")
}
