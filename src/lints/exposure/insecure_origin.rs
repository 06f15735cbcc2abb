//! Cookies for pages that anyone on the way can change.
//!
//! Source: OWASP Web Security Testing Guide, "Testing Cross Origin Resource Sharing": a trusted origin without TLS lets who sits
//! on the network act for the user.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::value::Value;

/// The row of the lint.
pub static INSECURE_ORIGIN: Lint = Lint { code: codes::SLS1515, look: Look::Each(&["api", "function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(cors) = cors(view).filter(|cors| cors.bool("credentials")) else { return };
    for origin in cors.list("origins") {
        let Value::Text(text) = &origin.value else { continue };
        let Some(host) = text.strip_prefix("http://").filter(|host| !is_this_machine(host)) else { continue };
        diagnostics.push(
            Diagnostic::new(
                codes::SLS1515,
                format!("`{}` takes cookies from pages that are sent in the clear", view.name()),
            )
            .at(origin.span, "whoever is on the network can put a script into such a page, and it acts for the user")
            .at(cors.span("credentials", origin.span), "cookies and authorization come along")
            .help(format!("write `\"https://{host}\"`"))
            .fix(format!("write `https://{host}`"), origin.span, format!("\"https://{host}\"")),
        );
    }
}

/// What browsers may do from pages of other hosts.
fn cors(view: View) -> Option<Attributes> {
    let attributes = view.attributes();
    attributes.object("cors").or_else(|| attributes.object("url")?.object("cors"))
}

fn is_this_machine(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|name| host.split(':').next() == Some(name) || host.starts_with(name))
}
