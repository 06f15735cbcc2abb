//! An authorizer's answer for one route that counts for all of them.
//!
//! Source: API Gateway Developer Guide, "Control access to HTTP APIs with AWS Lambda authorizers", "Caching authorizer responses":
//! to remember an answer for each route, `$context.routeKey` is one of the identity sources.

use super::shared_decision::remembered;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::api::is_rest;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::seconds;
use crate::model::value::Value;

/// The row of the lint.
pub static DECISION_FOR_ALL_ROUTES: Lint = Lint { code: codes::SLS1514, look: Look::Each(&["api"], check) };

fn check(api: View, diagnostics: &mut Diagnostics) {
    if is_rest(&api) {
        return;
    }
    for authorizer in auth::authorizers(&api) {
        let guarded =
            |wire: &crate::model::graph::Wire| matches!(auth::of(wire), Auth::By(view) if view.id == authorizer.id);
        let routes = api.outgoing().filter(guarded).count();
        if remembered(authorizer) > 0 && routes > 1 && !looks_at_the_route(authorizer) {
            diagnostics.push(say(authorizer, api, routes));
        }
    }
}

fn looks_at_the_route(authorizer: View) -> bool {
    let about_route = |value: &Value| matches!(value, Value::Text(text) if text == "$context.routeKey");
    authorizer.attributes().list("identity").iter().any(|place| about_route(&place.value))
}

fn say(authorizer: View, api: View, routes: usize) -> Diagnostic {
    let name = authorizer.name();
    let report = Diagnostic::new(
        codes::SLS1514,
        format!("what `{name}` decides for one route counts for all {routes} of `{}`", api.name()),
    )
    .at(authorizer.span(), format!("remembers an answer for {}, by the token alone", seconds(remembered(authorizer))))
    .at(api.span(), format!("{routes} routes ask it"))
    .help("write `\"$context.routeKey\"` into `identity`, unless it lets a token in everywhere or nowhere");
    match identity(authorizer) {
        Some((span, list)) => report.fix("name the route as well", span, list),
        None => report
            .entry(authorizer.resource.braces, "identity: [\"$request.header.Authorization\", \"$context.routeKey\"]"),
    }
}

/// The list that was written, with the route behind it.
fn identity(authorizer: View) -> Option<(crate::source::Span, String)> {
    let written = authorizer.attributes().get("identity")?;
    let text = |value: &Value| match value {
        Value::Text(text) => Some(format!("\"{text}\"")),
        _ => None,
    };
    let mut places: Vec<String> =
        authorizer.attributes().list("identity").iter().map(|place| text(&place.value)).collect::<Option<_>>()?;
    places.push("\"$context.routeKey\"".to_owned());
    Some((written.span, format!("[{}]", places.join(", "))))
}
