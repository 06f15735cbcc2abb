//! Dead letters that go to the very function that failed at them.
//!
//! Source: SQS Developer Guide, "Using dead-letter queues": they are kept apart to find out why they failed.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static SAME_WORKER: Lint = Lint { code: codes::SLS1415, look: Look::Each(&["queue"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(dead) = view.companion("dead").filter(|dead| dead.id != view.id) else { return };
    for wire in view.outgoing().filter(limits::polled) {
        let again = dead.outgoing().filter(limits::polled).find(|again| again.to.id == wire.to.id);
        if let Some(again) = again {
            let (name, worker) = (view.name(), wire.to.name());
            let report = Diagnostic::new(
                codes::SLS1415,
                format!("`{worker}` gets the dead letters that it has failed at itself"),
            )
            .at(again.span(), "fails again, for the same reason")
            .at(
                wire.span(),
                format!("has failed at them, {} times each", view.attributes().int("retries").unwrap_or(5)),
            )
            .help(format!(
                "leave `{name}.dead` alone and set an alarm on it; when the cause is mended, move its messages back to \
                 `{name}` (`aws sqs start-message-move-task`)"
            ));
            diagnostics.push(fixes::undraw(report, again));
        }
    }
}
