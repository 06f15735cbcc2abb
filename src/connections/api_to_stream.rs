//! `api["POST /clicks"] -> stream`: the API itself writes the body of a request into the stream.
//!
//! Sources: API Gateway Developer Guide, "Integration subtype reference" (`Kinesis-PutRecord`) and "Create a REST API as an
//! Amazon Kinesis proxy"; Kinesis API Reference, `PutRecord`, for data in base64.

use super::api::{self, ServiceCall};
use super::request_value::{WORDS, is_request_value, template_expression};
use crate::diagnostics::{Diagnostics, streams as say};
use crate::kinds::api::{http, is_rest, rest};
use crate::model::connection::{ConnectionKind, Crypto, GrantRule, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "api_to_stream",
    from: Side::of("api"),
    to: Side::of("stream"),
    mode: Mode::Managed,
    doc: "API Gateway writes a record into the stream for each request, with a role of its own and no function between. The \
          client hears 200 once the record is stored, and an error if it is not; nothing is retried.\n\n\
          A REST API writes the body. An HTTP API cannot encode it as Kinesis wants it: its clients send base64, and `data` \
          says where.",
    options: OPTIONS,
    grants: &[GrantRule { crypto: Crypto::Append, ..api::sends(&["kinesis:PutRecord"]) }],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower,
}];

static OPTIONS: &[Attribute] = &[
    api::AUTH,
    api::SCOPES,
    api::TIMEOUT,
    api::BODY,
    api::QUERY,
    api::HEADERS,
    Attribute::new(
        "partition_key",
        Shape::Text(Text::that(256, is_request_value, WORDS).now()),
        Fallback::Derived("the id of the request, which keeps no order"),
        "The partition key whose records stay in order.",
    ),
    Attribute::new(
        "data",
        Shape::Text(
            Text::that(128, is_data, "a place in the request: `$request.body`, or `$request.body.NAME` and its like")
                .now(),
        ),
        Fallback::Absent,
        "HTTP APIs only, and needed there: where the client puts the record, in base64.",
    ),
];

fn is_data(text: &str) -> bool {
    text == "$request.body" || text.starts_with('$') && is_request_value(text)
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    api::check(wire, diagnostics);
    let (api, stream) = (wire.from.name(), wire.to.name());
    match (is_rest(&wire.from), wire.options().get("data")) {
        (true, Some(data)) => diagnostics.push(say::data_of_rest(&api, data.key, wire.from.attribute_span("type"))),
        (false, None) => diagnostics.push(say::unencoded_body(&api, &stream, wire.span(), wire.from.span())),
        _ => {}
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    match is_rest(&wire.from) {
        true => rest::method::add(wire, api::behaviour(wire, call(wire)), template),
        false => http::service_route(wire, "Kinesis-PutRecord", parameters(wire), template),
    }
}

fn parameters(wire: &Wire) -> Vec<(ecow::EcoString, Node)> {
    let o = wire.options();
    vec![
        ("StreamName".into(), wire.to.member("name")),
        ("Data".into(), Node::text(o.text("data").unwrap_or("$request.body"))),
        ("PartitionKey".into(), Node::text(o.text("partition_key").unwrap_or("$context.requestId"))),
    ]
}

fn call(wire: &Wire) -> ServiceCall {
    let request = Node::joined([
        Node::text(r#"{"StreamName":""#),
        wire.to.member("name"),
        Node::text(format!(r#"","Data":"$util.base64Encode($input.body)","PartitionKey":"{}"}}"#, partition_key(wire))),
    ]);
    ServiceCall {
        uri: Node::text("kinesis:action/PutRecord"),
        headers: vec![("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "Kinesis_20131202.PutRecord")],
        request,
        answer: r#"{"sequenceNumber":"$input.path('$.SequenceNumber')"}"#,
    }
}

/// What comes from outside must not end the JSON text that it stands in.
fn partition_key(wire: &Wire) -> String {
    match wire.options().text("partition_key") {
        Some(text) if text.starts_with('$') => format!("$util.escapeJavaScript({})", template_expression(text)),
        Some(text) => text.replace('\\', "\\\\").replace('"', "\\\""),
        None => "$context.requestId".to_owned(),
    }
}
