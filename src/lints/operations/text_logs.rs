//! Logs that cannot be asked for a field.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static TEXT_LOGS: Lint = Lint { code: codes::SLS1784, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    if view.attributes().text("log_format") != Some("Text") {
        return;
    }
    let at = view.attribute_span("log_format");
    diagnostics.push(
        Diagnostic::new(codes::SLS1784, format!("the log of `{}` cannot be searched by field", view.name()))
            .at(at, "lines of text, without request id and level as fields")
            .help("leave `log_format` out, or write `\"JSON\"`")
            .fix("write `\"JSON\"`", at, "\"JSON\""),
    );
}
