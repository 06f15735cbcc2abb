//! A store that outlives the key that opens it.
//!
//! Source: KMS Developer Guide, "Delete AWS KMS keys": what was encrypted under a deleted key can never be read again.

use super::perishable_store::stays;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{DAY, seconds};

/// The row of the lint.
pub static PERISHABLE_KEY: Lint = Lint { code: codes::SLS1702, look: Look::Each(STORES, check) };

/// The kinds that stay when the stack goes, and can have a key of one's own.
const STORES: &[&str] = &["table", "bucket", "stream", "secret", "database"];

fn check(store: View, diagnostics: &mut Diagnostics) {
    let attribute = if store.is("table") { "encryption" } else { "key" };
    let Some(key) = store.refers(attribute) else { return };
    if !stays(store) || key.attributes().bool("keep") {
        return;
    }
    let (name, at) = (key.name(), key.attribute_span("keep"));
    let window = seconds(key.attributes().seconds("deletion_window").unwrap_or(30 * DAY));
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1702,
            format!("`{name}` goes with the stack, and `{}`, which nobody can read without it, stays", store.name()),
        )
        .at(at, format!("the key is deleted {window} after it leaves the stack, and with it all that it encrypted"))
        .at(store.attribute_span(attribute), format!("`{}` is kept, and encrypted with it", store.name()))
        .help("write `keep: true` on the key, or leave it out")
        .fix("write `keep: true`", at, "true"),
    );
}
