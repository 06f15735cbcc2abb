//! What can be written about a delivery, and what CloudWatch measures of it.

use crate::kinds::common;
use crate::model::graph::View;
use crate::model::kind::{Metric, MetricUnit};
use crate::model::shape::{Attribute, DAY, Fallback, MB, Shape};
use crate::model::template::Node;

/// The table. Ranges: Amazon Data Firehose Developer Guide, "Quota", and API Reference, `ProcessorParameter`.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "transform",
        shape: Shape::Kind("function"),
        fallback: Fallback::Absent,
        doc: "A function that gets each batch of records and gives each of them back, changed (`Ok`), dropped (`Dropped`) or \
              refused (`ProcessingFailed`), under its `recordId`. Firehose waits for it, for five minutes at most.",
    },
    Attribute {
        name: "transform_batch",
        shape: Shape::Size(MB, 3 * MB, MB),
        fallback: Fallback::Bytes(MB),
        doc: "How much the function gets at once; with its answer it must stay below the 6MB that Lambda takes.",
    },
    Attribute {
        name: "transform_wait",
        shape: Shape::Duration(0, 900),
        fallback: Fallback::Seconds(60),
        doc: "How long Firehose gathers records for the function.",
    },
    Attribute {
        name: "transform_retries",
        shape: Shape::Int(0, 300),
        fallback: Fallback::Int(3),
        doc: "How often a call of the function that failed is tried again, before its records go below the errors' prefix.",
    },
    Attribute {
        name: "logs",
        shape: Shape::Either(&[Shape::Duration(DAY, 3653 * DAY), Shape::Off]),
        fallback: Fallback::Seconds(30 * DAY),
        doc: "How long it is kept what went wrong, one of the times that CloudWatch offers; `none` keeps it for ever.",
    },
    Attribute {
        name: "failures",
        shape: common::FAILURES.shape,
        fallback: common::FAILURES.fallback,
        doc: "Where messages go that a topic could not hand over: a standard queue, or `none`.",
    },
    common::customer_key(
        "A key of one's own for records that wait; without it one of AWS's. Records from a stream are encrypted by the \
         stream's.",
    ),
    common::TAGS,
];

/// The table. Source: Amazon Data Firehose Developer Guide, "Monitoring with CloudWatch metrics".
pub static METRICS: &[Metric] = &[
    row("records", "IncomingRecords", "Sum", MetricUnit::Count, "Records that came in."),
    row("bytes", "IncomingBytes", "Sum", MetricUnit::Bytes, "How much came in."),
    row(
        "throttled",
        "ThrottledRecords",
        "Sum",
        MetricUnit::Count,
        "Records that were refused, as there were too many.",
    ),
    row("delivered", "DeliveryToS3.Records", "Sum", MetricUnit::Count, "Records that were written into the bucket."),
    row(
        "age",
        "DeliveryToS3.DataFreshness",
        "Maximum",
        MetricUnit::Seconds,
        "How old the oldest record is that is not in the bucket yet.",
    ),
];

const fn row(
    name: &'static str,
    metric: &'static str,
    statistic: &'static str,
    unit: MetricUnit,
    doc: &'static str,
) -> Metric {
    Metric { name, namespace: "AWS/Firehose", metric, statistic, unit, dimensions: by_name, doc }
}

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("DeliveryStreamName", view.member("name"))]
}
