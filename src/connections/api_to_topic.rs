//! `api["POST /events"] -> topic`: the API itself publishes the body of a request.
//!
//! Sources: API Gateway Developer Guide, "Create a REST API with an AWS integration" and "Integration subtype
//! reference", which has none for SNS; SNS API Reference, `Publish`.

use super::api::{self, ServiceCall};
use super::api_to_queue::{GROUP, ID, order, order_is_said};
use crate::diagnostics::{Diagnostics, apis as say};
use crate::kinds::api::{is_rest, rest};
use crate::model::connection::{ConnectionKind, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::Attribute;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "api_to_topic",
    from: Side::of("api"),
    to: Side::of("topic"),
    mode: Mode::Managed,
    doc: "A REST API publishes the body of each request to the topic, with a role of its own and no function \
          between. The client hears 200 once the topic has the message, and an error if it has not; nothing is \
          retried. HTTP APIs cannot do this.",
    options: OPTIONS,
    grants: &[api::sends(&["sns:Publish"])],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower,
}];

static OPTIONS: &[Attribute] = &[api::AUTH, api::SCOPES, api::TIMEOUT, api::BODY, api::QUERY, api::HEADERS, GROUP, ID];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !is_rest(&wire.from) {
        let (api, topic) = (wire.from.name(), wire.to.name());
        diagnostics.push(say::http_api_to_topic(wire.span(), &api, wire.from.attribute_span("type"), &topic));
        return;
    }
    api::check(wire, diagnostics);
    order_is_said(wire, diagnostics);
}

fn lower(wire: &Wire, template: &mut Template) {
    let request = Node::joined([
        Node::text("Action=Publish&TopicArn=$util.urlEncode('"),
        wire.to.member("arn"),
        Node::text(format!("')&Message=$util.urlEncode($input.body){}", order(wire))),
    ]);
    let call = ServiceCall {
        uri: Node::text("sns:action/Publish"),
        headers: vec![("Content-Type", "application/x-www-form-urlencoded")],
        request,
        answer: r#"{"messageId":"$input.path('$.PublishResponse.PublishResult.MessageId')"}"#,
    };
    rest::method::add(wire, api::behaviour(wire, call), template);
}
