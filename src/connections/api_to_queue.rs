//! `api["POST /orders"] -> queue`: the API itself sends the body of a request to the queue.
//!
//! Sources: API Gateway Developer Guide, "Integration subtype reference" (`SQS-SendMessage`) and "Create a REST API
//! with an AWS integration"; SQS API Reference, `SendMessage`.

use super::api::{self, ServiceCall};
use super::request_value::{WORDS, is_request_value, template_expression};
use crate::diagnostics::{Diagnostics, apis as say};
use crate::kinds::api::{http, is_rest, rest};
use crate::model::connection::{ConnectionKind, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "api_to_queue",
    from: Side::of("api"),
    to: Side::of("queue"),
    mode: Mode::Managed,
    doc: "API Gateway sends the body of each request to the queue, with a role of its own and no function between. \
          The client hears 200 once the message is stored, and an error if it is not; nothing is retried.",
    options: OPTIONS,
    grants: &[api::sends(&["sqs:SendMessage"])],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower,
}];

static OPTIONS: &[Attribute] = &[api::AUTH, api::SCOPES, api::TIMEOUT, api::BODY, api::QUERY, api::HEADERS, GROUP, ID];

/// `group: "$request.body.customer"`
pub const GROUP: Attribute = Attribute::new(
    "group",
    Shape::Text(Text::that(128, is_request_value, WORDS).now()),
    Fallback::Absent,
    "FIFO only, and needed there: the group whose messages keep their order.",
);

/// `id: "$request.header.Idempotency-Key"`
pub const ID: Attribute = Attribute::new(
    "id",
    Shape::Text(Text::that(128, is_request_value, WORDS).now()),
    Fallback::Derived("a digest of the body"),
    "FIFO only: messages with one id within five minutes count as one.",
);

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    api::check(wire, diagnostics);
    order_is_said(wire, diagnostics);
}

/// First-in first-out targets take messages with a group, and with an id where they do not make one of the body.
pub fn order_is_said(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (attributes, options) = (wire.to.attributes(), wire.options());
    if !attributes.bool("fifo") {
        for option in ["group", "id"].into_iter().filter_map(|name| Some((name, options.get(name)?))) {
            diagnostics.push(say::order_without_fifo(option.1.span, option.0, &wire.to.name(), wire.to.span()));
        }
        return;
    }
    if options.get("group").is_none() {
        diagnostics.push(say::message_without_group(wire.span(), &wire.to.name(), wire.to.span()));
    }
    if attributes.text("deduplication") == Some("id") && options.get("id").is_none() {
        diagnostics.push(say::message_without_id(wire.span(), &wire.to.name(), wire.to.span()));
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    match is_rest(&wire.from) {
        true => rest::method::add(wire, api::behaviour(wire, call(wire)), template),
        false => http::service_route(wire, "SQS-SendMessage", parameters(wire), template),
    }
}

fn parameters(wire: &Wire) -> Vec<(ecow::EcoString, Node)> {
    let option = |name, parameter: &str| Some((parameter.into(), Node::text(wire.options().text(name)?)));
    let always = [("QueueUrl".into(), wire.to.member("url")), ("MessageBody".into(), Node::text("$request.body"))];
    let order = [option("group", "MessageGroupId"), option("id", "MessageDeduplicationId")];
    always.into_iter().chain(order.into_iter().flatten()).collect()
}

fn call(wire: &Wire) -> ServiceCall {
    let request = format!("Action=SendMessage&MessageBody=$util.urlEncode($input.body){}", order(wire));
    ServiceCall {
        uri: Node::joined([Node::sub("sqs:path/${AWS::AccountId}/"), wire.to.member("name")]),
        headers: vec![("Content-Type", "application/x-www-form-urlencoded")],
        request: Node::text(request),
        answer: r#"{"messageId":"$input.path('$.SendMessageResponse.SendMessageResult.MessageId')"}"#,
    }
}

/// The group and id of a message, as fields of a form.
pub fn order(wire: &Wire) -> String {
    let fields = [("group", "MessageGroupId"), ("id", "MessageDeduplicationId")];
    let field = |(option, name): (&str, &str)| {
        let expression = template_expression(wire.options().text(option)?);
        Some(format!("&{name}=$util.urlEncode({expression})"))
    };
    fields.into_iter().filter_map(field).collect()
}
