//! A function's log group. It is named after the function, which is named after nothing: so neither waits in a circle.

use crate::diagnostics::{Diagnostics, functions as say};
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, LogicalId, Node, Template};

/// The days that CloudWatch Logs offers (API reference, PutRetentionPolicy).
pub const OFFERED: [i64; 22] =
    [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/// The logical ID of the group.
pub fn group(view: &View) -> LogicalId {
    view.satellite("Logs")
}

/// A time that CloudWatch offers; levels only where lines have fields.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    check_retention(view, diagnostics);
    if let (Some(level), Some("Text")) = (a.get("log_level"), a.text("log_format")) {
        diagnostics.push(say::level_without_json(level.span, view.attribute_span("log_format")));
    }
}

/// A time that CloudWatch offers, in the attribute `logs`.
pub fn check_retention(view: &View, diagnostics: &mut Diagnostics) {
    check_retention_of(view, "logs", diagnostics);
}

/// The same for an attribute of another name.
pub fn check_retention_of(view: &View, attribute: &str, diagnostics: &mut Diagnostics) {
    if let Some(seconds) = view.attributes().seconds(attribute)
        && (DAY..=3653 * DAY).contains(&seconds)
        && !(seconds % DAY == 0 && OFFERED.contains(&(seconds / DAY)))
    {
        let longer = OFFERED.iter().copied().find(|days| days * DAY > seconds).unwrap_or(3653);
        diagnostics.push(say::retention(seconds, longer, &OFFERED, view.attribute_span(attribute)));
    }
}

/// Adds the group.
pub fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let kept = a.seconds("logs").filter(|_| !a.is_off("logs")).map(|seconds| Node::Int(seconds / DAY));
    let name = Node::joined([Node::text("/aws/lambda/"), Node::reference(view.logical())]);
    let entry = Entry::new("AWS::Logs::LogGroup", view.span())
        .with("LogGroupName", name)
        .with_some("RetentionInDays", kept)
        .with("Tags", common::tags(view));
    template.add(group(view), entry);
}

/// `LoggingConfig`
pub fn config(view: &View) -> Node {
    let format = view.attributes().text("log_format").map_or(Node::Null, Node::text);
    let level = view.attributes().text("log_level").map_or(Node::Null, Node::text);
    Node::map([("LogFormat", format), ("ApplicationLogLevel", level)])
}
