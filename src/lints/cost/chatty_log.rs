//! A log of every step, paid by the GB.
//!
//! Source: Amazon CloudWatch Logs pricing (us-east-1, read in November 2026): $0.50 for each GB that is written.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static CHATTY_LOG: Lint = Lint { code: codes::SLS1753, look: Look::Each(&["function", "workflow", "pipe"], check) };

/// The levels that say everything, and what says enough, by kind.
const LEVELS: [(&str, &[&str], &str); 3] =
    [("function", &["TRACE", "DEBUG"], "INFO"), ("workflow", &["ALL"], "ERROR"), ("pipe", &["TRACE"], "ERROR")];

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(written) = view.attributes().get("log_level") else { return };
    let Some(level) = view.attributes().text("log_level") else { return };
    let row = LEVELS.iter().find(|(kind, loud, _)| view.is(kind) && loud.contains(&level));
    // An express workflow leaves no other trace of what its steps did.
    if let Some((.., enough)) = row.filter(|_| view.attributes().text("type") != Some("express")) {
        diagnostics.push(
            Diagnostic::new(codes::SLS1753, format!("`{}` logs every step", view.name()))
                .at(written.span, "$0.50 for each GB that is written, often more than the work itself")
                .help(format!("write `\"{enough}\"`, and more while you look for a mistake"))
                .fix(format!("write `\"{enough}\"`"), written.span, format!("\"{enough}\"")),
        );
    }
}
