//! An API that strangers may call as often as the account takes.
//!
//! Source: API Gateway Developer Guide, "Throttle requests to your HTTP APIs" and "Quotas": 10,000 requests a second in a
//! region, for all APIs of an account together.

use super::closing::title;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::is_open;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static UNTHROTTLED_API: Lint = Lint { code: codes::SLS1507, look: Look::Each(&["api"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(route) = view.outgoing().find(|wire| is_open(*wire)).filter(|_| view.attributes().is_off("throttle"))
    else {
        return;
    };
    let at = view.attribute_span("throttle");
    diagnostics.push(
        Diagnostic::new(codes::SLS1507, format!("nothing limits how often anyone may call `{}`", title(route)))
            .at(at, "only the account's 10,000 requests a second, which all its other APIs lose as well")
            .at(route.span(), "anyone may call")
            .help("write `throttle: { rate: 100, burst: 200 }`, or what your clients need")
            .fix("write `{ rate: 100, burst: 200 }`", at, "{ rate: 100, burst: 200 }"),
    );
}
