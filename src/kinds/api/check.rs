//! Mistakes that an API and its routes show together.

use super::auth::{self, Auth};
use super::{cors, domain, is_rest, logs, route, route_of, routes};
use crate::diagnostics::{Diagnostics, apis as say, dns};
use crate::kinds::dns::{certificate, name, record, zone};
use crate::model::architecture::Route;
use crate::model::graph::{View, Wire};
use crate::model::template::Node;
use crate::source::Span;
use ecow::EcoString;
use std::collections::BTreeMap;

/// Everything that can be said about an API before it is lowered.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    who_may_call_is_said(view, diagnostics);
    attributes_are_of_its_type(view, diagnostics);
    logs_are_kept_for_a_known_time(view, diagnostics);
    browsers_may_use_what_cors_says(view, diagnostics);
    browsers_can_ask_first(view, diagnostics);
    routes_take_requests_of_their_own(view, diagnostics);
    a_domain_is_reached(view, diagnostics);
    if is_rest(view) {
        a_rest_api_has_routes(view, diagnostics);
        parameters_at_one_place_have_one_name(view, diagnostics);
    }
}

/// An API, or else each of its routes, says who may call.
fn who_may_call_is_said(view: &View, diagnostics: &mut Diagnostics) {
    if view.attributes().values.contains_key("auth") {
        return;
    }
    let open = routes(view).find(|wire| matches!(auth::of(wire), Auth::Unsaid));
    if open.is_some() || routes(view).next().is_none() {
        diagnostics.push(say::unsaid_auth(view.span(), &view.name(), open.map(|wire| wire.span())));
    }
}

/// Attributes that only one type of API has are not written on the other.
fn attributes_are_of_its_type(view: &View, diagnostics: &mut Diagnostics) {
    if is_rest(view) {
        return;
    }
    for name in ["stage", "endpoint", "tracing", "account_logs"] {
        if let Some(spanned) = view.attributes().values.get(name) {
            diagnostics.push(say::rest_only_attribute(spanned.span, name));
        }
    }
}

fn logs_are_kept_for_a_known_time(view: &View, diagnostics: &mut Diagnostics) {
    if let Some(days) = logs::unknown_retention(view) {
        diagnostics.push(say::api_log_retention(view.attribute_span("access_logs"), days));
    }
}

fn browsers_may_use_what_cors_says(view: &View, diagnostics: &mut Diagnostics) {
    let Some(cors) = cors::of(view) else { return };
    let span = view.attribute_span("cors");
    let any = cors.origins.iter().any(|origin| *origin == Node::text("*"));
    if any && cors.credentials {
        diagnostics.push(say::cors_for_all_with_credentials(span));
    }
    for origin in &cors.origins {
        if let Node::Text(text) = origin
            && !cors::is_origin(text)
        {
            diagnostics.push(say::no_origin(span, text));
        }
    }
}

/// A browser asks with `OPTIONS` and without credentials. In an HTTP API, a route for any method takes that request
/// before the CORS configuration sees it, and a guarded one refuses it (API Gateway Developer Guide, "Configuring CORS
/// for an HTTP API with a $default route and an authorizer").
fn browsers_can_ask_first(view: &View, diagnostics: &mut Diagnostics) {
    if is_rest(view) || view.attributes().get("cors").is_none() {
        return;
    }
    for wire in routes(view).filter(|wire| matches!(auth::of(wire), Auth::Iam | Auth::By(_))) {
        let Some(route) = route_of(&wire).filter(|route| route.method == "ANY") else { continue };
        let path = if route.path == route::DEFAULT { "/{proxy+}" } else { route.path.as_str() };
        let answers = |other: &Route| other.method == "OPTIONS" && other.path == path;
        if !routes(view).any(|other| route_of(&other).is_some_and(answers)) {
            diagnostics.push(say::guarded_preflight(
                wire.span(),
                &route.to_string(),
                path,
                view.attribute_span("cors"),
            ));
        }
    }
}

