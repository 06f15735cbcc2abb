//! A client that waits while a whole table is read.
//!
//! Source: DynamoDB Developer Guide, "Best practices for querying and scanning data": a scan reads, and charges for, every item.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, is_open};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static SCAN_ON_ROUTE: Lint = Lint { code: codes::SLS1709, look: Look::Arrow(check) };

fn check(scan: Wire, diagnostics: &mut Diagnostics) {
    if !(scan.to.is("table") && scan.connection.to.port.name == "scan") {
        return;
    }
    let routes = || scan.from.incoming().filter(|wire| wire.connection.from.route.is_some());
    // The worst first: strangers who have whole tables read.
    if let Some(route) = routes().find(|wire| is_open(*wire)).or_else(|| routes().next()) {
        diagnostics.push(say(route, scan));
    }
}

fn say(route: Wire, scan: Wire) -> Diagnostic {
    let who = if is_open(route) { "anyone's request" } else { "each request" };
    let message = format!("{who} may read all of `{}`", scan.to.name());
    along(Diagnostic::new(codes::SLS1709, message), &[route, scan]).help(
        "answer from a key or an index: an entry in `indexes` and an arrow to `.read`; what needs every item is work for a \
         schedule, which leaves its result where the route reads it",
    )
}
