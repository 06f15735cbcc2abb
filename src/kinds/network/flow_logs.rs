//! The log of a new network: who talked to whom.
//!
//! Source: Amazon VPC User Guide, "Publish flow logs to CloudWatch Logs".

use super::existing;
use crate::kinds::common;
use crate::model::grant::{Guard, Principal};
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::template::{Entry, LogicalId, Node, Template};

/// VPC Flow Logs. The source is a flow log, which has no id before it is there.
pub static FLOW_LOGS: Principal =
    Principal { service: "vpc-flow-logs.amazonaws.com", word: "FlowLog", guard: Guard::Source(any_flow_log) };

fn any_flow_log(_: &View) -> Node {
    Node::sub("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:vpc-flow-log/*")
}

/// Whether it has one.
pub fn is_logged(view: &View) -> bool {
    view.attributes().get("flow_logs").is_some() && existing(view).is_none()
}

/// The logical ID of its group.
pub fn group(view: &View) -> LogicalId {
    view.satellite("FlowLogs")
}

/// Adds the group and what writes into it.
pub fn lower(view: &View, template: &mut Template) {
    if !is_logged(view) {
        return;
    }
    let kept = view.attributes().seconds("flow_logs").map(|seconds| Node::Int(seconds / DAY));
    let entry = Entry::new("AWS::Logs::LogGroup", view.span())
        .with_some("RetentionInDays", kept)
        .with("Tags", common::tags(view));
    template.add(group(view), entry);
    let entry = Entry::new("AWS::EC2::FlowLog", view.span())
        .after(view.policy(&FLOW_LOGS))
        .with("ResourceId", Node::reference(view.logical()))
        .with("ResourceType", Node::text("VPC"))
        .with("TrafficType", Node::text("ALL"))
        .with("LogDestinationType", Node::text("cloud-watch-logs"))
        .with("LogGroupName", Node::reference(group(view)))
        .with("DeliverLogsPermissionArn", Node::att(view.role(&FLOW_LOGS), "Arn"))
        .with("Tags", common::tags(view));
    template.add(view.satellite("FlowLog"), entry);
}
