//! Data that code writes where everybody reads.
//!
//! Source: S3 User Guide, "Setting permissions for website access": a website's objects are readable by the whole world.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::along;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static PUBLIC_WRITES: Lint = Lint { code: codes::SLS1519, look: Look::Each(&["bucket"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(website) = view.attributes().object("website").filter(|website| website.get("redirect").is_none()) else {
        return;
    };
    let Some(write) = view.incoming().find(|wire| wire.connection.to.port.name == "write") else { return };
    let (writer, bucket) = (write.from.name(), view.name());
    let message = format!("the whole world can read what `{writer}` writes into `{bucket}`");
    let report = along(Diagnostic::new(codes::SLS1519, message), &[write]);
    let at = website.values.values().next().map_or(view.attribute_span("website"), |first| first.span);
    diagnostics.push(report.at(at, "a website: every object is public, over plain HTTP").help(format!(
        "let `{writer}` write into a bucket of its own, and keep `{bucket}` for pages; if these are the pages, say so: \
         `@allow(public-writes, \"…\")`"
    )));
}
