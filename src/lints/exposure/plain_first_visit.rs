//! A site that browsers may ask in the clear.
//!
//! Source: RFC 6797 "HTTP Strict Transport Security", section 2.3; MDN, "Strict-Transport-Security".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static PLAIN_FIRST_VISIT: Lint = Lint { code: codes::SLS1518, look: Look::Each(&["site"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(headers) = view.attributes().object("headers").filter(|headers| headers.is_off("hsts")) else { return };
    let at = headers.span("hsts", view.attribute_span("headers"));
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1518,
            format!("browsers ask for `{}` in the clear first, on every visit", view.name()),
        )
        .at(at, "whoever is on the network answers in the place of the redirect to HTTPS")
        .help("write `hsts: 365d`, or leave it out: after the first visit, browsers ask by HTTPS alone")
        .fix("write `365d`", at, "365d"),
    );
}
