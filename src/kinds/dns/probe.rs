//! What a health check meets at a route of an API: the route itself, a wider one, a closed door, or nothing.
//!
//! A checker asks with GET and without credentials; whatever is not answered with 200 to 399 counts as down (Route 53
//! Developer Guide, "How Amazon Route 53 determines whether a health check is healthy").

use crate::diagnostics::{Diagnostics, dns as say};
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::api::{domain, route, route_of, routes};
use crate::model::architecture::{Endpoint, Route};
use crate::model::graph::{View, Wire};
use std::cmp::Reverse;

/// The arrow that answers when a checker asks for a route: the narrowest that takes it.
pub fn answering<'a>(api: &View<'a>, asked: &Route) -> Option<Wire<'a>> {
    let takes = |wire: &Wire| route_of(wire).is_some_and(|known| takes(known, asked));
    routes(api).filter(takes).min_by_key(|wire| route_of(wire).map(width))
}

/// Whether requests for a path, made with GET, end at a route.
fn takes(known: &Route, asked: &Route) -> bool {
    let method = matches!(known.method.as_str(), "GET" | "ANY");
    if known.path == route::DEFAULT {
        return true;
    }
    let mut wanted = route::segments(&asked.path);
    for segment in route::segments(&known.path) {
        match wanted.next() {
            Some(_) if route::is_greedy(segment) => return method,
            Some(part) if route::parameter(segment).is_some() || part == segment => {}
            _ => return false,
        }
    }
    method && wanted.next().is_none()
}

/// How much else a route takes: `$default` everything, a greedy one all below it, one for any method the most of its
/// like.
fn width(known: &Route) -> (bool, bool, usize, Reverse<usize>, bool) {
    let is_parameter = |segment: &&str| route::parameter(segment).is_some();
    let (parameters, plain): (Vec<&str>, Vec<&str>) = route::segments(&known.path).partition(is_parameter);
    let greedy = parameters.iter().any(|segment| route::is_greedy(segment));
    (known.path == route::DEFAULT, greedy, parameters.len(), Reverse(plain.len()), known.method == "ANY")
}

/// Whether a checker can find the route well at all.
pub fn check(view: &View, endpoint: &Endpoint, diagnostics: &mut Diagnostics) {
    let (Some(api), Some(asked)) = (view.graph.view(endpoint.resource), &endpoint.route) else { return };
    if !api.is_here() {
        return;
    }
    let at = view.attribute_span("endpoint");
    if domain::is_mutual(&api) {
        let mutual = domain::of(&api).map_or(api.span(), |own| own.span("mutual_tls", api.span()));
        diagnostics.push(say::mutual_probe(&api.name(), at, mutual));
        return;
    }
    if !matches!(asked.method.as_str(), "GET" | "ANY") {
        diagnostics.push(say::probe_by_other_method(&asked.to_string(), at));
        return;
    }
    if asked.path == route::DEFAULT || route::segments(&asked.path).any(|part| route::parameter(part).is_some()) {
        diagnostics.push(say::probed_parameter(&asked.to_string(), at));
        return;
    }
    match answering(&api, asked) {
        Some(wire) if matches!(auth::of(&wire), Auth::Iam | Auth::By(_)) => {
            diagnostics.push(say::guarded_probe(&asked.to_string(), at, wire.span()));
        }
        Some(_) => {}
        None => {
            let known: Vec<String> = routes(&api).filter_map(|wire| route_of(&wire).map(ToString::to_string)).collect();
            diagnostics.push(say::missing_probed_route(&api.name(), &asked.to_string(), at, &known));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::api::route::parse_route;
    use crate::resilience::testing::right;

    fn takes_path(known: &str, asked: &str) -> bool {
        takes(&parse_route(known).unwrap(), &parse_route(asked).unwrap())
    }

    #[test]
    fn a_route_takes_its_own_path_and_what_its_parameters_stand_for() {
        assert!(takes_path("GET /ping", "GET /ping") && takes_path("ANY /ping", "GET /ping"));
        assert!(takes_path("GET /{id}", "GET /ping") && takes_path("GET /a/{rest+}", "GET /a/b/c"));
        assert!(takes_path("$default", "GET /ping") && takes_path("GET /", "GET /"));
        assert!(!takes_path("POST /ping", "GET /ping") && !takes_path("GET /ping", "GET /pong"));
        assert!(!takes_path("GET /ping", "GET /ping/more") && !takes_path("GET /ping/more", "GET /ping"));
        assert!(!takes_path("GET /a/{rest+}", "GET /a") && !takes_path("POST /a/{rest+}", "GET /a/b"));
    }

    #[test]
    fn the_narrowest_route_answers() {
        let routes = ["$default", "GET /{rest+}", "GET /{id}", "ANY /ping", "GET /ping"];
        for few in 1..=routes.len() {
            let arrows: String = routes.iter().take(few).map(|route| format!("web[\"{route}\"] -> ping\n")).collect();
            let text = format!(
                "function ping {{ inline: \"exports.handler = async () => {{}}\", runtime: \"nodejs22.x\" }}\n\
                 api web {{ auth: \"none\" }}\n{arrows}"
            );
            let analysis = right(&text);
            let graph = analysis.deployment.graphs.first().unwrap();
            let api = graph.views().find(|view| view.is("api")).unwrap();
            let wire = answering(&api, &parse_route("GET /ping").unwrap()).unwrap();
            assert_eq!(route_of(&wire).unwrap().to_string(), routes[few - 1]);
        }
    }
}
