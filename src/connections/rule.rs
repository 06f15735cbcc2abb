//! What all rules of EventBridge share: retries, the queue for failures, the shape of what the target gets.
//!
//! Sources: EventBridge User Guide, "Targets", "Input transformation", "Using dead-letter queues", "Quotas".

use super::filter;
use crate::diagnostics::{Diagnostics, deliveries, schedules};
use crate::kinds::common;
use crate::model::connection::{AdmitRule, Crypto, End, GrantRule, On, always};
use crate::model::grant::EVENTS;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, DAY, Fallback, HOUR, MINUTE, Shape, TEXT, Text};
use crate::model::template::{Entry, Node};
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;

/// `retries: 24`
pub const RETRIES: Attribute = Attribute {
    name: "retries",
    shape: Shape::Int(0, 185),
    fallback: Fallback::Int(24),
    doc: "How often EventBridge tries again to hand an event over.",
};

/// `max_age: 1h`
pub const MAX_AGE: Attribute = Attribute {
    name: "max_age",
    shape: Shape::Duration(MINUTE, DAY),
    fallback: Fallback::Seconds(HOUR),
    doc: "For how long it tries.",
};

/// `enabled: false`
pub const ENABLED: Attribute = Attribute {
    name: "enabled",
    shape: Shape::Bool,
    fallback: Fallback::Bool(true),
    doc: "Whether the rule is on; what happens while it is off passes by unseen.",
};

/// `name: "images"`
pub const NAME: Attribute = Attribute {
    name: "name",
    shape: Shape::Text(Text::that(32, is_word, "a name of letters, digits and `_`").now()),
    fallback: Fallback::Absent,
    doc: "Tells two arrows between the same ends apart.",
};

/// `path: "$.detail"`
pub const PATH: Attribute = Attribute {
    name: "path",
    shape: Shape::Text(Text::that(256, |text| text.starts_with('$'), "a path that begins with `$`")),
    fallback: Fallback::Derived("the whole event"),
    doc: "The part of the event that the target gets: `$.detail`.",
};

/// `input: { job: "sweep" }`
pub const INPUT: Attribute = Attribute {
    name: "input",
    shape: Shape::Json,
    fallback: Fallback::Absent,
    doc: "What the target gets instead of the event: always the same.",
};

/// `transform: { take: { key: "$.detail.object.key" }, give: { file: "<key>" } }`
pub const TRANSFORM: Attribute = Attribute {
    name: "transform",
    shape: Shape::Object(TRANSFORM_ENTRIES),
    fallback: Fallback::Absent,
    doc: "What the target gets instead of the event, made from parts of it.",
};

/// `group: "orders"`
pub const GROUP: Attribute = Attribute {
    name: "group",
    shape: Shape::Text(Text::up_to(128)),
    fallback: Fallback::Absent,
    doc: "The message group of a FIFO queue that all events of this arrow belong to.",
};

static TRANSFORM_ENTRIES: &[Attribute] = &[
    Attribute {
        name: "take",
        shape: Shape::Map(&TEXT),
        fallback: Fallback::Absent,
        doc: "Names for parts of the event: `{ key: \"$.detail.object.key\" }`.",
    },
    Attribute {
        name: "give",
        shape: Shape::Json,
        fallback: Fallback::Required,
        doc: "What the target gets, with `<key>` where the part of that name goes.",
    },
];

/// EventBridge's limit for a pattern, in characters.
const LONGEST_PATTERN: usize = 2048;

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// EventBridge may put what it cannot deliver into the queue for failures.
pub const ADMIT_TO_SINK: AdmitRule = AdmitRule {
    on: End::Sink,
    principal: "events.amazonaws.com",
    actions: &["sqs:SendMessage"],
    source: arn,
    when: always,
};

/// EventBridge may do something at the target.
pub const fn admit(actions: &'static [&'static str]) -> AdmitRule {
    AdmitRule { on: End::To, principal: "events.amazonaws.com", actions, source: arn, when: always }
}

