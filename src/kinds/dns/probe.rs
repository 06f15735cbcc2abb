//! What a health check meets at a route of an API: the route itself, a wider one, a closed door, or nothing.
//!
//! A checker asks with GET and without credentials; whatever is not answered with 200 to 399 counts as down (Route 53
//! Developer Guide, "How Amazon Route 53 determines whether a health check is healthy").

use crate::diagnostics::{Diagnostics, dns as say};
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::api::{domain, route, route_of, routes};
use crate::model::architecture::{Endpoint, Route};
use crate::model::graph::{View, Wire};

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

/// How much else a route takes.
fn width(known: &Route) -> (bool, usize, bool) {
    let parameters = route::segments(&known.path).filter(|segment| route::parameter(segment).is_some()).count();
    let greedy = known.path == route::DEFAULT || route::segments(&known.path).any(route::is_greedy);
    (greedy, parameters, known.method == "ANY")
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
