//! Notes of events that nobody throws away.
//!
//! Source: Powertools for AWS Lambda, "Idempotency", "Required resources": the table has a TTL, as the notes are of use for as long
//! as an event can come again.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::along;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static ENDLESS_NOTES: Lint = Lint { code: codes::SLS1705, look: Look::Each(&["table"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    if view.attributes().get("ttl").is_some() {
        return;
    }
    let Some(notes) = view.incoming().find(|wire| wire.connection.to.port.name == "idempotency") else { return };
    let message = format!("`{}` keeps a note of every event for ever", view.name());
    let report = along(Diagnostic::new(codes::SLS1705, message).at(view.span(), "no `ttl`"), &[notes]);
    diagnostics.push(
        report
            .help("write `ttl: \"expiration\"`: that is the field in which Powertools says when a note may go")
            .entry(view.resource.braces, "ttl: \"expiration\""),
    );
}
