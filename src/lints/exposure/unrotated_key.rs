//! A key that never changes.
//!
//! Sources: KMS Developer Guide, "Rotate AWS KMS keys"; CIS AWS Foundations Benchmark, "Ensure rotation for customer-created
//! symmetric CMKs is enabled".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static UNROTATED_KEY: Lint = Lint { code: codes::SLS1522, look: Look::Each(&["key"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let encrypts = view.attributes().text("use") != Some("sign");
    if !encrypts || !view.attributes().is_off("rotate") {
        return;
    }
    let at = view.attribute_span("rotate");
    diagnostics.push(
        Diagnostic::new(codes::SLS1522, format!("`{}` encrypts with the same key material for ever", view.name()))
            .at(at, "what leaks once opens everything that was ever encrypted with it")
            .help("write `rotate: 365d`, or leave it out: what is encrypted stays readable, and no code notices")
            .fix("write `365d`", at, "365d"),
    );
}
