//! `stream`: Amazon Kinesis Data Streams.
//!
//! Sources: Kinesis Data Streams Developer Guide, "Quotas and limits", "Changing the data retention period",
//! "Monitoring the service with CloudWatch".

use super::common;
use crate::diagnostics::{Diagnostics, streams as say};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::shape::{Attribute, DAY, Fallback, HOUR, KB, MB, Shape};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `stream`.
pub static STREAM: Kind = Kind {
    name: "stream",
    summary: "A stream of records that several readers follow, each at its own pace (Amazon Kinesis Data Streams).",
    doc: "Records with the same partition key stay in order. A reader does not take them away: each has them all, and can \
          begin again at the oldest one that is kept. The stream grows with what is written to it, unless `shards` fixes \
          its size: a shard takes 1 MB or 1,000 records a second, and gives 2 MB. It is encrypted.\n\n\
          A stream is the only place of records that nobody has worked on yet, so it stays when it leaves the template, \
          and costs until somebody deletes it: `keep: false` lets it go. In a service of several regions each region has \
          a stream of its own, with what was written there.",
    example: "stream clicks { retention: 7d }\n",
    ty: "AWS::Kinesis::Stream",
    rank: 46,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "each record, to every reader, in order for each partition key")],
    inputs: &[Port::new("", "a record with a partition key")],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The stream's name." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The stream's ARN." },
    ],
    metrics: METRICS,
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "shards",
        shape: Shape::Int(1, 100_000),
        fallback: Fallback::Derived("as many as the load needs, paid by use"),
        doc: "How many shards there are, paid whether they are used or not.",
    },
    Attribute {
        name: "retention",
        shape: Shape::Duration(DAY, 365 * DAY),
        fallback: Fallback::Seconds(DAY),
        doc: "How long a record can be read, in whole hours; more than a day costs more.",
    },
    Attribute {
        name: "max_record",
        shape: Shape::Size(MB, 10 * MB, KB),
        fallback: Fallback::Absent,
        doc: "The largest record that is taken; 1MB unless you say so. A function gets at most 6MB at once, which a record \
              of some 4MB fills.",
    },
    common::customer_key("A key of one's own for encryption; without it AWS's, `alias/aws/kinesis`."),
    common::KEEP,
    common::TAGS,
];

static METRICS: &[Metric] = &[
    metric("records", "IncomingRecords", "Sum", MetricUnit::Count, "Records that were written."),
    metric("bytes", "IncomingBytes", "Sum", MetricUnit::Bytes, "How much was written."),
    metric(
        "iterator_age",
        "GetRecords.IteratorAgeMilliseconds",
        "Maximum",
        MetricUnit::Milliseconds,
        "How long ago the record was written that the slowest shared reader got last.",
    ),
    metric(
        "throttled_writes",
        "WriteProvisionedThroughputExceeded",
        "Sum",
        MetricUnit::Count,
        "Records that a full shard refused.",
    ),
    metric(
        "throttled_reads",
        "ReadProvisionedThroughputExceeded",
        "Sum",
        MetricUnit::Count,
        "Reads that a busy shard refused.",
    ),
];

const fn metric(
    name: &'static str,
    metric: &'static str,
    statistic: &'static str,
    unit: MetricUnit,
    doc: &'static str,
) -> Metric {
    Metric { name, namespace: "AWS/Kinesis", metric, statistic, unit, dimensions: by_name, doc }
}

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("StreamName", view.member("name"))]
}

/// How long records are kept, in seconds.
pub fn retention(view: &View) -> i64 {
    view.attributes().seconds("retention").unwrap_or(DAY)
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    let kept = retention(view);
    if kept % HOUR != 0 {
        diagnostics.push(say::uneven_retention(&view.name(), kept, view.attribute_span("retention")));
    }
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let shards = a.int("shards");
    let mode = if shards.is_some() { "PROVISIONED" } else { "ON_DEMAND" };
    let key = common::key_arn(view).unwrap_or_else(|| Node::text("alias/aws/kinesis"));
    let entry = common::kept_entry(view)
        .with("StreamModeDetails", Node::map([("StreamMode", Node::text(mode))]))
        .with_some("ShardCount", shards.map(Node::Int))
        .with("RetentionPeriodHours", Node::Int(retention(view) / HOUR))
        .with_some("MaxRecordSizeInKiB", a.bytes("max_record").map(|size| Node::Int(size / KB)))
        .with("StreamEncryption", Node::map([("EncryptionType", Node::text("KMS")), ("KeyId", key)]))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}
