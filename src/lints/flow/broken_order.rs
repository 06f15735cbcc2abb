//! Order that ends with the first dead letter.
//!
//! Source: SQS Developer Guide, "Using dead-letter queues": do not use one with a FIFO queue where the exact order of
//! messages must not be broken.

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static BROKEN_ORDER: Lint = Lint { code: codes::SLS1417, look: Look::Each(&["queue"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(wire) = view.outgoing().find(limits::polled).filter(|_| view.attributes().bool("fifo")) else { return };
    if view.companion("dead").is_some() {
        let retries = view.attributes().int("retries").unwrap_or(5);
        diagnostics.push(
            Diagnostic::new(
                codes::SLS1417,
                format!("behind a dead letter, `{}` goes on as if nothing was missing", view.name()),
            )
            .at(view.attribute_span("fifo"), "promises an order in each group")
            .at(
                view.attribute_span("dead_letters"),
                format!("after {retries} attempts, a message leaves its group for `{}.dead`", view.name()),
            )
            .at(wire.span(), "works on the next one of the group, as if the lost one had been done")
            .help(format!(
                "let `{}` find out that one is missing; or, if order is worth more than progress, write \
                     `dead_letters: none`, and the group waits",
                wire.to.name()
            )),
        );
    }
}
