//! A way from a route that anyone may ask to data that it deletes.
//!
//! Source: OWASP API Security Top 10 (2023), API5 "Broken Function Level Authorization".

use super::closing;
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::deletes;
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_DELETE: Lint = Lint { code: codes::SLS1502, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let routes = closing::open_routes(graph);
    if routes.is_empty() {
        return;
    }
    let deleting = Reach::of(graph, deletes);
    routes.into_iter().filter_map(|route| deleting.way(route)).for_each(|way| diagnostics.push(say(&way)));
}

fn say(way: &[Wire]) -> Diagnostic {
    let store = way.last().map(|wire| wire.to.name()).unwrap_or_default();
    let route = way.first().map(|wire| closing::title(*wire)).unwrap_or_default();
    let report = Diagnostic::new(codes::SLS1502, format!("anyone on the internet can delete from `{store}`"));
    closing::report(report, way).help(format!(
        "let `{route}` say who may call: `auth: login`, with an `authorizer`, or `auth: \"iam\"`; or give the deleting to \
         a function that no open route leads to"
    ))
}