/// The role that EventBridge assumes for rules of this source may do something at the target.
pub const fn grant(actions: &'static [&'static str], crypto: Crypto) -> GrantRule {
    GrantRule { holder: End::From, principal: &EVENTS, actions, on: On::Member(End::To, "arn"), crypto, when: always }
}

/// The ARN of the rule.
pub fn arn(wire: &Wire) -> Node {
    Node::att(wire.logical(), "Arn")
}

/// How EventBridge gets the right to use a target.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The target's policy lets it in.
    Policy,
    /// It assumes a role, which must have its policy first.
    Role,
}

/// A rule that sends what matches to the resource at the arrow's end. `bus` is the bus's name, but for the default bus.
pub fn entry(wire: &Wire, bus: Option<Node>, pattern: Node, access: Access) -> Entry {
    let entry = Entry::new("AWS::Events::Rule", wire.span())
        .with("Description", Node::text(wire.text()))
        .with_some("EventBusName", bus)
        .with("EventPattern", pattern)
        .with("State", state(wire))
        .with("Targets", Node::list([target(wire, access)]))
        .with("Tags", common::tags(&wire.from));
    match access {
        Access::Policy => entry,
        Access::Role => entry.after(wire.from.policy(&EVENTS)),
    }
}

/// Off by the author's word, or by the kill switch of the function at the end.
fn state(wire: &Wire) -> Node {
    let word = |on: bool| Node::text(if on { "ENABLED" } else { "DISABLED" });
    let switch = wire.to.is("function").then(|| crate::kinds::switch(&wire.to)).flatten();
    match switch {
        _ if !wire.options().bool("enabled") => word(false),
        Some(switch) => Node::If(switch, Box::new(word(true)), Box::new(word(false))),
        None => word(true),
    }
}

fn target(wire: &Wire, access: Access) -> Node {
    let o = wire.options();
    let id: String = wire.to.logical().as_str().chars().take(64).collect();
    let sink = wire.sink().map(|sink| Node::map([("Arn", sink.member("arn"))]));
    let group = o.get("group").map(|group| Node::map([("MessageGroupId", wire.graph.node(&group.value))]));
    let key = o.get("partition_key").map(|key| Node::map([("PartitionKeyPath", wire.graph.node(&key.value))]));
    let role = (access == Access::Role).then(|| Node::att(wire.from.role(&EVENTS), "Arn"));
    let retry = Node::map([
        ("MaximumEventAgeInSeconds", o.seconds("max_age").map_or(Node::Null, Node::Int)),
        ("MaximumRetryAttempts", o.int("retries").map_or(Node::Null, Node::Int)),
    ]);
    let path = o.get("path").map(|path| wire.graph.node(&path.value));
    let input = o.get("input").map(|input| Node::JsonText(Box::new(wire.graph.node(&input.value))));
    Node::map([
        ("Id", Node::text(id)),
        ("Arn", wire.to.member("arn")),
        ("RoleArn", role.unwrap_or(Node::Null)),
        ("SqsParameters", group.unwrap_or(Node::Null)),
        ("KinesisParameters", key.unwrap_or(Node::Null)),
        ("InputPath", path.unwrap_or(Node::Null)),
        ("Input", input.unwrap_or(Node::Null)),
        ("InputTransformer", transformer(wire).unwrap_or(Node::Null)),
        ("RetryPolicy", retry),
        ("DeadLetterConfig", sink.unwrap_or(Node::Null)),
    ])
}

fn transformer(wire: &Wire) -> Option<Node> {
    let transform = wire.options().object("transform")?;
    let take = transform.get("take").map(|take| wire.graph.node(&take.value));
    let give = match wire.graph.node(&transform.get("give")?.value) {
        Node::Text(text) => Node::Text(template(&text).into()),
        node => Node::JsonText(Box::new(node)),
    };
    Some(Node::map([("InputPathsMap", take.unwrap_or(Node::Null)), ("InputTemplate", give)]))
}

