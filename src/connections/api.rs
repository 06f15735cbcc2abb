//! What all arrows of an API share: who may call, what a request must look like, how long the answer may take.

use crate::diagnostics::{Diagnostics, apis as say};
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::api::{is_rest, rest, route_of};
use crate::kinds::authorizer;
use crate::model::connection::{Crypto, End, GrantRule, On, always};
use crate::model::grant::API_GATEWAY;
use crate::model::graph::{View, Wire};
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::Node;
use ecow::EcoString;

/// `auth: "none"`
pub const AUTH: Attribute = Attribute::new(
    "auth",
    Shape::Either(&[Shape::OneOf(&["none", "iam"]), Shape::Kind("authorizer")]),
    Fallback::Derived("what the api says"),
    "Who may call this route.",
);

/// `scopes: ["orders.write"]`
pub const SCOPES: Attribute = Attribute::new(
    "scopes",
    Shape::List(&Shape::Text(Text::up_to(256)), 1, 10),
    Fallback::Derived("those of the authorizer"),
    "Scopes of which a token must have one.",
);

/// `timeout: 5s`
pub const TIMEOUT: Attribute = Attribute::new(
    "timeout",
    Shape::Duration(1, 30),
    Fallback::Derived("30s for an HTTP API, 29s for a REST API"),
    "How long the API waits for an answer before it says 504.",
);

/// `body: { type: "object" }`
pub const BODY: Attribute = Attribute::new(
    "body",
    Shape::Json,
    Fallback::Absent,
    "REST only: a JSON schema (draft 4) of the body; a request that does not fit is answered with 400.",
);

/// `query: ["page"]`
pub const QUERY: Attribute = Attribute::new(
    "query",
    Shape::List(&Shape::Text(Text::up_to(128).now()), 1, 50),
    Fallback::Absent,
    "REST only: query parameters that a request must have.",
);

/// `headers: ["X-Tenant"]`
pub const HEADERS: Attribute = Attribute::new(
    "headers",
    Shape::List(&Shape::Text(Text::up_to(128).now()), 1, 50),
    Fallback::Absent,
    "REST only: headers that a request must have.",
);

/// What API Gateway may do with the target of an arrow, in a role that it assumes for the API.
pub const fn sends(actions: &'static [&'static str]) -> GrantRule {
    GrantRule {
        holder: End::From,
        principal: &API_GATEWAY,
        actions,
        on: On::Member(End::To, "arn"),
        crypto: Crypto::Write,
        when: always,
    }
}

/// The longest that an API waits for an answer, in seconds (API Gateway Developer Guide, quotas).
pub fn longest_wait(api: &View) -> i64 {
    if is_rest(api) { 29 } else { 30 }
}

/// How long the API waits on this arrow, in seconds.
pub fn wait(wire: &Wire) -> i64 {
    wire.options().seconds("timeout").unwrap_or(longest_wait(&wire.from))
}

/// What holds for every arrow of an API.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    options_are_of_the_type(wire, diagnostics);
    the_wait_is_possible(wire, diagnostics);
    scopes_are_asked_of_tokens(wire, diagnostics);
}

fn options_are_of_the_type(wire: &Wire, diagnostics: &mut Diagnostics) {
    if is_rest(&wire.from) {
        return;
    }
    for option in ["body", "query", "headers"] {
        if let Some(spanned) = wire.options().get(option) {
            diagnostics.push(say::rest_only_option(spanned.span, option, wire.from.span(), &wire.from.name()));
        }
    }
}

fn the_wait_is_possible(wire: &Wire, diagnostics: &mut Diagnostics) {
    let longest = longest_wait(&wire.from);
    if wait(wire) > longest {
        diagnostics.push(say::wait_too_long(wire.option_span("timeout"), wait(wire), longest));
    }
}

fn scopes_are_asked_of_tokens(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(spanned) = wire.options().get("scopes") else { return };
    match auth::of(wire) {
        Auth::By(authorizer) if authorizer::has_scopes(&authorizer) => {}
        Auth::Unsaid => {}
        _ => diagnostics.push(say::scopes_without_token(spanned.span)),
    }
}

/// The text of a route, to name events after it.
pub fn route_text(wire: &Wire) -> String {
    route_of(wire).map(|route| route.to_string()).unwrap_or_default()
}

/// A REST method that passes a request on to an action of a service.
pub struct ServiceCall {
    /// What follows `arn:aws:apigateway:REGION:` in the URI: `sns:action/Publish`.
    pub uri: Node,
    /// Headers of the call: names, and values without quotes.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The mapping template of the call's body.
    pub request: Node,
    /// The mapping template of the answer, where the call succeeded.
    pub answer: &'static str,
}

/// The behaviour of a method that calls a service.
///
/// API Gateway takes an answer without a pattern for everything that no pattern matches. So that a failed call is
/// not told as a success, each class of errors has a pattern.
pub fn behaviour(wire: &Wire, call: ServiceCall) -> rest::method::Behaviour {
    let header = |(name, value): (&str, &str)| {
        (EcoString::from(format!("integration.request.header.{name}")), Node::text(format!("'{value}'")))
    };
    let uri = Node::joined([Node::sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:"), call.uri]);
    let timeout = wire.options().seconds("timeout").map_or(Node::Null, |seconds| Node::Int(seconds * 1000));
    let integration = Node::map([
        ("Type", Node::text("AWS")),
        ("IntegrationHttpMethod", Node::text("POST")),
        ("Uri", uri),
        ("Credentials", Node::att(wire.from.role(&API_GATEWAY), "Arn")),
        ("PassthroughBehavior", Node::text("NEVER")),
        ("RequestParameters", Node::Map(call.headers.into_iter().map(header).collect())),
        ("RequestTemplates", Node::map([("application/json", call.request)])),
        ("TimeoutInMillis", timeout),
        ("IntegrationResponses", Node::list(answers(&wire.from, call.answer))),
    ]);
    rest::method::Behaviour { integration, responses: declared_answers(&wire.from) }
}

/// Status, the pattern of the service's status that leads to it, and the body; the first is for success.
const FAILURES: [(&str, &str, &str); 2] = [
    ("400", r"4\d{2}", r#"{"message":"The request was not accepted"}"#),
    ("500", r"5\d{2}", r#"{"message":"The request could not be passed on"}"#),
];

fn answers(api: &View, success: &'static str) -> Vec<Node> {
    let answer = |status: &str, pattern: Node, body: &str| {
        let template = Node::joined([rest::reflect_origin(api).unwrap_or(Node::text("")), Node::text(body)]);
        Node::map([
            ("StatusCode", Node::text(status)),
            ("SelectionPattern", pattern),
            ("ResponseParameters", origin_header(rest::allow_origin(api))),
            ("ResponseTemplates", Node::map([("application/json", template)])),
        ])
    };
    let failures = FAILURES.iter().map(|(status, pattern, body)| answer(status, Node::text(*pattern), body));
    [answer("200", Node::Null, success)].into_iter().chain(failures).collect()
}

fn declared_answers(api: &View) -> Node {
    let declared = |status: &str| {
        let headers = origin_header(rest::allow_origin(api).map(|_| Node::Bool(true)));
        Node::map([("StatusCode", Node::text(status)), ("ResponseParameters", headers)])
    };
    Node::list(["200", "400", "500"].into_iter().map(declared))
}

fn origin_header(value: Option<Node>) -> Node {
    value.map_or(Node::Null, |value| Node::map([("method.response.header.Access-Control-Allow-Origin", value)]))
}
