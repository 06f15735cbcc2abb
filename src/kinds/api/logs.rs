//! The access log of an API: one line of JSON for each request, in a group of its own.

use super::is_rest;
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, LogicalId, Node, Template};

/// For how many days the log is kept, where there is one.
fn days(view: &View) -> Option<i64> {
    let attributes = view.attributes();
    let usual = || (!is_rest(view) && !attributes.is_off("access_logs")).then_some(30);
    attributes.seconds("access_logs").map(|seconds| seconds / DAY).or_else(usual)
}

/// The days that CloudWatch Logs can keep a group for.
pub const RETENTION: [i64; 22] =
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/// The days that an author asks for, where CloudWatch Logs cannot keep a group for as long.
pub fn unknown_retention(view: &View) -> Option<i64> {
    days(view).filter(|days| !RETENTION.contains(days))
}

fn logical(view: &View) -> LogicalId {
    view.satellite("Logs")
}

/// Adds the log's group, and gives the stage's setting for it.
pub fn lower(view: &View, template: &mut Template) -> Option<Node> {
    let days = days(view)?;
    let group = Entry::new("AWS::Logs::LogGroup", view.attribute_span("access_logs"))
        .with("RetentionInDays", Node::Int(days))
        .with("Tags", common::tags(view));
    template.add(logical(view), group);
    let format = if is_rest(view) { REST } else { HTTP };
    Some(Node::map([("DestinationArn", Node::att(logical(view), "Arn")), ("Format", Node::text(format))]))
}

/// Variables: API Gateway Developer Guide, "Customize HTTP API access logs".
const HTTP: &str = concat!(
    r#"{"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","#,
    r#""route":"$context.routeKey","path":"$context.path","status":"$context.status","#,
    r#""latency":"$context.responseLatency","integrationLatency":"$context.integrationLatency","#,
    r#""responseLength":"$context.responseLength","error":"$context.error.message","#,
    r#""integrationError":"$context.integrationErrorMessage","authorizerError":"$context.authorizer.error"}"#
);

/// Variables: API Gateway Developer Guide, "Variables for access logging for API Gateway".
const REST: &str = concat!(
    r#"{"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp","#,
    r#""method":"$context.httpMethod","resource":"$context.resourcePath","path":"$context.path","#,
    r#""status":"$context.status","latency":"$context.responseLatency","#,
    r#""integrationLatency":"$context.integration.latency","responseLength":"$context.responseLength","#,
    r#""error":"$context.error.message","integrationError":"$context.integration.error","#,
    r#""traceId":"$context.xrayTraceId"}"#
);
