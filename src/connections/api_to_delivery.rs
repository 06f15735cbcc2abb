//! `api["POST /clicks"] -> delivery`: the API itself hands over the body of a request.
//!
//! Sources: API Gateway Developer Guide, "Integration subtype reference", which has none for Firehose; Firehose API
//! Reference, `PutRecord`.

use super::api::{self, ServiceCall};
use crate::diagnostics::{Diagnostics, streams as say};
use crate::kinds::api::{is_rest, rest};
use crate::model::connection::{ConnectionKind, Crypto, GrantRule, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "api_to_delivery",
    from: Side::of("api"),
    to: Side::of("delivery"),
    mode: Mode::Managed,
    doc: "A REST API hands the body of each request to the delivery, with a role of its own and no function between. The \
          client hears 200 once Firehose has the record, and an error if it has not; nothing is retried. HTTP APIs cannot do \
          this.",
    options: &[api::AUTH, api::SCOPES, api::TIMEOUT, api::BODY, api::QUERY, api::HEADERS],
    grants: &[GrantRule { crypto: Crypto::No, ..api::sends(&["firehose:PutRecord"]) }],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower,
}];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !is_rest(&wire.from) {
        let (api, delivery) = (wire.from.name(), wire.to.name());
        diagnostics.push(say::http_api_to_delivery(&api, &delivery, wire.span(), wire.from.attribute_span("type")));
        return;
    }
    api::check(wire, diagnostics);
}

fn lower(wire: &Wire, template: &mut Template) {
    let request = Node::joined([
        Node::text(r#"{"DeliveryStreamName":""#),
        wire.to.member("name"),
        Node::text(r#"","Record":{"Data":"$util.base64Encode($input.body)"}}"#),
    ]);
    let call = ServiceCall {
        uri: Node::text("firehose:action/PutRecord"),
        headers: vec![("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "Firehose_20150804.PutRecord")],
        request,
        answer: r#"{"recordId":"$input.path('$.RecordId')"}"#,
    };
    rest::method::add(wire, api::behaviour(wire, call), template);
}
