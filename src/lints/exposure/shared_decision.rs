//! An authorizer's answer for one caller that counts for others.
//!
//! Source: API Gateway Developer Guide, "Control access to HTTP APIs with AWS Lambda authorizers": answers are remembered for the
//! values of the identity sources.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{MINUTE, seconds};
use crate::model::value::Value;

/// The row of the lint.
pub static SHARED_DECISION: Lint = Lint { code: codes::SLS1513, look: Look::Each(&["authorizer"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let ttl = remembered(view);
    let identity = attributes.list("identity");
    if ttl == 0 || identity.is_empty() || identity.iter().any(|place| tells_callers_apart(&place.value)) {
        return;
    }
    let report = Diagnostic::new(
        codes::SLS1513,
        format!("what `{}` decides for one caller counts for others", view.name()),
    )
    .at(view.attribute_span("identity"), "the same for many callers")
    .help(
        "name where the token is, `identity: [\"$request.header.Authorization\"]`, or ask for every request: `ttl: 0s`",
    );
    diagnostics.push(match attributes.get("ttl") {
        Some(ttl) => report.at(ttl.span, "so long").fix("write `ttl: 0s`", ttl.span, "0s"),
        None => report
            .at(view.span(), format!("remembers an answer for {}", seconds(ttl)))
            .entry(view.resource.braces, "ttl: 0s"),
    });
}

/// For how many seconds the answers of a `lambda` authorizer are remembered; the other types remember none.
pub fn remembered(view: View) -> i64 {
    match view.attributes().text("type") {
        Some("lambda") => view.attributes().seconds("ttl").unwrap_or(5 * MINUTE),
        _ => 0,
    }
}

/// What a caller sends tells who it is; so do a certificate and a key of the API.
fn tells_callers_apart(place: &Value) -> bool {
    let Value::Text(place) = place else { return true };
    let by_context = ["$context.identity.apiKey", "$context.identity.clientCert", "$context.identity.user"];
    place.starts_with("$request.") || by_context.iter().any(|front| place.starts_with(front))
}
