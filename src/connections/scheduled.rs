//! What all arrows from a schedule share: each is a schedule of AWS, with one target.
//!
//! Source: EventBridge Scheduler User Guide, "Using templated targets", "Configuring a dead-letter queue". The role's
//! rights must be there first, as Scheduler tests the role when the schedule is made.

use crate::kinds::{self, common};
use crate::model::connection::{Crypto, End, GrantRule, On, always};
use crate::model::grant::SCHEDULER;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, MINUTE, Shape};
use crate::model::template::{Entry, Node, Template};

/// `input: { depth: 7 }`
pub const INPUT: Attribute = Attribute::new(
    "input",
    Shape::Json,
    Fallback::Derived("an event that tells the schedule and the time"),
    "What the target gets. `<aws.scheduler.scheduled-time>` in a text becomes the time that was meant.",
);

/// What the schedule's role may do with the target.
pub const fn may(actions: &'static [&'static str], crypto: Crypto) -> GrantRule {
    GrantRule {
        holder: End::From,
        principal: &SCHEDULER,
        actions,
        on: On::Member(End::To, "arn"),
        crypto,
        when: always,
    }
}

/// It puts what it could not deliver into the queue for failures.
pub const MAY_GIVE_UP: GrantRule = GrantRule {
    holder: End::From,
    principal: &SCHEDULER,
    actions: &["sqs:SendMessage"],
    on: On::Member(End::Sink, "arn"),
    crypto: Crypto::Write,
    when: always,
};

/// The input as JSON: a text becomes a quoted one.
pub fn json(wire: &Wire) -> Node {
    wire.options().get("input").map_or(Node::Null, |input| match wire.graph.node(&input.value) {
        Node::Null => Node::Null,
        node => Node::JsonText(Box::new(node)),
    })
}

/// The input as a message: a text stays as it is.
pub fn message(wire: &Wire) -> Node {
    match wire.options().get("input").map(|input| wire.graph.node(&input.value)) {
        Some(text @ (Node::Text(_) | Node::Sub(_) | Node::Ref(_) | Node::Att(..) | Node::Pseudo(_))) => text,
        _ => json(wire),
    }
}

/// Adds the schedule. `input` is what the target gets, `more` are parameters of the target's own sort.
pub fn lower(wire: &Wire, input: Node, more: &[(&'static str, Node)], template: &mut Template) {
    let a = wire.from.attributes();
    let retry = [
        ("MaximumRetryAttempts", a.int("retries").map_or(Node::Null, Node::Int)),
        ("MaximumEventAgeInSeconds", Node::Int(kinds::max_age(a))),
    ];
    let give_up = wire.sink().map_or(Node::Null, |queue| Node::map([("Arn", queue.member("arn"))]));
    let target = [
        ("Arn", wire.to.member("arn")),
        ("RoleArn", Node::att(wire.from.role(&SCHEDULER), "Arn")),
        ("Input", input),
        ("RetryPolicy", Node::map(retry)),
        ("DeadLetterConfig", give_up),
    ];
    let entry = Entry::new("AWS::Scheduler::Schedule", wire.span())
        .after(wire.from.policy(&SCHEDULER))
        .with_some("Description", common::description(&wire.from, 512))
        .with("ScheduleExpression", kinds::expression(a))
        .with_some("ScheduleExpressionTimezone", a.text("timezone").map(Node::text))
        .with_some("StartDate", utc(wire, "start"))
        .with_some("EndDate", utc(wire, "end"))
        .with("FlexibleTimeWindow", window(wire))
        .with_some("State", state(wire))
        .with("Target", Node::map(target.into_iter().chain(more.iter().cloned())));
    template.add(wire.logical(), entry);
}

fn utc(wire: &Wire, name: &str) -> Option<Node> {
    wire.from.attributes().text(name).map(|date| Node::text(format!("{date}Z")))
}

fn window(wire: &Wire) -> Node {
    match wire.from.attributes().seconds("window") {
        Some(seconds) => {
            Node::map([("Mode", Node::text("FLEXIBLE")), ("MaximumWindowInMinutes", Node::Int(seconds / MINUTE))])
        }
        None => Node::map([("Mode", Node::text("OFF"))]),
    }
}

/// Off by the author's word, outside the region where it is active, or by the kill switch of the function that it
/// starts.
fn state(wire: &Wire) -> Option<Node> {
    let a = wire.from.attributes();
    if !a.bool("enabled") || common::stands_by(a, &wire.from) {
        return Some(Node::text("DISABLED"));
    }
    let (on, off) = (Node::text("ENABLED"), Node::text("DISABLED"));
    kinds::switch(&wire.to).map(|switch| Node::If(switch, Box::new(on), Box::new(off)))
}
