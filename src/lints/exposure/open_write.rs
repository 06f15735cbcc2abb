//! A way from a route that anyone may ask to data that it changes.
//!
//! Source: OWASP API Security Top 10 (2023), API2 "Broken Authentication" and API5 "Broken Function Level Authorization".

use super::closing;
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{deletes, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_WRITE: Lint = Lint { code: codes::SLS1501, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let routes = closing::open_routes(graph);
    if routes.is_empty() {
        return;
    }
    let (writing, deleting) = (Reach::of(graph, writes), Reach::of(graph, deletes));
    // Who may delete is told so, and that is enough.
    let ways = routes.into_iter().filter(|route| deleting.way(*route).is_none()).filter_map(|route| writing.way(route));
    ways.for_each(|way| diagnostics.push(say(&way)));
}

fn say(way: &[Wire]) -> Diagnostic {
    let store = way.last().map(|wire| wire.to.name()).unwrap_or_default();
    let route = way.first().map(|wire| closing::title(*wire)).unwrap_or_default();
    let report = Diagnostic::new(codes::SLS1501, format!("anyone on the internet can write to `{store}`"));
    closing::report(report, way).help(format!(
        "let `{route}` say who may call: `auth: login`, with an `authorizer`, or `auth: \"iam\"`; if strangers are \
         welcome, say what keeps them in bounds: `@allow(open-write, \"…\")`"
    ))
}
