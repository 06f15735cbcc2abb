//! A runtime that is patched today, and not for long.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::runtimes;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static AGEING_RUNTIME: Lint = Lint { code: codes::SLS1786, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(runtime) = view.attributes().text("runtime").and_then(runtimes::find) else { return };
    if !runtime.leaves_within_a_year() {
        return;
    }
    let (at, successor) = (view.attribute_span("runtime"), runtime.successor());
    let report = Diagnostic::new(
        codes::SLS1786,
        format!("`{}` gets its last security patch on {}", runtime.name, runtime.deprecated),
    )
    .at(at, format!("no new function can be made with it from {} on", runtime.blocked))
    .help(format!("plan the move to `{successor}`"));
    diagnostics.push(report.fix(format!("write `\"{successor}\"`"), at, format!("\"{successor}\"")));
}
