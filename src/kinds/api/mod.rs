//! `api`: Amazon API Gateway, as an HTTP API or as a REST API.
//!
//! The row and its tables are here. Each of the two types has a file for its resources ([`http`], [`rest`]), which the
//! arrows of an API use as well; what both share is beside them: [`route`], [`auth`], [`cors`], `logs`.

pub mod auth;
mod check;
pub mod cors;
mod digest;
pub mod domain;
pub mod http;
mod logs;
pub mod rest;
pub mod route;

pub use logs::RETENTION as LOG_RETENTION;

use super::common;
use crate::model::architecture::Route;
use crate::model::graph::{View, Wire};
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::path::pascal;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{LogicalId, Node, Template};

/// The row of `api`.
pub static API: Kind = Kind {
    name: "api",
    summary: "An HTTP interface to the service (Amazon API Gateway).",
    doc: "An arrow starts at a route: `shop[\"GET /orders/{id}\"] -> browse`. Whoever may call is always said, for the \
          whole API or for a route: `auth: \"none\"`, `\"iam\"`, or an `authorizer`.\n\n\
          `type: \"http\"` is the cheaper one and checks JSON Web Tokens by itself. `type: \"rest\"` checks requests \
          against a schema, sends to topics, and traces with X-Ray. Both are regional, throttled at 100 requests a \
          second unless told otherwise, and answer at the address that `.url` gives.\n\n\
          An HTTP API writes an access log that is kept for 30 days. A REST API can only do so in an account where \
          API Gateway has a role for logs, so there it starts with `access_logs: 30d`; `account_logs: true` makes \
          that role, for the whole account and region.",
    example: "api web { auth: \"none\" }\n\n\
              function greet { code: \"./functions/greet\", handler: \"index.handler\", runtime: \"nodejs22.x\" }\n\n\
              web[\"GET /hello/{name}\"] -> greet\n",
    ty: "AWS::ApiGatewayV2::Api",
    rank: 60,
    attributes: ATTRIBUTES,
    outputs: &[Port { name: "", routes: true, doc: "the requests of a route: `shop[\"GET /orders/{id}\"]`" }],
    inputs: &[],
    members: MEMBERS,
    metrics: METRICS,
    companions: &[],
    scope: Scope::regional,
    check: check::check,
    lower,
};

static MEMBERS: &[Member] = &[
    Member {
        name: "url",
        from: MemberFrom::Made(url),
        doc: "The address that clients call, with the stage and without a `/` at the end.",
    },
    Member { name: "id", from: MemberFrom::Ref, doc: "The API's id." },
    Member {
        name: "arn",
        from: MemberFrom::Made(arn),
        doc: "The ARN under which IAM knows its routes, without the stage: `arn:aws:execute-api:…:ID`.",
    },
    Member {
        name: "host",
        from: MemberFrom::Made(host),
        doc: "The host name that API Gateway gives. Whoever uses it keeps the default address open.",
    },
];

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "type",
        Shape::OneOf(&["http", "rest"]),
        Fallback::Word("http"),
        "Which API Gateway it is. They differ in price and in what they can do.",
    ),
    Attribute::new(
        "auth",
        Shape::Either(&[Shape::OneOf(&["none", "iam"]), Shape::Kind("authorizer")]),
        Fallback::Derived("nothing: then each route says its own"),
        "Who may call: anyone (`\"none\"`), whoever signs with IAM credentials (`\"iam\"`), or whom an `authorizer` \
         lets in. A route can say something else.",
    ),
    Attribute::new(
        "cors",
        Shape::Object(cors::TABLE),
        Fallback::Derived("browsers may call from no other origin"),
        "From which web pages browsers may call. Functions behind a REST API send `Access-Control-Allow-Origin` in \
         their answers themselves.",
    ),
    Attribute::new(
        "throttle",
        Shape::Either(&[Shape::Off, Shape::Object(THROTTLE)]),
        Fallback::Derived("100 requests a second, 200 at once"),
        "How many requests it takes before it answers 429; `none` leaves only the limit of the account.",
    ),
    Attribute::new(
        "access_logs",
        Shape::Either(&[Shape::Off, Shape::Duration(DAY, 3653 * DAY)]),
        Fallback::Derived("`30d` for an HTTP API, `none` for a REST API"),
        "How long the log of requests is kept: one line of JSON for each.",
    ),
    Attribute::new(
        "account_logs",
        Shape::Bool,
        Fallback::Bool(false),
        "REST only: gives API Gateway the role with which it writes logs. An account has one such setting in a region, \
         so one stack should make it, and one that stays: the role goes with it.",
    ),
    Attribute::new(
        "stage",
        Shape::Text(Text::that(128, is_stage, "letters, digits, `_` and `-`").now()),
        Fallback::Derived("`live`"),
        "REST only: the name of the stage, the first part of the path in the address.",
    ),
    Attribute::new(
        "domain",
        Shape::Object(domain::TABLE),
        Fallback::Derived("the address that API Gateway gives"),
        "The name that clients know, with a certificate in each region. The default address is closed then, unless a \
         health check asks there. A `record` leads to it.",
    ),
    Attribute::new(
        "endpoint",
        Shape::OneOf(&["regional", "edge"]),
        Fallback::Word("regional"),
        "REST only: `edge` puts a CloudFront distribution of API Gateway's in front of it, which no region's failover \
         can steer.",
    ),
    Attribute::new("tracing", Shape::Bool, Fallback::Bool(true), "REST only: traces requests with X-Ray."),
    common::TAGS,
];

