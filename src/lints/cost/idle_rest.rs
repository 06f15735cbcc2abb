//! A REST API that uses nothing that only REST APIs have.
//!
//! Sources: API Gateway Developer Guide, "Choose between REST APIs and HTTP APIs"; Amazon API Gateway pricing (us-east-1, read in
//! November 2026).

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::api::{is_rest, routes};
use crate::lints::ground::arrivals;
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static IDLE_REST: Lint = Lint { code: codes::SLS1747, look: Look::Each(&["api"], check) };

fn check(api: View, diagnostics: &mut Diagnostics) {
    let attributes = api.attributes();
    let asked =
        ["stage", "account_logs", "endpoint", "tracing"].iter().any(|name| attributes.values.contains_key(*name));
    let old = attributes.object("domain").is_some_and(|domain| domain.get("security_policy").is_some());
    let used = arrivals(api).next().is_some() || !routes(&api).all(is_plain);
    if !is_rest(&api) || asked || old || used {
        return;
    }
    let at = api.attribute_span("type");
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1747,
            format!("`{}` pays for a REST API and uses none of what only that has", api.name()),
        )
        .at(at, "$3.50 for a million requests; an HTTP API takes $1.00, and answers sooner")
        .help("leave `type` out; functions then get events of format 2.0, whose fields have other names"),
    );
}

/// Whether an HTTP API can do what an arrow does, without a change of who is let in.
fn is_plain(wire: Wire) -> bool {
    let only_rest = ["body", "query", "headers"].iter().any(|name| wire.options().get(name).is_some());
    wire.to.is("function") && !only_rest && matches!(auth::of(&wire), Auth::Open | Auth::Iam)
}
