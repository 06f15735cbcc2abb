//! Objects that are gone once they were overwritten.
//!
//! Source: S3 User Guide, "Retaining multiple versions of objects with S3 Versioning".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static FINAL_OVERWRITES: Lint = Lint { code: codes::SLS1704, look: Look::Each(&["bucket"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    if attributes.bool("versioning") || !attributes.bool("keep") {
        return;
    }
    let Some(write) = view.incoming().find(|wire| writes(*wire)) else { return };
    let (at, deletes) = (view.attribute_span("versioning"), write.connection.to.port.name == "delete");
    let verb = if deletes { "deletes from" } else { "overwrites in" };
    let message = format!("what `{}` {verb} `{}` cannot be had back", write.from.name(), view.name());
    let report = Diagnostic::new(codes::SLS1704, message).at(at, "one copy of each object, and no way back");
    let rule = "`lifecycle: [{ old_versions: 30d }]` keeps the bill small";
    diagnostics.push(along(report, &[write]).help(format!("write `versioning: true`, or leave it out; {rule}")).fix(
        "write `versioning: true`",
        at,
        "true",
    ));
}
