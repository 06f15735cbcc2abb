//! `table`: Amazon DynamoDB.

use super::{common, table_capacity as capacity, table_keys as keys};
use crate::diagnostics::Diagnostics;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `table`.
pub static TABLE: Kind = Kind {
    name: "table",
    summary: "A table of items (Amazon DynamoDB).",
    doc: "A table is paid by use, encrypted, can be restored to any second of the last 35 days, is protected against \
          deletion, and stays with its items when the stack goes. Fields that are in no key need no declaration.\n\n\
          `.changes` is the table's stream: it is switched on by the first arrow that starts there, or by `.stream`.",
    example: "table ledger { key: { customer: string, day: string }, indexes: { by_day: { key: { day: string } } } }\n",
    ty: "AWS::DynamoDB::Table",
    rank: 52,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("changes", "a record for each item that was written or deleted")],
    inputs: &[
        Port::new("read", "a question for items by their keys"),
        Port::new("scan", "a walk through all items, which reads and costs everything"),
        Port::new("write", "an item, or a change of one"),
        Port::new("delete", "a key to delete"),
    ],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The table's name, which SDKs want." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The table's ARN." },
        Member { name: "stream", from: MemberFrom::Attribute("StreamArn"), doc: "The ARN of its stream." },
    ],
    metrics: METRICS,
    companions: &[],
    scope: Scope::replicable,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "key",
        shape: Shape::Fields,
        fallback: Fallback::Required,
        doc: "The partition key, then the sort key if there is one: `{ customer: string, day: string }`. A table \
              cannot change it later.",
    },
    Attribute {
        name: "indexes",
        shape: Shape::Map(&Shape::Object(keys::INDEX)),
        fallback: Fallback::Absent,
        doc: "Other keys to ask by (global secondary indexes), by name.",
    },
    Attribute {
        name: "local_indexes",
        shape: Shape::Map(&Shape::Object(keys::INDEX)),
        fallback: Fallback::Absent,
        doc: "Other sort keys below the same partition key, for consistent reads. A table cannot change them later.",
    },
    Attribute {
        name: "ttl",
        shape: Shape::Text(Text::up_to(255).now()),
        fallback: Fallback::Absent,
        doc: "The field with the second since 1970 from which an item may go. It goes within days, so filter by it too.",
    },
    Attribute {
        name: "changes",
        shape: Shape::Either(&[Shape::Off, Shape::OneOf(&["new image", "old image", "new and old images", "keys"])]),
        fallback: Fallback::Derived("`\"new and old images\"` where an arrow starts at `.changes`"),
        doc: "What a record of the stream holds: the item after the change, before it, both, or only its key.",
    },
    Attribute {
        name: "recovery",
        shape: Shape::Either(&[Shape::Off, Shape::Duration(DAY, 35 * DAY)]),
        fallback: Fallback::Seconds(35 * DAY),
        doc: "How far back the table can be restored, in whole days, or `none`.",
    },
    Attribute {
        name: "capacity",
        shape: Shape::Object(capacity::CAPACITY),
        fallback: Fallback::Derived("paid by use"),
        doc: "Reads and writes per second that are paid for whether they are used or not, for the table and each of \
              its global indexes.",
    },
    Attribute {
        name: "max_throughput",
        shape: Shape::Object(capacity::LIMIT),
        fallback: Fallback::Absent,
        doc: "Reads and writes per second at which a table that is paid by use stops: a limit of the bill.",
    },
    Attribute {
        name: "class",
        shape: Shape::OneOf(&["standard", "infrequent"]),
        fallback: Fallback::Word("standard"),
        doc: "`infrequent` stores for less and reads for more.",
    },
    Attribute {
        name: "protect",
        shape: Shape::Bool,
        fallback: Fallback::Derived("as `keep`"),
        doc: "Whether DynamoDB refuses to delete the table.",
    },
    Attribute {
        name: "encryption",
        shape: Shape::Kind("key"),
        fallback: Fallback::Absent,
        doc: "A key of one's own for encryption; without it DynamoDB's.",
    },
    common::KEEP,
    common::TAGS,
];

