//! A workflow's log group. Its name begins as AWS advises, so that the account's policy of log deliveries need not grow
//! with each workflow (Step Functions Developer Guide, "Using CloudWatch Logs to log execution history").

use crate::diagnostics::{Diagnostics, functions as say};
use crate::kinds::common;
use crate::kinds::function::OFFERED;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::Pseudo;

/// The logical ID of the group.
pub fn group(view: &View) -> LogicalId {
    view.satellite("Logs")
}

/// A time that CloudWatch offers.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let Some(seconds) = view.attributes().seconds("logs") else { return };
    if !(seconds % DAY == 0 && OFFERED.contains(&(seconds / DAY))) && (DAY..=3653 * DAY).contains(&seconds) {
        let longer = OFFERED.iter().copied().find(|days| days * DAY > seconds).unwrap_or(3653);
        diagnostics.push(say::retention(seconds, longer, &OFFERED, view.attribute_span("logs")));
    }
}

/// Adds the group.
pub fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let kept = a.seconds("logs").filter(|_| !a.is_off("logs")).map(|seconds| Node::Int(seconds / DAY));
    let name = Node::joined([
        Node::text("/aws/vendedlogs/states/"),
        Node::Pseudo(Pseudo::StackName),
        Node::text("-"),
        Node::text(view.logical().as_str()),
    ]);
    let entry = Entry::new("AWS::Logs::LogGroup", view.span())
        .with("LogGroupName", name)
        .with_some("RetentionInDays", kept)
        .with("Tags", common::tags(view));
    template.add(group(view), entry);
}

/// `LoggingConfiguration`
pub fn config(view: &View) -> Node {
    let a = view.attributes();
    let group = Node::map([("LogGroupArn", Node::att(group(view), "Arn"))]);
    Node::map([
        ("Level", a.text("log_level").map_or(Node::Null, Node::text)),
        ("IncludeExecutionData", Node::Bool(a.bool("log_data"))),
        ("Destinations", Node::list([Node::map([("CloudWatchLogsLogGroup", group)])])),
    ])
}