/// `throttle: { rate: 100, burst: 200 }`
static THROTTLE: &[Attribute] = &[
    Attribute::new("rate", Shape::Int(1, 1_000_000), Fallback::Int(100), "Requests a second, in the long run."),
    Attribute::new("burst", Shape::Int(1, 1_000_000), Fallback::Int(200), "Requests at once."),
];

fn is_stage(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

static METRICS: &[Metric] = &[
    counted("requests", "Count", "SampleCount", "Requests."),
    counted("client_errors", "4xx", "Sum", "Answers from 400 to 499; a REST API calls the metric `4XXError`."),
    counted("server_errors", "5xx", "Sum", "Answers from 500 to 599; a REST API calls the metric `5XXError`."),
    timed("latency", "Latency", "From the request to the answer; the slowest of a hundred."),
    timed("integration_latency", "IntegrationLatency", "The part of it that what is behind the API took."),
];

const fn counted(name: &'static str, metric: &'static str, statistic: &'static str, doc: &'static str) -> Metric {
    Metric { name, namespace: "AWS/ApiGateway", metric, statistic, unit: MetricUnit::Count, dimensions, doc }
}

const fn timed(name: &'static str, metric: &'static str, doc: &'static str) -> Metric {
    let unit = MetricUnit::Milliseconds;
    Metric { name, namespace: "AWS/ApiGateway", metric, statistic: "p99", unit, dimensions, doc }
}

fn dimensions(view: &View) -> Vec<(&'static str, Node)> {
    match is_rest(view) {
        true => vec![("ApiName", name(view)), ("Stage", Node::text(stage(view)))],
        false => vec![("ApiId", view.member("id")), ("Stage", Node::text(stage(view)))],
    }
}

/// The name that CloudWatch has for a metric of an API: the two types call errors differently.
pub fn metric_name(view: &View, metric: &Metric) -> &'static str {
    match metric.name {
        _ if !view.is("api") => metric.metric,
        "client_errors" if is_rest(view) => "4XXError",
        "server_errors" if is_rest(view) => "5XXError",
        _ => metric.metric,
    }
}

/// Whether an API is a REST API.
pub fn is_rest(view: &View) -> bool {
    view.attributes().text("type") == Some("rest")
}

/// The name of an API's only stage.
pub fn stage<'a>(view: &View<'a>) -> &'a str {
    if !is_rest(view) {
        return "$default";
    }
    view.attributes().text("stage").unwrap_or("live")
}

/// The name of an API, which AWS insists on: with the stack's in front, as one source can be deployed twice.
pub fn name(view: &View) -> Node {
    Node::sub("${AWS::StackName}-").then(&view.name().replace('/', "-"))
}

fn host(view: &View) -> Node {
    let domain = Node::sub(".execute-api.${AWS::Region}.${AWS::URLSuffix}");
    Node::joined([Node::reference(view.logical()), domain])
}

fn url(view: &View) -> Node {
    if let Some(url) = domain::url(view) {
        return url;
    }
    let path = if is_rest(view) { format!("/{}", stage(view)) } else { String::new() };
    Node::joined([Node::text("https://"), host(view), Node::text(path)])
}

/// `DisableExecuteApiEndpoint`, where the default address is closed.
fn closed(view: &View) -> Node {
    if domain::is_default_closed(view) { Node::Bool(true) } else { Node::Null }
}

fn arn(view: &View) -> Node {
    let front = Node::sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:");
    Node::joined([front, Node::reference(view.logical())])
}

/// The ARN of a route, with `*` for the parameters in its path.
pub fn route_arn(api: &View, route: &Route) -> Node {
    api.member("arn").then(&format!("/{}/{}", stage(api), route::arn_tail(route)))
}

/// The URI under which API Gateway calls a function.
pub fn invocation(function: &View) -> Node {
    let front = Node::sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/");
    Node::joined([front, function.member("arn"), Node::text("/invocations")])
}

/// The route of an API where a connection starts.
pub fn route_of<'a>(wire: &Wire<'a>) -> Option<&'a Route> {
    wire.connection.from.route.as_ref()
}

/// The arrows that start at the routes of an API.
pub fn routes<'a>(view: &View<'a>) -> impl Iterator<Item = Wire<'a>> {
    view.outgoing().filter(|wire| route_of(wire).is_some())
}

/// The logical ID of something that belongs to a route.
///
/// It does not name the target: an API takes a route only once, so a route that gets another target must stay the
/// same resource.
pub fn route_logical(wire: &Wire, word: &str) -> LogicalId {
    let route = route_of(wire).map(|route| pascal(&route.to_string())).unwrap_or_default();
    wire.from.satellite(&format!("{route}{word}"))
}

/// Requests a second and requests at once, unless the API is not throttled.
pub fn throttle(view: &View) -> Option<(i64, i64)> {
    if view.attributes().is_off("throttle") {
        return None;
    }
    let own = view.attributes().object("throttle");
    let number = |name, otherwise| own.as_ref().and_then(|own| own.int(name)).unwrap_or(otherwise);
    Some((number("rate", 100), number("burst", 200)))
}

fn lower(view: &View, template: &mut Template) {
    match is_rest(view) {
        true => rest::lower(view, template),
        false => http::lower(view, template),
    }
    domain::lower(view, template);
}
