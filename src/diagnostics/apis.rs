//! The wording of mistakes in APIs, their routes and their authorizers.

use super::suggest::listed;
use super::{Diagnostic, codes};
use crate::model::shape::seconds;
use crate::source::Span;

/// An API that does not say who may call it; `route` is the first that does not say it either.
pub fn unsaid_auth(api: Span, name: &str, route: Option<Span>) -> Diagnostic {
    let message = format!("`{name}` does not say who may call it");
    let report = Diagnostic::new(codes::SLS0450, message).at(api, "needs `auth`");
    let report = match route {
        Some(route) => report.at(route, "this route would be open to the whole internet"),
        None => report,
    };
    report.help("write `auth: \"iam\"`, `auth: my_authorizer`, or `auth: \"none\"` if anyone may call")
}

/// An authorizer without what its type needs.
pub fn incomplete_authorizer(span: Span, name: &str, ty: &str, missing: &[&str]) -> Diagnostic {
    let missing = listed(missing.iter().copied());
    Diagnostic::new(codes::SLS0451, format!("`{name}` is of type `{ty}` and needs {missing}"))
        .at(span, format!("has no {missing}"))
        .help(match ty {
            "jwt" => "write `issuer: \"https://…\"` and `audience: [\"…\"]`, as the issuer's documentation gives them",
            "lambda" => "write `function: check_token`, the name of the function that decides",
            _ => "write `user_pools: [\"arn:aws:cognito-idp:…\"]`",
        })
}

/// An attribute that an authorizer of this type does not look at.
pub fn useless_authorizer_attribute(span: Span, attribute: &str, ty: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0452, format!("an authorizer of type `{ty}` does not look at `{attribute}`"))
        .at(span, "has no effect")
        .help("leave it out, or choose the type that it belongs to")
}

/// An issuer whose keys would be read over an open connection.
pub fn insecure_issuer(span: Span, issuer: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0453, format!("the issuer `{issuer}` is no `https://` address"))
        .at(span, "API Gateway reads the keys that check tokens from here")
        .help("write the address exactly as the `iss` of a token has it, like `https://login.example.com/`")
}

/// A JWT authorizer on a REST API.
pub fn jwt_on_rest(authorizer: Span, name: &str, api: Span, api_name: &str) -> Diagnostic {
    let message = format!("`{name}` checks JSON Web Tokens, which the REST API `{api_name}` cannot do by itself");
    Diagnostic::new(codes::SLS0454, message)
        .at(authorizer, "of type `jwt`")
        .at(api, "a REST API")
        .help("make the api `type: \"http\"`, or the authorizer `type: \"cognito\"` with `user_pools`, or `\"lambda\"`")
}

/// A Cognito authorizer on an HTTP API.
pub fn cognito_on_http(authorizer: Span, name: &str, api: Span, api_name: &str) -> Diagnostic {
    let message = format!("`{name}` is of type `cognito`, which the HTTP API `{api_name}` does not have");
    Diagnostic::new(codes::SLS0454, message).at(authorizer, "of type `cognito`").at(api, "an HTTP API").help(
        "a user pool issues JSON Web Tokens: write `type: \"jwt\"`, \
             `issuer: \"https://cognito-idp.REGION.amazonaws.com/POOL_ID\"` and `audience: [\"CLIENT_ID\"]`",
    )
}

/// An authorizer that guards nothing.
pub fn unused_authorizer(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0455, format!("no api uses the authorizer `{name}`"))
        .at(span, "guards nothing")
        .help(format!("write `auth: {name}` on an api or a route, or remove it"))
}

/// An attribute of REST APIs on an HTTP API.
pub fn rest_only_attribute(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0456, format!("an HTTP API has no `{name}`"))
        .at(span, "only REST APIs have it")
        .help("leave it out, or write `type: \"rest\"`")
}

/// Cookies from any web page.
pub fn cors_for_all_with_credentials(span: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0457, "`credentials` and the origin `*` exclude each other")
        .at(span, "browsers refuse such an answer")
        .help("name the origins that may send cookies: `origins: [\"https://example.com\"]`")
}

/// A text that is no origin.
pub fn no_origin(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0458, format!("`{text}` is no origin"))
        .at(span, "browsers would never find it equal to theirs")
        .help("an origin is a scheme, a host and perhaps a port, without a `/` at the end: `https://example.com`")
}

/// Two arrows for the same requests.
pub fn route_taken(span: Span, route: &str, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0459, format!("`{route}` leads to two places"))
        .at(span, "a second target for the same requests")
        .at(first, "the first")
        .help("an API sends a request to one target; for several, send it to a topic or a bus that they listen to")
}

