//! Room for files that come from nowhere.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look, ground};
use crate::model::graph::View;
use crate::model::shape::{MB, bytes};

/// The row of the lint.
pub static KEPT_SCRATCH: Lint = Lint { code: codes::SLS1610, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(size) = view.attributes().bytes("ephemeral").filter(|size| *size > 512 * MB) else { return };
    let is_file = |view: View| view.is("bucket") || view.is("delivery");
    let has_files = view.outgoing().any(|wire| is_file(wire.to)) || view.incoming().any(|wire| is_file(wire.from));
    if has_files {
        return;
    }
    let message =
        format!("`{}` has {} for files, and no bucket that they come from or go to", view.name(), bytes(size));
    let report = Diagnostic::new(codes::SLS1610, message)
        .at(view.attribute_span("ephemeral"), "gone with the environment, seen by no other one")
        .help("keep what must last in a bucket or a table; without files, leave `ephemeral` out");
    diagnostics.push(match ground::entry(view.attributes(), "ephemeral") {
        Some(entry) => report.removal("remove `ephemeral`", entry),
        None => report,
    });
}