/// A template is JSON: plain words get their quotation marks.
fn template(text: &str) -> String {
    match text.trim_start().chars().next() {
        Some('{' | '[' | '"' | '<') => text.to_owned(),
        _ => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Mistakes that rules of every source can have.
pub fn check(wire: &Wire, pattern: &Node, written: Span, diagnostics: &mut Diagnostics) {
    pattern_is_short_enough(pattern, written, diagnostics);
    target_gets_one_input(wire, diagnostics);
    placeholders_are_taken(wire, diagnostics);
    fifo_targets_have_a_group(wire, diagnostics);
}

fn pattern_is_short_enough(pattern: &Node, written: Span, diagnostics: &mut Diagnostics) {
    let length = filter::length(pattern);
    if length > LONGEST_PATTERN {
        diagnostics.push(deliveries::oversized_pattern(length, LONGEST_PATTERN, written));
    }
}

fn target_gets_one_input(wire: &Wire, diagnostics: &mut Diagnostics) {
    let o = wire.options();
    let mut written = ["path", "input", "transform"].into_iter().filter(|name| o.get(name).is_some());
    if let (Some(first), Some(second)) = (written.next(), written.next()) {
        diagnostics.push(deliveries::several_inputs(
            first,
            o.span(first, wire.span()),
            second,
            wire.option_span(second),
        ));
    }
}

fn placeholders_are_taken(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(transform) = wire.options().object("transform") else { return };
    let Some(give) = transform.get("give") else { return };
    let mut names = Vec::new();
    placeholders(&give.value, &mut names);
    let taken = transform.map("take");
    for name in names {
        let known = taken.is_some_and(|taken: &Fields| taken.contains_key(name.as_str()));
        if !known && !name.starts_with("aws.events.") {
            let candidates = taken.into_iter().flat_map(|taken| taken.keys()).map(ecow::EcoString::as_str);
            diagnostics.push(deliveries::unknown_placeholder(&name, candidates, give.span));
        }
    }
}

/// The names between `<` and `>` in all texts of a value.
fn placeholders(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Text(text) => names.extend(text.split('<').skip(1).filter_map(placeholder)),
        Value::List(list) => list.iter().for_each(|Spanned { value, .. }| placeholders(value, names)),
        Value::Object(fields) => fields.values().for_each(|Spanned { value, .. }| placeholders(value, names)),
        _ => {}
    }
}

fn placeholder(behind: &str) -> Option<String> {
    let (name, _) = behind.split_once('>')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    (!name.is_empty() && name.chars().all(plain)).then(|| name.to_owned())
}

fn fifo_targets_have_a_group(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (fifo, group) = (wire.to.attributes().bool("fifo"), wire.options().get("group"));
    match wire.to.kind().name {
        "topic" if fifo => {
            diagnostics.push(deliveries::rule_to_fifo_topic(&wire.to.name(), wire.connection.to.span, wire.to.span()));
        }
        "queue" if fifo && group.is_none() => {
            diagnostics.push(deliveries::ungrouped(&wire.to.name(), wire.connection.to.span, wire.to.span()));
        }
        "queue" if !fifo => {
            if let Some(group) = group {
                diagnostics.push(deliveries::useless_group(&wire.to.name(), group.span, wire.to.span()));
            }
        }
        _ => {}
    }
    let attributes = wire.to.attributes();
    if wire.to.is("queue") && fifo && attributes.text("deduplication") == Some("id") {
        let queue = wire.to.attribute_span("deduplication");
        diagnostics.push(schedules::no_deduplication(&wire.text(), "a rule", wire.span(), queue));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_become_json() {
        assert_eq!(template("file <key>"), "\"file <key>\"");
        assert_eq!(template("{\"file\": <key>}"), "{\"file\": <key>}");
    }

    #[test]
    fn placeholders_are_names_in_angle_brackets() {
        let mut names = Vec::new();
        placeholders(&Value::Text("<a> < b > <c.d>".into()), &mut names);
        assert_eq!(names, ["a", "c.d"]);
    }
}
