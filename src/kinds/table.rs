//! `table`: Amazon DynamoDB.

use super::{common, replicas, table_capacity as capacity, table_keys as keys, table_replicas};
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
          `.changes` is the table's stream: it is switched on by the first arrow that starts there, or by `.stream`.\n\n\
          With `replicate: true`, a service of several regions has one table with a replica in each of them, which all \
          can write to (a DynamoDB global table). Code and rights in a region are about its own replica. Each \
          replica's stream repeats what was written in the other regions, so an arrow from `.changes` says where it is \
          `active`. A table that becomes replicated later is a new, empty one, beside the old one.",
    example: "table ledger { key: { customer: string, day: string }, indexes: { by_day: { key: { day: string } } } }\n",
    ty: "AWS::DynamoDB::Table",
    rank: 52,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("changes", "a record for each item that was written or deleted")],
    inputs: &[
        Port::new("read", "a question for items by their keys"),
        Port::new("scan", "a walk through all items, which reads and costs everything"),
        Port::new("write", "an item, or a change of one"),
        Port::new("put", "a whole item"),
        Port::new("update", "a change of one item"),
        Port::new("delete", "a key to delete"),
        Port::new("idempotency", "a note of an event that was worked on"),
        Port::new("lease", "a lease that one holder at a time has"),
    ],
    members: &[
        Member { name: "name", from: MemberFrom::Made(name), doc: "The table's name, which SDKs want." },
        Member {
            name: "arn",
            from: MemberFrom::Made(arn),
            doc: "The table's ARN; where it is replicated, that of the replica in the same region.",
        },
        Member {
            name: "stream",
            from: MemberFrom::Replica("StreamArn", stream_of_replica),
            doc: "The ARN of its stream. Where the table is replicated, each region but the home region has to be told \
                  its replica's by whoever deploys the stack: the parameter's description has the command.",
        },
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
        name: "name",
        shape: Shape::Text(NAME),
        fallback: Fallback::Derived("a name that CloudFormation makes; `SERVICE-NAME` where it is replicated"),
        doc: "A name of one's own. Where one account has the same program twice, put a `param` into it.",
    },
    replicas::replicate(
        "Whether each region of the service has a replica that can be read and written. What was written to a region \
         shortly before it fails may come later, or never, if it does not come back.",
    ),
    table_replicas::CONSISTENCY,
    table_replicas::WITNESS,
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

/// Table names (DynamoDB Developer Guide, "Quotas").
const NAME: Text = Text { min: 3, ..Text::that(255, is_name, "3 to 255 letters, digits and `_.-`").now() };

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c))
}

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

fn name(view: &View) -> Node {
    if view.is_shared() { table_replicas::name(view) } else { Node::reference(view.logical()) }
}

fn arn(view: &View) -> Node {
    match view.is_shared() {
        true => replicas::arn("dynamodb", "table/", name(view)),
        false => Node::att(view.logical(), "Arn"),
    }
}

fn stream_of_replica(view: &View) -> String {
    let name = match table_replicas::name(view) {
        Node::Text(name) => name,
        _ => view.name().into(),
    };
    format!("aws dynamodb describe-table --table-name {name} --query Table.LatestStreamArn --output text")
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    table_replicas::check(view, diagnostics);
    keys::check(view, diagnostics);
    capacity::check(view, diagnostics);
}

fn lower(view: &View, template: &mut Template) {
    if view.is_shared() {
        return table_replicas::lower(view, template);
    }
    let a = view.attributes();
    let entry = common::kept_entry(view)
        .with_some("TableName", view.property("name"))
        .with("AttributeDefinitions", keys::definitions(view))
        .with("KeySchema", keys::schema(a))
        .with_some("GlobalSecondaryIndexes", keys::global(view, capacity::of_the_table))
        .with_some("LocalSecondaryIndexes", keys::local(view))
        .with("BillingMode", capacity::billing(view))
        .with_some("ProvisionedThroughput", capacity::provisioned(view))
        .with_some("OnDemandThroughput", capacity::limit(view))
        .with_some("StreamSpecification", stream_specification(view))
        .with_some("TimeToLiveSpecification", ttl(view))
        .with("PointInTimeRecoverySpecification", recovery(view))
        .with("DeletionProtectionEnabled", Node::Bool(is_protected(view)))
        .with_some("SSESpecification", encryption(view))
        .with_some("TableClass", class(view))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    capacity::scaling(view, template);
}

/// `TableClass`, where it is not the usual one.
pub fn class(view: &View) -> Option<Node> {
    (view.attributes().text("class") == Some("infrequent")).then(|| Node::text("STANDARD_INFREQUENT_ACCESS"))
}

/// `DeletionProtectionEnabled`
pub fn is_protected(view: &View) -> bool {
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

/// `TimeToLiveSpecification`
pub fn ttl(view: &View) -> Option<Node> {
    let field = view.attributes().text("ttl")?;
    Some(Node::map([("AttributeName", Node::text(field)), ("Enabled", Node::Bool(true))]))
}

/// `PointInTimeRecoverySpecification`
pub fn recovery(view: &View) -> Node {
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
