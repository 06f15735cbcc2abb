//! `authorizer`: who is let in by an API, decided by tokens or by a function.
//!
//! API Gateway keeps an authorizer in each API. So this kind has no resource of its own: it adds one to every API
//! that uses it.

use super::api::{self, auth};
use super::common;
use crate::diagnostics::{Diagnostics, apis as say};
use crate::model::graph::View;
use crate::model::kind::Kind;
use crate::model::shape::{Attribute, Fallback, HOUR, MINUTE, Shape, TEXT, Text};
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Value;

/// The row of `authorizer`.
pub static AUTHORIZER: Kind = Kind {
    name: "authorizer",
    summary: "Decides who may call an API: by JSON Web Tokens, a Cognito user pool, or a function of yours.",
    doc: "An api or a route names it: `api shop { auth: login }`.\n\n\
          `\"jwt\"` checks the signature, issuer, audience and age of a token without code; HTTP APIs only. \
          `\"cognito\"` checks tokens of Cognito user pools; REST APIs only. `\"lambda\"` asks a function, whose answer \
          is remembered for `ttl`. For an HTTP API it answers `{ \"isAuthorized\": true }`, for a REST API with an \
          IAM policy.",
    example: "authorizer login { type: \"jwt\", issuer: \"https://login.example.com\", audience: [\"shop\"] }\n\n\
              api shop { auth: login }\n\n\
              function browse { code: \"./functions/browse\", handler: \"index.handler\", runtime: \"nodejs22.x\" }\n\n\
              shop[\"GET /items\"] -> browse\n",
    ty: "AWS::ApiGatewayV2::Authorizer",
    rank: 61,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[],
    metrics: &[],
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new("type", Shape::OneOf(&["jwt", "lambda", "cognito"]), Fallback::Required, "Who decides."),
    Attribute::new(
        "issuer",
        TEXT,
        Fallback::Absent,
        "`jwt`: who signs the tokens, exactly as their `iss` says. API Gateway reads the keys that it publishes.",
    ),
    Attribute::new(
        "audience",
        Shape::List(&TEXT, 1, 50),
        Fallback::Absent,
        "`jwt`: for whom tokens must be made, as `aud` or `client_id` says; one is enough.",
    ),
    Attribute::new("user_pools", Shape::List(&TEXT, 1, 10), Fallback::Absent, "`cognito`: the ARNs of the user pools."),
    Attribute::new("function", Shape::Kind("function"), Fallback::Absent, "`lambda`: the function that decides."),
    Attribute::new(
        "identity",
        Shape::List(
            &Shape::Text(
                Text::that(512, is_identity, "a place in the request, like `$request.header.Authorization`").now(),
            ),
            1,
            10,
        ),
        Fallback::Derived("`$request.header.Authorization`"),
        "Where the token is; for `lambda`, all of these must be there and answers are remembered for each value of them. \
         Places: `$request.header.NAME`, `$request.querystring.NAME`, `$context.NAME`.",
    ),
    Attribute::new(
        "ttl",
        Shape::Duration(0, HOUR),
        Fallback::Derived("`5m` for `lambda`"),
        "`lambda`: how long an answer is remembered; `0s` asks for every request.",
    ),
    Attribute::new(
        "scopes",
        Shape::List(&TEXT, 1, 50),
        Fallback::Absent,
        "`jwt` and `cognito`: scopes of which a token must have one. A route can say others.",
    ),
];

fn is_identity(text: &str) -> bool {
    let places = ["$request.header.", "$request.querystring.", "$context.", "$stageVariables."];
    places.iter().any(|place| text.strip_prefix(place).is_some_and(|name| !name.is_empty()))
}

/// Which attributes each type must have, and which others it can have.
const TYPES: [(&str, &[&str], &[&str]); 3] = [
    ("jwt", &["issuer", "audience"], &["identity", "scopes"]),
    ("cognito", &["user_pools"], &["identity", "scopes"]),
    ("lambda", &["function"], &["identity", "ttl"]),
];

/// The `AuthorizationType` of routes and methods that an authorizer guards.
pub fn authorization(view: &View) -> Node {
    Node::text(match view.attributes().text("type") {
        Some("jwt") => "JWT",
        Some("cognito") => "COGNITO_USER_POOLS",
        _ => "CUSTOM",
    })
}

/// Whether tokens with scopes pass through it.
pub fn has_scopes(view: &View) -> bool {
    view.attributes().text("type") != Some("lambda")
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    attributes_fit(view, diagnostics);
    the_issuer_is_safe(view, diagnostics);
    let apis = auth::apis(view);
    if apis.is_empty() {
        diagnostics.push(say::unused_authorizer(view.span(), &view.name()));
    }
    for api in &apis {
        the_api_takes_it(view, api, diagnostics);
    }
}

