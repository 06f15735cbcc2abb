//! A pipe's log group.
//!
//! It is among those whose names begin with `/aws/vendedlogs/`, as CloudWatch advises for services that write into a
//! group themselves: they share one statement of the account's resource policy, which has room for few (CloudWatch Logs
//! User Guide, "Enable logging from AWS services").

use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::Pseudo;

/// The logical ID of the group.
pub fn group(view: &View) -> LogicalId {
    view.satellite("Logs")
}

/// Whether it writes a log.
pub fn is_logged(view: &View) -> bool {
    view.attributes().text("log_level") != Some("OFF")
}

/// Adds the group.
pub fn lower(view: &View, template: &mut Template) {
    if !is_logged(view) {
        return;
    }
    let a = view.attributes();
    let kept = a.seconds("logs").filter(|_| !a.is_off("logs")).map(|seconds| Node::Int(seconds / DAY));
    let name = [Node::text("/aws/vendedlogs/pipes/"), Node::Pseudo(Pseudo::StackName)];
    let name = name.into_iter().chain([Node::text("-"), Node::text(view.logical().as_str())]);
    let entry = Entry::new("AWS::Logs::LogGroup", view.span())
        .with("LogGroupName", Node::joined(name))
        .with_some("RetentionInDays", kept)
        .with("Tags", common::tags(view));
    template.add(group(view), entry);
}

/// `LogConfiguration`
pub fn config(view: &View) -> Option<Node> {
    let a = view.attributes();
    let level = a.text("log_level").filter(|_| is_logged(view))?;
    let destination = Node::map([("LogGroupArn", Node::att(group(view), "Arn"))]);
    let data = a.bool("log_data").then(|| Node::texts(["ALL"]));
    Some(Node::map([
        ("Level", Node::text(level)),
        ("IncludeExecutionData", data.unwrap_or(Node::Null)),
        ("CloudwatchLogsLogDestination", destination),
    ]))
}
