//! `topic`: Amazon SNS.

use super::common;
use crate::diagnostics::{Diagnostics, stores};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::path::pascal;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::{Piece, Value};

/// The row of `topic`.
pub static TOPIC: Kind = Kind {
    name: "topic",
    summary: "A topic that hands each message to all of its subscribers (Amazon SNS), standard or first-in first-out.",
    doc: "Every subscriber gets its own copy, filtered if its arrow says so. What SNS cannot deliver ends in the \
          subscriber's queue for failures. The topic refuses plain HTTP, and signs messages with SHA-256.\n\n\
          People subscribe with `email`; AWS sends each address a link to click first.",
    example: "input alert_email: string { description: \"Where alarms go\" }\n\ntopic operators { email: [alert_email] }\n",
    ty: "AWS::SNS::Topic",
    rank: 42,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "each message, to every subscriber")],
    inputs: &[Port::new("", "a message")],
    members: &[
        Member { name: "name", from: MemberFrom::Attribute("TopicName"), doc: "The topic's name." },
        Member { name: "arn", from: MemberFrom::Ref, doc: "The topic's ARN, which SDKs want." },
    ],
    metrics: METRICS,
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "fifo",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether messages of one group keep their order and arrive once. Only queues can subscribe then. A topic \
              cannot change it later.",
    },
    Attribute {
        name: "deduplication",
        shape: Shape::OneOf(&["content", "id"]),
        fallback: Fallback::Word("content"),
        doc: "FIFO only: whether equal bodies count as one message, or the sender gives an id.",
    },
    Attribute {
        name: "throughput",
        shape: Shape::OneOf(&["group", "topic"]),
        fallback: Fallback::Word("group"),
        doc: "FIFO only: whether limits and deduplication hold for each message group or for the whole topic.",
    },
    Attribute {
        name: "archive",
        shape: Shape::Duration(DAY, 365 * DAY),
        fallback: Fallback::Absent,
        doc: "FIFO only: how long SNS keeps messages, so that subscribers can have them replayed.",
    },
    Attribute {
        name: "display_name",
        shape: Shape::Text(Text::up_to(100)),
        fallback: Fallback::Absent,
        doc: "Who e-mails and text messages are from.",
    },
    Attribute {
        name: "email",
        shape: Shape::List(&Shape::Text(ADDRESS), 1, 100),
        fallback: Fallback::Absent,
        doc: "Addresses that get each message as an e-mail, once their owners have clicked AWS's link.",
    },
    Attribute {
        name: "https",
        shape: Shape::List(&Shape::Text(ENDPOINT), 1, 100),
        fallback: Fallback::Absent,
        doc: "Endpoints that get each message as a POST. They must confirm the subscription and verify signatures.",
    },
    Attribute {
        name: "tracing",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether SNS adds itself to X-Ray traces.",
    },
    common::customer_key("A key of one's own for encryption; without it messages are not encrypted at rest by SNS."),
    common::TAGS,
];

const ADDRESS: Text = Text::that(320, is_address, "an e-mail address");
const ENDPOINT: Text = Text::that(2048, |text| text.starts_with("https://"), "a URL that begins with `https://`");

fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

static METRICS: &[Metric] = &[
    metric("published", "NumberOfMessagesPublished", "Messages that were published."),
    metric("delivered", "NumberOfNotificationsDelivered", "Copies that subscribers took."),
    metric("failed", "NumberOfNotificationsFailed", "Copies that could not be delivered."),
    metric("filtered", "NumberOfNotificationsFilteredOut", "Copies that a filter held back."),
];

const fn metric(name: &'static str, metric: &'static str, doc: &'static str) -> Metric {
    let unit = MetricUnit::Count;
    Metric { name, namespace: "AWS/SNS", metric, statistic: "Sum", unit, dimensions: by_name, doc }
}

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("TopicName", view.member("name"))]
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    common::fifo_only(view, &["deduplication", "throughput", "archive"], diagnostics);
    only_queues_subscribe_to_fifo(view, diagnostics);
}

/// SNS refuses e-mail and HTTPS subscriptions of FIFO topics (SNS Developer Guide, "Message delivery for FIFO topics").
fn only_queues_subscribe_to_fifo(view: &View, diagnostics: &mut Diagnostics) {
    if !view.attributes().bool("fifo") {
        return;
    }
    for attribute in ["email", "https"] {
        if !view.attributes().list(attribute).is_empty() {
            let span = common::name_span(view, attribute);
            diagnostics.push(stores::outsider_on_fifo_topic(&view.name(), attribute, span));
        }
    }
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let fifo = a.bool("fifo");
    let when_fifo = |node: Node| if fifo { node } else { Node::Null };
    let scope = if a.text("throughput") == Some("group") { "MessageGroup" } else { "Topic" };
    let archive = a.seconds("archive").map(|kept| Node::map([("MessageRetentionPeriod", Node::Int(kept / DAY))]));
    let entry = common::entry(view)
        .with_some("DisplayName", view.property("display_name"))
        .with("FifoTopic", when_fifo(Node::Bool(true)))
        .with("ContentBasedDeduplication", when_fifo(Node::Bool(a.text("deduplication") == Some("content"))))
        .with("FifoThroughputScope", when_fifo(Node::text(scope)))
        .with_some("ArchivePolicy", archive)
        .with_some("KmsMasterKeyId", common::key_arn(view))
        .with("SignatureVersion", Node::text("2"))
        .with("TracingConfig", if a.bool("tracing") { Node::text("Active") } else { Node::Null })
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    for protocol in ["email", "https"] {
        subscribe_outsiders(view, protocol, template);
    }
}

fn subscribe_outsiders(view: &View, protocol: &'static str, template: &mut Template) {
    for endpoint in view.attributes().list(protocol) {
        let entry = Entry::new("AWS::SNS::Subscription", endpoint.span)
            .with("TopicArn", view.member("arn"))
            .with("Protocol", Node::text(protocol))
            .with("Endpoint", view.node(&endpoint.value));
        template.add(subscription(view, protocol, &endpoint.value), entry);
    }
}

/// The logical ID of a subscription says who subscribes, so that the order of the list never shows.
fn subscription(view: &View, protocol: &str, endpoint: &Value) -> LogicalId {
    let who: String = match endpoint {
        Value::Text(text) => pascal(text),
        Value::Deferred(deferred) => deferred.pieces.iter().map(|piece| word(view, piece)).collect(),
        _ => String::new(),
    };
    view.satellite(&format!("{}{who}", pascal(protocol)))
}

fn word(view: &View, piece: &Piece) -> String {
    match piece {
        Piece::Text(text) | Piece::Input(text) => pascal(text),
        Piece::Pseudo(pseudo) => pascal(pseudo.reference()),
        Piece::Member(id, name) => {
            let owner = view.graph.view(*id).map(|owner| owner.resource.identity.pascal());
            owner.unwrap_or_default() + &pascal(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!(is_address("ops@example.com"));
        assert!(!is_address("ops@example"));
        assert!(!is_address("@example.com"));
        assert!(!is_address("o ps@example.com"));
    }
}
