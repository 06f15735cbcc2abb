//! What CloudWatch measures of a database.
//!
//! Sources: Amazon RDS User Guide, "Amazon CloudWatch metrics for Amazon RDS"; Amazon Aurora User Guide, "Amazon CloudWatch
//! metrics for Amazon Aurora".

use crate::model::graph::View;
use crate::model::kind::{Metric, MetricUnit};
use crate::model::template::Node;

/// The table.
pub static METRICS: &[Metric] = &[
    row("connections", "DatabaseConnections", "Maximum", MetricUnit::Count, "Connections that are open."),
    row("cpu", "CPUUtilization", "Average", MetricUnit::Count, "How busy the processors are, in percent."),
    row("free_memory", "FreeableMemory", "Minimum", MetricUnit::Bytes, "Memory that is free."),
    row("free_storage", "FreeStorageSpace", "Minimum", MetricUnit::Bytes, "RDS only: what is left of the disk."),
    row(
        "capacity",
        "ServerlessDatabaseCapacity",
        "Maximum",
        MetricUnit::Count,
        "With `capacity` only: how large it is, in capacity units.",
    ),
    row("deadlocks", "Deadlocks", "Sum", MetricUnit::Count, "Aurora only: deadlocks in a second."),
];

const fn row(
    name: &'static str,
    metric: &'static str,
    statistic: &'static str,
    unit: MetricUnit,
    doc: &'static str,
) -> Metric {
    Metric { name, namespace: "AWS/RDS", metric, statistic, unit, dimensions: by_identifier, doc }
}

fn by_identifier(view: &View) -> Vec<(&'static str, Node)> {
    let name = if super::is_aurora(view) { "DBClusterIdentifier" } else { "DBInstanceIdentifier" };
    vec![(name, Node::reference(view.logical()))]
}