/// Two names for a parameter at one place of a REST API's paths.
pub fn parameter_named_twice(span: Span, path: &str, first: Span, first_path: &str) -> Diagnostic {
    let message = format!("`{path}` and `{first_path}` name the same place differently");
    Diagnostic::new(codes::SLS0460, message)
        .at(span, "another name for the parameter")
        .at(first, "named first here")
        .help("a REST API has one parameter at each place of its paths: give it the same name in all routes")
}

/// `$default` on a REST API.
pub fn default_route_of_rest(span: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0461, "a REST API has no route `$default`")
        .at(span, "only HTTP APIs have it")
        .help("write `ANY /{proxy+}` for all paths below `/`, and `ANY /` for `/` itself")
}

/// A REST API that has nothing to deploy.
pub fn rest_without_routes(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0462, format!("the REST API `{name}` has no route"))
        .at(span, "API Gateway refuses to deploy an API without methods")
        .help(format!("draw an arrow: `{name}[\"GET /ping\"] -> ping`"))
}

/// A time for which CloudWatch Logs keeps no group.
pub fn api_log_retention(span: Span, days: i64) -> Diagnostic {
    Diagnostic::new(codes::SLS0463, format!("CloudWatch Logs cannot keep a log for {days} days"))
        .at(span, "no retention that it knows")
        .help("choose from 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827 or 3653 days")
}

/// A guarded route for any method, which also takes what browsers ask before they call.
pub fn guarded_preflight(span: Span, route: &str, path: &str, cors: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0464, format!("`{route}` refuses browsers before they can call"))
        .at(span, "also takes `OPTIONS`, and asks it for credentials that browsers do not send")
        .at(cors, "browsers are meant to call")
        .help(format!(
            "name the methods instead of `ANY`, or answer yourself: `[\"OPTIONS {path}\"] -> … {{ auth: \"none\" }}`"
        ))
}

/// A function that may outlast the API's patience.
pub fn slow_function_behind_api(span: Span, name: &str, timeout: i64, place: Span, wait: i64) -> Diagnostic {
    let (timeout, wait) = (seconds(timeout), seconds(wait));
    let message = format!("`{name}` may run for {timeout}, but the api gives up after {wait}");
    Diagnostic::new(codes::SLS0540, message)
        .at(span, format!("answers 504 after {wait}"))
        .at(place, format!("goes on for {timeout}"))
        .help(format!("give `{name}` a `timeout` below {wait}, or let the api send to a queue that is worked on later"))
}

/// An HTTP API that should publish.
pub fn http_api_to_topic(span: Span, api: &str, api_type: Span, topic: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0541, format!("the HTTP API `{api}` cannot publish to `{topic}`"))
        .at(span, "HTTP APIs have no integration with SNS")
        .at(api_type, "an HTTP API")
        .help("write `type: \"rest\"`, or put a function or a bus between them")
}

/// An option of REST APIs on an arrow of an HTTP API.
pub fn rest_only_option(span: Span, option: &str, api_span: Span, api: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0542, format!("the HTTP API `{api}` does not check requests, so it has no `{option}`"))
        .at(span, "has no effect")
        .at(api_span, "an HTTP API")
        .help("write `type: \"rest\"`, or check the request in the function")
}

/// A wait that the type of API does not allow.
pub fn wait_too_long(span: Span, wait: i64, longest: i64) -> Diagnostic {
    let (wait, longest) = (seconds(wait), seconds(longest));
    Diagnostic::new(codes::SLS0543, format!("a REST API waits {longest} at most, not {wait}"))
        .at(span, "too long")
        .help(format!("write `timeout: {longest}` or less, or leave it out"))
}

/// Scopes where no token is looked at.
pub fn scopes_without_token(span: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0544, "nothing on this route knows scopes")
        .at(span, "has no effect")
        .help("scopes are in tokens: use an authorizer of type `jwt` or `cognito`, or leave them out")
}

/// A message to a FIFO target without a group.
pub fn message_without_group(span: Span, target: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0545, format!("`{target}` keeps messages in order, but this arrow names no group"))
        .at(span, "in which group are its messages?")
        .at(declared, "first-in first-out")
        .help("write `{ group: \"$request.body.customer\" }`, or `{ group: \"all\" }` for one order of everything")
}

/// A message to a FIFO target that does not make ids itself, without an id.
pub fn message_without_id(span: Span, target: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0546, format!("`{target}` wants an id with each message, but this arrow gives none"))
        .at(span, "which messages are the same?")
        .at(declared, "has `deduplication: \"id\"`")
        .help(
            "write `{ id: \"$request.header.Idempotency-Key\" }`, or let the body decide: `deduplication: \"content\"`",
        )
}

/// An option for order where there is none.
pub fn order_without_fifo(span: Span, option: &str, target: &str, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0547, format!("`{target}` keeps no order, so `{option}` means nothing to it"))
        .at(span, "has no effect")
        .at(declared, "not first-in first-out")
        .help(format!("leave it out, or write `fifo: true` on `{target}`"))
}