static METRICS: &[Metric] = &[
    metric("reads", "ConsumedReadCapacityUnits", "Read units that were used."),
    metric("writes", "ConsumedWriteCapacityUnits", "Write units that were used."),
    metric("throttled_reads", "ReadThrottleEvents", "Reads that DynamoDB refused as too many."),
    metric("throttled_writes", "WriteThrottleEvents", "Writes that DynamoDB refused as too many."),
    metric("expired", "TimeToLiveDeletedItemCount", "Items that went when their time was over."),
];

const fn metric(name: &'static str, metric: &'static str, doc: &'static str) -> Metric {
    let unit = MetricUnit::Count;
    Metric { name, namespace: "AWS/DynamoDB", metric, statistic: "Sum", unit, dimensions: by_name, doc }
}

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("TableName", view.member("name"))]
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    keys::check(view, diagnostics);
    capacity::check(view, diagnostics);
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let class = (a.text("class") == Some("infrequent")).then(|| Node::text("STANDARD_INFREQUENT_ACCESS"));
    let entry = common::kept_entry(view)
        .with("AttributeDefinitions", keys::definitions(view))
        .with("KeySchema", keys::schema(a))
        .with_some("GlobalSecondaryIndexes", keys::global(view))
        .with_some("LocalSecondaryIndexes", keys::local(view))
        .with("BillingMode", capacity::billing(view))
        .with_some("ProvisionedThroughput", capacity::provisioned(view))
        .with_some("OnDemandThroughput", capacity::limit(view))
        .with_some("StreamSpecification", stream_specification(view))
        .with_some("TimeToLiveSpecification", ttl(view))
        .with("PointInTimeRecoverySpecification", recovery(view))
        .with("DeletionProtectionEnabled", Node::Bool(is_protected(view)))
        .with_some("SSESpecification", encryption(view))
        .with_some("TableClass", class)
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    capacity::scaling(view, template);
}

fn is_protected(view: &View) -> bool {
    let a = view.attributes();
    a.get("protect").map_or(a.bool("keep"), |_| a.bool("protect"))
}

/// What a record of the stream holds, where the table has one.
fn stream_specification(view: &View) -> Option<Node> {
    let listened = view.outgoing().next().is_some() || view.mention("stream").is_some();
    let view_type = match view.attributes().text("changes") {
        Some("new image") => "NEW_IMAGE",
        Some("old image") => "OLD_IMAGE",
        Some("keys") => "KEYS_ONLY",
        Some(_) => "NEW_AND_OLD_IMAGES",
        None if listened => "NEW_AND_OLD_IMAGES",
        None => return None,
    };
    Some(Node::map([("StreamViewType", Node::text(view_type))]))
}

fn ttl(view: &View) -> Option<Node> {
    let field = view.attributes().text("ttl")?;
    Some(Node::map([("AttributeName", Node::text(field)), ("Enabled", Node::Bool(true))]))
}

fn recovery(view: &View) -> Node {
    let a = view.attributes();
    if a.is_off("recovery") {
        return Node::map([("PointInTimeRecoveryEnabled", Node::Bool(false))]);
    }
    let days = a.seconds("recovery").map(|seconds| seconds / DAY).filter(|days| *days != 35);
    Node::map([
        ("PointInTimeRecoveryEnabled", Node::Bool(true)),
        ("RecoveryPeriodInDays", days.map_or(Node::Null, Node::Int)),
    ])
}

fn encryption(view: &View) -> Option<Node> {
    let key = common::key_arn(view)?;
    Some(Node::map([("SSEEnabled", Node::Bool(true)), ("SSEType", Node::text("KMS")), ("KMSMasterKeyId", key)]))
}
