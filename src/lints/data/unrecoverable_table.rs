//! A table in which a mistake is for ever.
//!
//! Source: DynamoDB Developer Guide, "Point-in-time recovery": without it, a table can be restored from backups alone, and there
//! are none.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static UNRECOVERABLE_TABLE: Lint = Lint { code: codes::SLS1703, look: Look::Each(&["table"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    // One that goes with the stack is told that first; items with a time are not for ever anyway.
    if !attributes.is_off("recovery") || !attributes.bool("keep") || attributes.get("ttl").is_some() {
        return;
    }
    let Some(write) = view.incoming().find(|wire| writes(*wire)) else { return };
    let (name, at) = (view.name(), attributes.span("recovery", view.span()));
    let message = format!("what `{}` spoils in `{name}` cannot be had back", write.from.name());
    let report =
        Diagnostic::new(codes::SLS1703, message).at(at, "a faulty release, a wrong script: nothing to go back to");
    diagnostics.push(
        along(report, &[write])
            .help("write `recovery: 35d`, or leave it out: the table can then be restored to any second of the last 35 days")
            .fix("write `35d`", at, "35d"),
    );
}
