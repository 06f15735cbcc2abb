//! Two writes of which one can fail, and nobody to do both again.
//!
//! Source: AWS Prescriptive Guidance, "Transactional outbox pattern", on the dual write.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, writes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static DUAL_WRITE: Lint = Lint { code: codes::SLS1708, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    // A queue or a stream hands the event over again, and code that knows what it has done does both once more.
    let Some(caller) = view.incoming().find(|wire| is_by_caller(*wire)) else { return };
    let write = view.outgoing().find(|wire| wire.to.is("table") && writes(*wire));
    let tell = view.outgoing().find(|wire| tells(*wire));
    if let (Some(write), Some(tell)) = (write, tell) {
        diagnostics.push(say(view, caller, write, tell));
    }
}

/// Whether somebody waits for the answer: nobody else tries again what went wrong.
fn is_by_caller(wire: Wire) -> bool {
    wire.connection.kind.mode == Mode::Sync && wire.connection.from.route.is_some()
}

fn tells(wire: Wire) -> bool {
    wire.connection.kind.mode == Mode::Code && ["topic", "bus", "queue", "stream"].iter().any(|kind| wire.to.is(kind))
}

fn say(view: View, caller: Wire, write: Wire, tell: Wire) -> Diagnostic {
    let (table, told) = (write.to.name(), tell.to.name());
    let message = format!("`{}` may write to `{table}` and never tell `{told}`", view.name());
    along(Diagnostic::new(codes::SLS1708, message), &[write, tell, caller]).help(format!(
        "write to `{table}` alone, and let its `.changes` tell `{told}`: `outbox_fan_out` of `std:orchestration`, or a `pipe`; \
         or take requests through a queue, so that both are done again"
    ))
}
