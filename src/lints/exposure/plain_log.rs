//! A log with the data that is encrypted everywhere else.
//!
//! Source: CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS": without a key of one's own, whoever
//! may read the log reads it.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static PLAIN_LOG: Lint = Lint { code: codes::SLS1521, look: Look::Each(&["workflow", "pipe"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    if !view.attributes().bool("log_data") {
        return;
    }
    let ends = view.incoming().map(|wire| (wire, wire.from)).chain(view.outgoing().map(|wire| (wire, wire.to)));
    let Some((wire, kept, key)) = ends.into_iter().find_map(|(wire, end)| Some((wire, end, key(end)?))) else { return };
    let at = view.attribute_span("log_data");
    let (name, kept) = (view.name(), kept.name());
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1521,
            format!("the log of `{name}` holds what `{kept}` encrypts with `{}`", key.name()),
        )
        .at(at, "inputs and outputs are logged, for everybody who may read the log")
        .at(wire.span(), format!("data of `{kept}` comes along here"))
        .help("write `log_data: false`, or leave it out; switch it on for as long as you look for a mistake")
        .fix("write `log_data: false`", at, "false"),
    );
}

/// The key of its own that a resource is encrypted with.
fn key(view: View) -> Option<View> {
    view.refers("key").or_else(|| view.refers("encryption"))
}
