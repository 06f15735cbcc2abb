//! `authorizer gate { function: check_token }`: API Gateway asks the function whether a request may pass.
//!
//! Source: API Gateway Developer Guide, "Configure a Lambda authorizer", for the ARN that comes in.

use crate::kinds::api::auth;
use crate::model::connection::{
    AdmitRule, ConnectionKind, End, Mode, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::graph::Wire;
use crate::model::template::Node;

/// The row that `function` of an authorizer implies.
pub static AUTHORIZER_TO_FUNCTION: ConnectionKind = ConnectionKind {
    name: "authorizer_to_function",
    from: Side::of("authorizer"),
    to: Side::of("function"),
    mode: Mode::Sync,
    doc: "API Gateway asks the function before it lets a request pass, unless it remembers an answer. An error of \
          the function is a 500 for the client, a refusal a 403. The function admits the authorizers of the APIs \
          that use it, and nothing else.",
    options: &[],
    grants: &[],
    admits: &[AdmitRule {
        on: End::To,
        principal: "apigateway.amazonaws.com",
        actions: &["lambda:InvokeFunction"],
        source,
        when: always,
    }],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};

/// One source for each API, as each has an authorizer of its own.
fn source(wire: &Wire) -> Node {
    let one = |api: &crate::model::graph::View| {
        let id = Node::reference(auth::logical(api, &wire.from));
        Node::joined([api.member("arn"), Node::text("/authorizers/"), id])
    };
    Node::list(auth::apis(&wire.from).iter().map(one))
}
