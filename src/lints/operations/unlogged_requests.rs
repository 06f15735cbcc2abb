//! An API whose requests leave no trace.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static UNLOGGED_REQUESTS: Lint = Lint { code: codes::SLS1785, look: Look::Each(&["api"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let is_off = a.is_off("access_logs") || a.get("access_logs").is_none() && api::is_rest(&view);
    if !is_off || api::routes(&view).next().is_none() {
        return;
    }
    let message = format!("requests to `{}` leave no trace", view.name());
    let report = Diagnostic::new(codes::SLS1785, message);
    let help = "write `access_logs: 30d`; a REST API also needs the account's role for logs: `account_logs: true` in one stack";
    diagnostics.push(match a.values.get("access_logs") {
        Some(given) => report.at(given.span, "no log of requests").help(help).fix("write `30d`", given.span, "30d"),
        None => report
            .at(view.span(), "a REST API keeps no log of requests unless it says so")
            .help(help)
            .entry(view.resource.braces, "access_logs: 30d"),
    });
}
