//! A processor that costs a quarter more, where nothing needs it.
//!
//! Source: AWS Lambda pricing (us-east-1, read in November 2026): a GB-second costs $0.0000166667 on x86 and $0.0000133334 on Arm.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static DEAR_PROCESSOR: Lint = Lint { code: codes::SLS1754, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let Some(written) = attributes.get("architecture") else { return };
    // Images, layers and native runtimes are built for one of the two.
    let runtime = attributes.text("runtime").unwrap_or_default();
    let portable = ["nodejs", "python", "ruby", "java"].iter().any(|front| runtime.starts_with(front));
    if attributes.text("architecture") != Some("x86_64") || !portable || attributes.get("layers").is_some() {
        return;
    }
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1754,
            format!("`{}` pays a quarter more for each second than it has to", view.name()),
        )
        .at(written.span, "$16.67 for a million GB-seconds; on Arm $13.33")
        .help("leave `architecture` out, unless a package of the code is built for x86 alone")
        .fix("write `\"arm64\"`", written.span, "\"arm64\""),
    );
}
