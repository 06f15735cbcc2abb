//! An address that anyone may call, as often as the whole account can answer.
//!
//! Source: Lambda Developer Guide, "Control access to Lambda function URLs": a URL has no throttle of its own, and reserved
//! concurrency is what limits it (at ten requests a second for each unit).

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static UNLIMITED_URL: Lint = Lint { code: codes::SLS1506, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(url) = view.attributes().object("url").filter(|url| url.text("auth") == Some("none")) else { return };
    if view.attributes().get("concurrency").is_some() {
        return;
    }
    let name = view.name();
    diagnostics.push(
        Diagnostic::new(codes::SLS1506, format!("nothing limits how often anyone may call the address of `{name}`"))
            .at(url.span("auth", view.attribute_span("url")), "the whole internet may call")
            .at(
                view.span(),
                "up to the account's limit of concurrent calls, 1,000 unless raised, which other functions lose",
            )
            .help("write `concurrency: 20`: that is up to 200 requests a second, and the most that can be paid for")
            .entry(view.resource.braces, "concurrency: 20"),
    );
}
