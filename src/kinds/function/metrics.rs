//! What CloudWatch measures of a function, by its name.
//!
//! Source: Lambda Developer Guide, "Types of metrics for Lambda functions".

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
    Metric { name, namespace: "AWS/Lambda", metric, statistic, unit, dimensions: by_name, doc }
}

/// The table.
pub static METRICS: &[Metric] = &[
    row("invocations", "Invocations", "Sum", MetricUnit::Count, "Calls, whether they went well or not."),
    row("errors", "Errors", "Sum", MetricUnit::Count, "Calls that threw, or ran out of time."),
    row("throttles", "Throttles", "Sum", MetricUnit::Count, "Calls that found no free environment."),
    row("duration", "Duration", "p99", MetricUnit::Milliseconds, "How long calls take; one in a hundred takes longer."),
    row(
        "concurrent_executions",
        "ConcurrentExecutions",
        "Maximum",
        MetricUnit::Count,
        "Calls that are worked on at the same time.",
    ),
    row(
        "dead_letter_errors",
        "DeadLetterErrors",
        "Sum",
        MetricUnit::Count,
        "Failed events that could not be put into a dead-letter queue.",
    ),
    row(
        "destination_failures",
        "DestinationDeliveryFailures",
        "Sum",
        MetricUnit::Count,
        "Results and failed events that could not be delivered to their destination.",
    ),
    row("dropped", "AsyncEventsDropped", "Sum", MetricUnit::Count, "Asynchronous events that were given up."),
    row(
        "iterator_age",
        "IteratorAge",
        "Maximum",
        MetricUnit::Milliseconds,
        "How far it lags behind the stream that it reads.",
    ),
];

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("FunctionName", Node::reference(view.logical()))]
}