/// No two routes take the same requests.
fn routes_take_requests_of_their_own(view: &View, diagnostics: &mut Diagnostics) {
    let wires: Vec<Wire> = in_order_of_source(view);
    let mut taken: BTreeMap<(EcoString, String), Span> = BTreeMap::new();
    for wire in &wires {
        let Some(route) = route_of(wire) else { continue };
        let first = *taken.entry((route.method.clone(), route::pattern(&route.path))).or_insert(wire.span());
        if first != wire.span() {
            diagnostics.push(say::route_taken(wire.span(), &route.to_string(), first));
        }
    }
    let default = |wire: &&Wire| route_of(wire).is_some_and(|route| route.path == route::DEFAULT);
    if let Some(wire) = wires.iter().find(default).filter(|_| is_rest(view)) {
        diagnostics.push(say::default_route_of_rest(wire.span()));
    }
}

fn in_order_of_source<'a>(view: &View<'a>) -> Vec<Wire<'a>> {
    let mut wires: Vec<Wire> = routes(view).collect();
    wires.sort_by_key(|wire| wire.span());
    wires
}

/// Without a method, API Gateway refuses to deploy.
fn a_rest_api_has_routes(view: &View, diagnostics: &mut Diagnostics) {
    if routes(view).next().is_none() && view.attributes().values.contains_key("auth") {
        diagnostics.push(say::rest_without_routes(view.span(), &view.name()));
    }
}

/// A REST API has one resource for a parameter at a place: `/users/{id}` and `/users/{name}/posts` exclude each other.
fn parameters_at_one_place_have_one_name(view: &View, diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<String, (EcoString, Span)> = BTreeMap::new();
    for wire in in_order_of_source(view) {
        for path in route_of(&wire).map(|route| route::prefixes(&route.path)).unwrap_or_default() {
            let (first, place) = known.entry(route::pattern(&path)).or_insert_with(|| (path.clone(), wire.span()));
            if *first != path {
                diagnostics.push(say::parameter_named_twice(wire.span(), &path, *place, first));
                break;
            }
        }
    }
}

/// The domain of an API: in its zone, with a certificate for it, shared with others only in parts, and led to.
fn a_domain_is_reached(view: &View, diagnostics: &mut Diagnostics) {
    let (Some(own), Some(host)) = (domain::of(view), domain::host(view)) else { return };
    let at = |name: &str| own.span(name, view.attribute_span("domain"));
    if let Some(zone) =
        domain::zone(view).filter(|zone| name::is_name(&host) && !name::is_within(&host, zone::domain(zone)))
    {
        diagnostics.push(dns::outside_zone(&host, zone::domain(&zone), at("name"), at("zone")));
    }
    if let Some(given) = own.resource("certificate").and_then(|id| view.graph.view(id))
        && !certificate::is_for(&given, &host)
    {
        let names = certificate::names(&given);
        diagnostics.push(dns::uncovered_name(&host, &given.name(), &names, at("certificate"), given.span()));
    }
    if let Some(given) = own.resource("certificate").and_then(|id| view.graph.view(id))
        && domain::has_regional_hosts(view)
        && certificate::is_for(&given, &host)
    {
        let regional = format!("{}.{host}", view.region().unwrap_or("*"));
        if !certificate::is_for(&given, &regional) {
            let names = certificate::names(&given);
            diagnostics.push(dns::uncovered_name(&regional, &given.name(), &names, at("certificate"), given.span()));
        }
    }
    if view.attributes().text("endpoint") == Some("edge") {
        diagnostics.push(dns::edge_endpoint(
            &view.name(),
            view.attribute_span("domain"),
            view.attribute_span("endpoint"),
        ));
    }
    if !is_rest(view) && own.text("security_policy") == Some("TLS_1_0") {
        diagnostics.push(dns::old_tls_of_http_api(at("security_policy"), view.span()));
    }
    let base = domain::base_path(view);
    let same = |other: &View| domain::host(other).as_ref() == Some(&host) && domain::base_path(other) == base;
    let first = view.graph.views().find(|other| other.is("api") && other.span() < view.span() && same(other));
    if let Some(first) = first {
        let place = first.attribute_span("domain");
        let place = domain::of(&first).map_or(place, |domain| domain.span("name", place));
        diagnostics.push(dns::shared_base_path(&host, &base, at("name"), place));
    }
    let leads = |record: &View| name::covers(record::name_of(record), &host);
    if record::names_of(view).is_empty() && !record::all(view).iter().any(leads) {
        diagnostics.push(dns::unrouted_domain(&host, at("name")));
    }
}