/// A type has the attributes that it needs, and none that it does not look at.
fn attributes_fit(view: &View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let Some((ty, needed, others)) = TYPES.into_iter().find(|(ty, ..)| attributes.text("type") == Some(ty)) else {
        return;
    };
    let missing: Vec<&str> = needed.iter().copied().filter(|name| !attributes.values.contains_key(*name)).collect();
    if !missing.is_empty() {
        diagnostics.push(say::incomplete_authorizer(view.span(), &view.name(), ty, &missing));
    }
    let of_others = TYPES.iter().flat_map(|(_, needed, others)| needed.iter().chain(*others));
    let useless = of_others.filter(|name| !needed.contains(name) && !others.contains(name));
    for name in useless {
        if let Some(spanned) = attributes.values.get(*name) {
            diagnostics.push(say::useless_authorizer_attribute(spanned.span, name, ty));
        }
    }
}

/// Tokens are as trustworthy as the connection over which the issuer's keys were read.
fn the_issuer_is_safe(view: &View, diagnostics: &mut Diagnostics) {
    if let Some(spanned) = view.attributes().get("issuer")
        && let Value::Text(issuer) = &spanned.value
        && !issuer.starts_with("https://")
    {
        diagnostics.push(say::insecure_issuer(spanned.span, issuer));
    }
}

fn the_api_takes_it(view: &View, api: &View, diagnostics: &mut Diagnostics) {
    match (view.attributes().text("type"), api::is_rest(api)) {
        (Some("jwt"), true) => diagnostics.push(say::jwt_on_rest(view.span(), &view.name(), api.span(), &api.name())),
        (Some("cognito"), false) => {
            diagnostics.push(say::cognito_on_http(view.span(), &view.name(), api.span(), &api.name()));
        }
        _ => {}
    }
}

fn lower(view: &View, template: &mut Template) {
    for api in auth::apis(view) {
        template.add(auth::logical(&api, view), entry(view, &api));
    }
}

/// The authorizer as an API keeps it.
pub fn entry(view: &View, api: &View) -> Entry {
    match api::is_rest(api) {
        true => rest(view, api),
        false => http(view, api),
    }
}

fn http(view: &View, api: &View) -> Entry {
    let base = Entry { ty: "AWS::ApiGatewayV2::Authorizer".into(), ..common::entry(view) }
        .with("ApiId", Node::reference(api.logical()))
        .with("Name", name(view))
        .with("IdentitySource", Node::texts(identity(view)));
    if view.attributes().text("type") == Some("jwt") {
        let issuer = view.property("issuer").unwrap_or(Node::Null);
        let audience = view.property("audience").unwrap_or(Node::Null);
        let configuration = Node::map([("Audience", audience), ("Issuer", issuer)]);
        return base.with("AuthorizerType", Node::text("JWT")).with("JwtConfiguration", configuration);
    }
    base.with("AuthorizerType", Node::text("REQUEST"))
        .with_some("AuthorizerUri", uri(view))
        .with("AuthorizerPayloadFormatVersion", Node::text("2.0"))
        .with("EnableSimpleResponses", Node::Bool(true))
        .with("AuthorizerResultTtlInSeconds", ttl(view))
}

fn rest(view: &View, api: &View) -> Entry {
    let sources: Vec<String> = identity(view).iter().map(|place| rest_place(place)).collect();
    let base = Entry { ty: "AWS::ApiGateway::Authorizer".into(), ..common::entry(view) }
        .with("RestApiId", Node::reference(api.logical()))
        .with("Name", name(view))
        .with("IdentitySource", Node::text(sources.join(",")));
    if view.attributes().text("type") == Some("cognito") {
        return base
            .with("Type", Node::text("COGNITO_USER_POOLS"))
            .with_some("ProviderARNs", view.property("user_pools"));
    }
    base.with("Type", Node::text("REQUEST"))
        .with_some("AuthorizerUri", uri(view))
        .with("AuthorizerResultTtlInSeconds", ttl(view))
}

fn name(view: &View) -> Node {
    Node::text(view.name().replace('/', "-"))
}

fn ttl(view: &View) -> Node {
    Node::Int(view.attributes().seconds("ttl").unwrap_or(5 * MINUTE))
}

fn uri(view: &View) -> Option<Node> {
    Some(api::invocation(&view.refers("function")?))
}

fn identity(view: &View) -> Vec<String> {
    let text = |spanned: &crate::model::value::Spanned| match &spanned.value {
        Value::Text(text) => Some(text.to_string()),
        _ => None,
    };
    let own: Vec<String> = view.attributes().list("identity").iter().filter_map(text).collect();
    if own.is_empty() { vec!["$request.header.Authorization".to_owned()] } else { own }
}

/// `$request.header.X` in the words of REST APIs: `method.request.header.X`.
fn rest_place(place: &str) -> String {
    match place.strip_prefix("$request.") {
        Some(rest) => format!("method.request.{rest}"),
        None => place.trim_start_matches('$').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_request_has_two_spellings() {
        assert_eq!(rest_place("$request.header.Authorization"), "method.request.header.Authorization");
        assert_eq!(rest_place("$context.identity.sourceIp"), "context.identity.sourceIp");
    }

    #[test]
    fn a_place_in_a_request_is_recognised() {
        assert!(is_identity("$request.querystring.token"));
        assert!(!is_identity("Authorization"));
        assert!(!is_identity("$request.header."));
    }
}
