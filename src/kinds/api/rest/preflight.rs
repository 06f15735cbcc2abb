//! CORS of a REST API: an `OPTIONS` method for each path with routes, and headers on API Gateway's own errors.

use super::{resource, route_of};
use crate::kinds::api::cors::{self, Cors};
use crate::model::graph::View;
use crate::model::path::pascal;
use crate::model::template::{Entry, Node, Template};
use ecow::EcoString;
use std::collections::BTreeSet;

/// Adds what browsers ask for, where the API has `cors`.
pub fn lower(view: &View, template: &mut Template) {
    let Some(cors) = cors::of(view) else { return };
    for path in open_paths(view) {
        let logical = view.satellite(&format!("Options{}Method", pascal(&path)));
        template.add(logical, options(view, &path, &cors));
    }
    for (word, kind) in [("ClientErrors", "DEFAULT_4XX"), ("ServerErrors", "DEFAULT_5XX")] {
        if let Some(entry) = gateway_response(view, kind, &cors) {
            template.add(view.satellite(word), entry);
        }
    }
}

/// The paths that have routes, but none that answers `OPTIONS` itself.
fn open_paths(view: &View) -> BTreeSet<EcoString> {
    let routes = || super::routes(view).filter_map(|wire| route_of(&wire));
    let answered = |path: &str| routes().any(|route| route.path == path && route.method == "OPTIONS");
    routes().map(|route| route.path.clone()).filter(|path| !answered(path)).collect()
}

fn options(view: &View, path: &str, cors: &Cors) -> Entry {
    let headers = headers(cors);
    let names = headers.iter().map(|(name, _)| (format!("method.response.header.{name}"), Node::Bool(true)));
    let values =
        headers.iter().map(|(name, value)| (format!("method.response.header.{name}"), quoted([value.clone()])));
    let answer = Node::map([
        ("StatusCode", Node::text("204")),
        ("ResponseParameters", Node::map(values)),
        (
            "ResponseTemplates",
            match reflect(cors) {
                Some(template) => Node::map([("application/json", template)]),
                None => Node::Null,
            },
        ),
    ]);
    let integration = Node::map([
        ("Type", Node::text("MOCK")),
        ("RequestTemplates", Node::map([("application/json", Node::text("{\"statusCode\": 204}"))])),
        ("IntegrationResponses", Node::list([answer])),
    ]);
    let response = Node::map([("StatusCode", Node::text("204")), ("ResponseParameters", Node::map(names))]);
    Entry::new("AWS::ApiGateway::Method", view.attribute_span("cors"))
        .with("RestApiId", Node::reference(view.logical()))
        .with("ResourceId", resource(view, path))
        .with("HttpMethod", Node::text("OPTIONS"))
        .with("AuthorizationType", Node::text("NONE"))
        .with("Integration", integration)
        .with("MethodResponses", Node::list([response]))
}

/// The headers of the answer to a preflight request, without quotes.
fn headers(cors: &Cors) -> Vec<(&'static str, Node)> {
    let listed = |names: &[EcoString]| Node::text(names.join(","));
    let mut headers = vec![
        ("Access-Control-Allow-Headers", listed(&cors.headers)),
        ("Access-Control-Allow-Methods", listed(&cors.methods)),
        ("Access-Control-Allow-Origin", cors.origins.first().cloned().unwrap_or(Node::text("null"))),
        ("Access-Control-Max-Age", Node::text(cors.max_age.to_string())),
    ];
    if cors.credentials {
        headers.push(("Access-Control-Allow-Credentials", Node::text("true")));
    }
    if cors.origins.len() > 1 {
        headers.push(("Vary", Node::text("Origin")));
    }
    headers
}

/// Static text, as API Gateway's mapping wants it.
fn quoted(value: impl IntoIterator<Item = Node>) -> Node {
    Node::joined([Node::text("'")].into_iter().chain(value).chain([Node::text("'")]))
}

/// A mapping template that answers with the caller's origin, if it is one of several that may call.
fn reflect(cors: &Cors) -> Option<Node> {
    if cors.origins.len() < 2 {
        return None;
    }
    let mut pieces = vec![Node::text("#set($origin = $input.params().header.get(\"Origin\"))\n#if(")];
    for (index, origin) in cors.origins.iter().enumerate() {
        pieces.push(Node::text(if index == 0 { "$origin == \"" } else { " || $origin == \"" }));
        pieces.push(origin.clone());
        pieces.push(Node::text("\""));
    }
    pieces.push(Node::text(")\n#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)\n#end"));
    Some(Node::joined(pieces))
}

/// The same for the answer of an API, to stand before its own template.
pub fn reflect_origin(view: &View) -> Option<Node> {
    reflect(&cors::of(view)?).map(|template| template.then("\n"))
}

/// The origin that answers of the API name, quoted for a mapping: the only one, or the first of several.
pub fn allow_origin(view: &View) -> Option<Node> {
    cors::of(view)?.origins.into_iter().next().map(|origin| quoted([origin]))
}

/// Errors that API Gateway makes itself (401, 403, 429, …) without this header hide behind a CORS error in browsers.
/// Their headers are fixed, so there are none where several origins may call.
fn gateway_response(view: &View, kind: &'static str, cors: &Cors) -> Option<Entry> {
    let [origin] = cors.origins.as_slice() else { return None };
    let header = ("gatewayresponse.header.Access-Control-Allow-Origin", quoted([origin.clone()]));
    let entry = Entry::new("AWS::ApiGateway::GatewayResponse", view.attribute_span("cors"))
        .with("RestApiId", Node::reference(view.logical()))
        .with("ResponseType", Node::text(kind))
        .with("ResponseParameters", Node::map([header]));
    Some(entry)
}
