//! `api["GET /path"] -> function`: the function answers requests.
//!
//! Sources: API Gateway Developer Guide, "Lambda proxy integrations" and "Control access with Lambda permissions";
//! Lambda Developer Guide, "Invoking a Lambda function using an Amazon API Gateway endpoint".

use super::api;
use crate::diagnostics::{Diagnostics, apis as say};
use crate::kinds::api::{http, invocation, is_rest, rest, route_arn, route_of};
use crate::model::connection::{AdmitRule, ConnectionKind, End, Mode, Side, Sink, always};
use crate::model::graph::Wire;
use crate::model::shape::Attribute;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "api_to_function",
    from: Side::of("api"),
    to: Side::of("function"),
    mode: Mode::Sync,
    doc: "API Gateway calls the function with each request of the route and waits for its answer. Nothing is \
          retried: an error of the function is a 500 or 502, and an answer that comes too late a 504. The function \
          admits this route of this API and nothing else.",
    options: OPTIONS,
    grants: &[],
    admits: &[AdmitRule {
        on: End::To,
        principal: "apigateway.amazonaws.com",
        actions: &["lambda:InvokeFunction"],
        source,
        when: always,
    }],
    sink: Sink::Nothing,
    check,
    lower,
}];

static OPTIONS: &[Attribute] = &[api::AUTH, api::SCOPES, api::TIMEOUT, api::BODY, api::QUERY, api::HEADERS];

fn source(wire: &Wire) -> Node {
    route_of(wire).map_or(Node::Null, |route| route_arn(&wire.from, route))
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    api::check(wire, diagnostics);
    the_function_answers_in_time(wire, diagnostics);
}

/// A function that may run longer than its caller waits does its work for nobody, and is called again.
fn the_function_answers_in_time(wire: &Wire, diagnostics: &mut Diagnostics) {
    let timeout = wire.to.attributes().seconds("timeout").unwrap_or(0);
    let wait = api::wait(wire).min(api::longest_wait(&wire.from));
    if timeout >= wait {
        let place = wire.to.attribute_span("timeout");
        diagnostics.push(say::slow_function_behind_api(wire.span(), &wire.to.name(), timeout, place, wait));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    if !is_rest(&wire.from) {
        return http::function_route(wire, template);
    }
    let timeout = wire.options().seconds("timeout").map_or(Node::Null, |seconds| Node::Int(seconds * 1000));
    let integration = Node::map([
        ("Type", Node::text("AWS_PROXY")),
        ("IntegrationHttpMethod", Node::text("POST")),
        ("Uri", invocation(&wire.to)),
        ("TimeoutInMillis", timeout),
    ]);
    rest::method::add(wire, rest::method::Behaviour { integration, responses: Node::Null }, template);
}
