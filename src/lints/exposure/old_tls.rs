//! Clients that may speak a TLS that is broken.
//!
//! Sources: RFC 8996 "Deprecating TLS 1.0 and TLS 1.1"; API Gateway Developer Guide, "Choose a security policy for your custom
//! domain".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api::is_rest;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static OLD_TLS: Lint = Lint { code: codes::SLS1517, look: Look::Each(&["api"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    // An HTTP API cannot have it, which is said elsewhere.
    let Some(domain) = view.attributes().object("domain").filter(|_| is_rest(&view)) else { return };
    if domain.text("security_policy") != Some("TLS_1_0") {
        return;
    }
    let at = domain.span("security_policy", view.attribute_span("domain"));
    diagnostics.push(
        Diagnostic::new(codes::SLS1517, format!("`{}` lets clients speak TLS 1.0", view.name()))
            .at(at, "withdrawn by RFC 8996 in 2021; an audit for PCI DSS fails on it")
            .help("write `\"TLS_1_2\"`, or leave `security_policy` out")
            .fix("write `\"TLS_1_2\"`", at, "\"TLS_1_2\""),
    );
}
