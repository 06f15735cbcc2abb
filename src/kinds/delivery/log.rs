//! A delivery's log: a group with one stream, which says what could not be transformed or delivered.
//!
//! Source: Amazon Data Firehose Developer Guide, "Monitoring with CloudWatch Logs".

use crate::diagnostics::Diagnostics;
use crate::kinds::{common, function};
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, LogicalId, Node, Template};

fn group(view: &View) -> LogicalId {
    view.satellite("Logs")
}

fn stream(view: &View) -> LogicalId {
    view.satellite("LogStream")
}

/// The ARN of the stream in the group.
pub fn arn(view: &View) -> Node {
    Node::joined([
        Node::sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:"),
        Node::reference(group(view)),
        Node::text(":log-stream:"),
        Node::reference(stream(view)),
    ])
}

/// A time that CloudWatch offers.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    function::check_retention(view, diagnostics);
}

/// Adds the group and the stream.
pub fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let kept = a.seconds("logs").filter(|_| !a.is_off("logs")).map(|seconds| Node::Int(seconds / DAY));
    let entry = Entry::new("AWS::Logs::LogGroup", view.span())
        .with_some("RetentionInDays", kept)
        .with("Tags", common::tags(view));
    template.add(group(view), entry);
    let entry = Entry::new("AWS::Logs::LogStream", view.span())
        .with("LogGroupName", Node::reference(group(view)))
        .with("LogStreamName", Node::text("errors"));
    template.add(stream(view), entry);
}

/// `CloudWatchLoggingOptions`
pub fn options(view: &View) -> Node {
    Node::map([
        ("Enabled", Node::Bool(true)),
        ("LogGroupName", Node::reference(group(view))),
        ("LogStreamName", Node::reference(stream(view))),
    ])
}
