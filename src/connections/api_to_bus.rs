//! `api["POST /events"] -> bus`: the API itself puts the body of a request on the bus.
//!
//! Sources: API Gateway Developer Guide, "Integration subtype reference" (`EventBridge-PutEvents`) and "$util
//! variables"; EventBridge API Reference, `PutEvents`.

use super::api::{self, ServiceCall};
use crate::kinds::api::{http, is_rest, rest};
use crate::model::connection::{ConnectionKind, Crypto, GrantRule, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "api_to_bus",
    from: Side::of("api"),
    to: Side::of("bus"),
    mode: Mode::Managed,
    doc: "API Gateway puts the body of each request on the bus as the event's `detail`, with a role of its own and \
          no function between. The body must be a JSON object. A REST API looks whether the bus took the event and \
          answers 500 if not; an HTTP API answers 200 and leaves `FailedEntryCount` in the answer for the client to \
          read. Nothing is retried.",
    options: OPTIONS,
    grants: &[GrantRule { crypto: Crypto::No, ..api::sends(&["events:PutEvents"]) }],
    admits: &[],
    sink: Sink::Nothing,
    check: api::check,
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
        "source",
        Shape::Text(
            Text::that(256, is_plain, "text without quotes, `$` and `\\`, that does not begin with `aws.`").now(),
        ),
        Fallback::Derived("the name of the api"),
        "The `source` of the events.",
    ),
    Attribute::new(
        "detail_type",
        Shape::Text(
            Text::that(128, is_plain, "text without quotes, `$` and `\\`, that does not begin with `aws.`").now(),
        ),
        Fallback::Derived("the route, like `POST /events`"),
        "The `detail-type` of the events, by which rules tell them apart.",
    ),
];

fn is_plain(text: &str) -> bool {
    !text.contains(['"', '\'', '\\', '$', '#']) && !text.starts_with("aws.")
}

/// The `source` and `detail-type` of events.
fn names(wire: &Wire) -> (String, String) {
    let option = |name| wire.options().text(name).map(str::to_owned);
    let source = option("source").unwrap_or_else(|| wire.from.name().replace('/', "."));
    let usual = || api::route_text(wire).replace('$', "");
    (source, option("detail_type").unwrap_or_else(usual))
}

fn lower(wire: &Wire, template: &mut Template) {
    match is_rest(&wire.from) {
        true => rest::method::add(wire, api::behaviour(wire, call(wire)), template),
        false => http::service_route(wire, "EventBridge-PutEvents", parameters(wire), template),
    }
}

fn parameters(wire: &Wire) -> Vec<(ecow::EcoString, Node)> {
    let (source, detail_type) = names(wire);
    vec![
        ("EventBusName".into(), wire.to.member("arn")),
        ("Source".into(), Node::text(source)),
        ("DetailType".into(), Node::text(detail_type)),
        ("Detail".into(), Node::text("$request.body")),
    ]
}

fn call(wire: &Wire) -> ServiceCall {
    let (source, detail_type) = names(wire);
    // escapeJavaScript also escapes single quotes, which JSON does not know; the guide advises to undo that.
    let detail = r#"$util.escapeJavaScript($input.body).replaceAll("\\'","'")"#;
    let request = Node::joined([
        Node::text(format!(
            r#"{{"Entries":[{{"Source":"{source}","DetailType":"{detail_type}","Detail":"{detail}","EventBusName":""#
        )),
        wire.to.member("arn"),
        Node::text("\"}]}"),
    ]);
    ServiceCall {
        uri: Node::text("events:action/PutEvents"),
        headers: vec![("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "AWSEvents.PutEvents")],
        request,
        answer: ANSWER,
    }
}

/// `PutEvents` answers 200 also where the bus did not take the event.
const ANSWER: &str = concat!(
    "#if($input.path('$.FailedEntryCount') == 0)\n",
    r#"{"eventId":"$input.path('$.Entries[0].EventId')"}"#,
    "\n#else\n#set($context.responseOverride.status = 500)\n",
    r#"{"message":"The request could not be passed on"}"#,
    "\n#end"
);
