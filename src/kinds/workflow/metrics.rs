//! What CloudWatch measures of a workflow, by its ARN.
//!
//! Source: Step Functions Developer Guide, "Monitoring Step Functions metrics using Amazon CloudWatch".

use crate::model::graph::View;
use crate::model::kind::{Metric, MetricUnit};
use crate::model::template::Node;

const fn row(
    name: &'static str,
    metric: &'static str,
    statistic: &'static str,
    unit: MetricUnit,
    doc: &'static str,
) -> Metric {
    Metric { name, namespace: "AWS/States", metric, statistic, unit, dimensions: by_arn, doc }
}

/// The table.
pub static METRICS: &[Metric] = &[
    row("started", "ExecutionsStarted", "Sum", MetricUnit::Count, "Executions that began."),
    row("succeeded", "ExecutionsSucceeded", "Sum", MetricUnit::Count, "Executions that ended well."),
    row("failed", "ExecutionsFailed", "Sum", MetricUnit::Count, "Executions that ended with an error."),
    row("timed_out", "ExecutionsTimedOut", "Sum", MetricUnit::Count, "Executions that ran out of time."),
    row("aborted", "ExecutionsAborted", "Sum", MetricUnit::Count, "Executions that were stopped from outside."),
    row(
        "throttled",
        "ExecutionThrottled",
        "Sum",
        MetricUnit::Count,
        "Steps that had to wait for the account's limits.",
    ),
    row(
        "duration",
        "ExecutionTime",
        "p99",
        MetricUnit::Milliseconds,
        "How long executions take; one in a hundred takes longer.",
    ),
];

fn by_arn(view: &View) -> Vec<(&'static str, Node)> {
    vec![("StateMachineArn", Node::reference(view.logical()))]
}
