//! `queue`: Amazon SQS.

use super::common;
use crate::diagnostics::{Diagnostics, stores};
use crate::model::architecture::Attributes;
use crate::model::graph::{View, Wire};
use crate::model::kind::{Companion, Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::shape::{Attribute, DAY, Fallback, HOUR, KB, MINUTE, Shape};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use crate::model::value::Value;

/// The row of `queue`.
pub static QUEUE: Kind = Kind {
    name: "queue",
    summary: "A queue of messages (Amazon SQS), standard or first-in first-out.",
    doc: "A queue has a dead-letter queue, reached as `.dead`, unless it says `dead_letters: none`: a message \
          that was received `retries` times without success is moved there. It is encrypted, refuses plain HTTP, \
          and stays invisible to others for six times the timeout of its slowest consumer, as AWS advises.",
    example: "queue orders { retention: 7d }\n",
    ty: "AWS::SQS::Queue",
    rank: 40,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "each message, to one consumer that polls")],
    inputs: &[Port::new("", "a message")],
    members: &[
        Member { name: "name", from: MemberFrom::Attribute("QueueName"), doc: "The queue's name." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The queue's ARN." },
        Member { name: "url", from: MemberFrom::Ref, doc: "The URL that SDKs want." },
    ],
    metrics: METRICS,
    companions: &[Companion {
        port: "dead",
        name: "dead",
        kind: "queue",
        attribute: "dead_letters",
        wanted: |attributes| !attributes.is_off("dead_letters") && attributes.resource("dead_letters").is_none(),
        attributes: dead_letter_attributes,
    }],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "fifo",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether messages of one group keep their order and arrive once. A queue cannot change it later.",
    },
    Attribute {
        name: "retries",
        shape: Shape::Int(1, 1000),
        fallback: Fallback::Int(5),
        doc: "How often a message is received before it counts as dead. Below 5, throttles alone kill messages.",
    },
    Attribute {
        name: "dead_letters",
        shape: Shape::Either(&[Shape::Off, Shape::Kind("queue")]),
        fallback: Fallback::Derived("a queue of its own, reached as `.dead`"),
        doc: "Where dead messages go: another queue, or `none`.",
    },
    Attribute {
        name: "visibility",
        shape: Shape::Duration(0, 12 * HOUR),
        fallback: Fallback::Derived(
            "six times the timeout of the slowest consumer plus its batch window, at least 30s",
        ),
        doc: "How long a received message stays hidden from other receivers.",
    },
    Attribute {
        name: "retention",
        shape: Shape::Duration(MINUTE, 14 * DAY),
        fallback: Fallback::Seconds(4 * DAY),
        doc: "How long a message waits at most.",
    },
    Attribute {
        name: "delay",
        shape: Shape::Duration(0, 15 * MINUTE),
        fallback: Fallback::Absent,
        doc: "How long a new message stays invisible at first.",
    },
    Attribute {
        name: "wait",
        shape: Shape::Duration(0, 20),
        fallback: Fallback::Seconds(20),
        doc: "How long a receive call waits for a message: long polling.",
    },
    Attribute {
        name: "max_message",
        shape: Shape::Size(KB, 1024 * KB, 1),
        fallback: Fallback::Absent,
        doc: "The largest message that is taken.",
    },
    Attribute {
        name: "deduplication",
        shape: Shape::OneOf(&["content", "id"]),
        fallback: Fallback::Word("content"),
        doc: "FIFO only: whether equal bodies count as one message, or the sender gives an id.",
    },
    Attribute {
        name: "high_throughput",
        shape: Shape::Bool,
        fallback: Fallback::Bool(true),
        doc: "FIFO only: limits and deduplication per message group instead of per queue.",
    },
    common::customer_key("A key of one's own for encryption; without it SQS manages one."),
    common::TAGS,
];

static METRICS: &[Metric] = &[
    Metric {
        name: "visible",
        namespace: "AWS/SQS",
        metric: "ApproximateNumberOfMessagesVisible",
        statistic: "Maximum",
        unit: MetricUnit::Count,
        dimensions: by_name,
        doc: "Messages that wait.",
    },
    Metric {
        name: "in_flight",
        namespace: "AWS/SQS",
        metric: "ApproximateNumberOfMessagesNotVisible",
        statistic: "Maximum",
        unit: MetricUnit::Count,
        dimensions: by_name,
        doc: "Messages that somebody works on.",
    },
    Metric {
        name: "age",
        namespace: "AWS/SQS",
        metric: "ApproximateAgeOfOldestMessage",
        statistic: "Maximum",
        unit: MetricUnit::Seconds,
        dimensions: by_name,
        doc: "How long the oldest message has waited.",
    },
    Metric {
        name: "sent",
        namespace: "AWS/SQS",
        metric: "NumberOfMessagesSent",
        statistic: "Sum",
        unit: MetricUnit::Count,
        dimensions: by_name,
        doc: "Messages that were sent; what SQS moves into a dead-letter queue does not count.",
    },
];

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("QueueName", view.member("name"))]
}

/// A dead-letter queue is of its owner's kind and key, and keeps messages as long as SQS can.
fn dead_letter_attributes(owner: &Attributes) -> Vec<(&'static str, Value)> {
    let mut attributes = vec![("dead_letters", Value::None), ("retention", Value::Duration(14 * DAY))];
    if owner.bool("fifo") {
        attributes.push(("fifo", Value::Bool(true)));
    }
    if let Some(key) = owner.resource("key") {
        attributes.push(("key", Value::Resource(key)));
    }
    attributes
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    common::fifo_only(view, &["deduplication", "high_throughput"], diagnostics);
    dead_letters_fit(view, diagnostics);
}

/// What SQS asks of a dead-letter queue that the author named; one that came by itself fits.
fn dead_letters_fit(view: &View, diagnostics: &mut Diagnostics) {
    let Some(dead) = view.refers("dead_letters") else { return };
    let (at, fifo) = (view.attribute_span("dead_letters"), view.attributes().bool("fifo"));
    if dead.attributes().bool("fifo") != fifo {
        diagnostics.push(stores::mixed_dead_letters(&view.name(), &dead.name(), fifo, at, dead.span()));
    } else if let (Some(kept), Some(dead_kept)) = (retention(view), retention(&dead))
        && dead_kept <= kept
        && dead_kept < 14 * DAY
    {
        let (owner, at) = (view.attribute_span("retention"), dead.attribute_span("retention"));
        let report = stores::short_dead_letters(&view.name(), kept, &dead.name(), dead_kept, at, owner);
        let is_written = dead.attributes().values.contains_key("retention");
        diagnostics.push(match is_written {
            true => report.value("retention", dead.own_value("retention"), "14d"),
            false => report.entry(dead.resource.braces, "retention: 14d"),
        });
    }
}

fn retention(view: &View) -> Option<i64> {
    view.attributes().seconds("retention")
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let fifo = a.bool("fifo");
    let by_content = fifo && a.text("deduplication") == Some("content");
    let per_group = fifo && a.bool("high_throughput");
    let entry = common::entry(view)
        .with("FifoQueue", if fifo { Node::Bool(true) } else { Node::Null })
        .with("ContentBasedDeduplication", if by_content { Node::Bool(true) } else { Node::Null })
        .with("DeduplicationScope", if per_group { Node::text("messageGroup") } else { Node::Null })
        .with("FifoThroughputLimit", if per_group { Node::text("perMessageGroupId") } else { Node::Null })
        .with("VisibilityTimeout", Node::Int(visibility(view)))
        .with_some("MessageRetentionPeriod", a.seconds("retention").map(Node::Int))
        .with_some("ReceiveMessageWaitTimeSeconds", a.seconds("wait").map(Node::Int))
        .with_some("DelaySeconds", a.seconds("delay").map(Node::Int))
        .with_some("MaximumMessageSize", a.bytes("max_message").map(Node::Int))
        .with("SqsManagedSseEnabled", if common::key_arn(view).is_none() { Node::Bool(true) } else { Node::Null })
        .with_some("KmsMasterKeyId", common::key_arn(view))
        .with_some("RedrivePolicy", redrive(view))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

/// What the slowest consumer needs, at least SQS's own 30 s and at most its 12 hours.
pub fn visibility(view: &View) -> i64 {
    let derived = || view.outgoing().map(needed_visibility).max().unwrap_or(0).clamp(30, 12 * HOUR);
    view.attributes().seconds("visibility").unwrap_or_else(derived)
}

/// Six times as long as the consumer may take, plus its batch window, in seconds (Lambda Developer Guide, "Configuring an
/// Amazon SQS queue to use with Lambda"; EventBridge User Guide, "Amazon Simple Queue Service as a source").
pub fn needed_visibility(wire: Wire) -> i64 {
    let work = match wire.to.is("pipe") {
        true => super::pipe::work(&wire.to),
        false => wire.to.attributes().seconds("timeout").unwrap_or(0),
    };
    6 * work + wire.options().seconds("window").unwrap_or(0)
}

fn redrive(view: &View) -> Option<Node> {
    let dead = view.companion("dead")?;
    let retries = view.attributes().int("retries")?;
    Some(Node::map([("deadLetterTargetArn", dead.member("arn")), ("maxReceiveCount", Node::Int(retries))]))
}
