//! `alarm`: Amazon CloudWatch alarms.

use super::common;
use crate::connections::alarm_to_topic;
use crate::diagnostics::{Diagnostics, alarms as say, sites};
use crate::model::graph::{Condition, View};
use crate::model::kind::{Kind, Member, MemberFrom, Metric};
use crate::model::region::EDGE;
use crate::model::shape::{Attribute, DAY, Fallback, HOUR, MINUTE, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use crate::model::value::{Spanned, Value};

/// The row of `alarm`.
pub static ALARM: Kind = Kind {
    name: "alarm",
    summary: "Tells somebody when a metric is not as it should be (Amazon CloudWatch).",
    doc: "The condition compares a metric of a resource: `orders.dead.visible > 0 for 5m` holds when it was true in \
          each of five minutes. `notify` names the topic that hears of it; the topic admits this alarm and no other. \
          A metric without data counts as fine, since most metrics pause when nothing happens; for a heartbeat say \
          `missing: \"breaching\"`.",
    example: "topic operators { email: [\"ops@example.com\"] }\n\nqueue orders {}\n\n\
              function charge { code: \"./functions/charge\", handler: \"app.handler\", runtime: \"python3.13\" }\n\n\
              orders -> charge\n\n\
              alarm stuck_orders { when: orders.dead.visible > 0 for 5m, notify: operators }\n",
    ty: "AWS::CloudWatch::Alarm",
    rank: 90,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The alarm's name." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The alarm's ARN." },
    ],
    metrics: &[],
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

const TOPICS: Shape = Shape::Either(&[Shape::Kind("topic"), Shape::List(&Shape::Kind("topic"), 1, 5), Shape::Off]);

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new("when", Shape::Condition, Fallback::Required, "What is wrong when it holds."),
    Attribute::new(
        "notify",
        TOPICS,
        Fallback::Absent,
        "The topic, or up to five, that hears when it begins to hold; `none` for nobody.",
    ),
    Attribute::new("ok", TOPICS, Fallback::Absent, "The topic, or up to five, that hears when all is well again."),
    Attribute::new(
        "missing",
        Shape::OneOf(&["not_breaching", "breaching", "ignore", "missing"]),
        Fallback::Word("not_breaching"),
        "What a period without data counts as: fine, wrong, as before, or unknown.",
    ),
    Attribute::new(
        "statistic",
        Shape::OneOf(&["sum", "average", "maximum", "minimum", "samples", "p50", "p90", "p95", "p99", "p99.9"]),
        Fallback::Derived("what suits the metric"),
        "How the values of a period become one number.",
    ),
    Attribute::new(
        "period",
        Shape::Duration(10, DAY),
        Fallback::Derived("`1m`, or longer where `for` is more than a day"),
        "The step in which the metric is looked at: 10s, 20s, 30s or whole minutes.",
    ),
    Attribute::new(
        "description",
        Shape::Text(Text::up_to(1024)),
        Fallback::Derived("the doc comment"),
        "What whoever is woken should know.",
    ),
    Attribute::new(
        "name",
        Shape::Text(Text::up_to(255)),
        Fallback::Derived("a name that AWS makes"),
        "A name of your choice; a second stack of this source in the account then needs another one.",
    ),
];

/// The comparison of an alarm.
pub fn condition<'a>(view: &View<'a>) -> Option<&'a Condition> {
    match view.attributes().get("when") {
        Some(Spanned { value: Value::Condition(condition), .. }) => Some(condition),
        _ => None,
    }
}

/// How an alarm looks at its metric: the length of a period in seconds, and how many of them.
///
/// CloudWatch takes at most a day together, or a week in periods of an hour and longer (CloudWatch User Guide,
/// "Evaluating an alarm").
fn window(view: &View, condition: &Condition) -> (i64, i64) {
    let lasting = condition.lasting.max(1);
    let usual = if lasting > DAY { HOUR } else { MINUTE };
    let period = view.attributes().seconds("period").unwrap_or(usual);
    (period, (lasting / period).max(1))
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    let Some(condition) = condition(view) else { return };
    somebody_hears_it(view, diagnostics);
    the_condition_can_change(view, condition, diagnostics);
    the_window_is_possible(view, condition, diagnostics);
    the_metric_is_reported_here(view, condition, diagnostics);
}

/// CloudFront reports to us-east-1 alone, and an alarm reads the metrics of its own region.
fn the_metric_is_reported_here(view: &View, condition: &Condition, diagnostics: &mut Diagnostics) {
    let source = view.graph.view(condition.metric.resource).filter(|source| source.is("site"));
    if let Some(source) = source.filter(|_| view.region() != Some(EDGE)) {
        let at = view.attribute_span("when");
        diagnostics.push(sites::unmeasured_here(&view.name(), &source.name(), view.region(), at));
    }
}

fn somebody_hears_it(view: &View, diagnostics: &mut Diagnostics) {
    let said = |name| view.attributes().values.contains_key(name);
    if !said("notify") && !said("ok") {
        diagnostics.push(say::unheard_alarm(view.span(), &view.name()));
    }
}

/// No metric of AWS is below zero, so some comparisons always hold and some never do.
fn the_condition_can_change(view: &View, condition: &Condition, diagnostics: &mut Diagnostics) {
    let always = match condition.operator {
        "GreaterThanOrEqualToThreshold" if condition.threshold <= 0.0 => true,
        "GreaterThanThreshold" if condition.threshold < 0.0 => true,
        "LessThanThreshold" if condition.threshold <= 0.0 => false,
        "LessThanOrEqualToThreshold" if condition.threshold < 0.0 => false,
        _ => return,
    };
    diagnostics.push(say::constant_condition(condition.span, view.span(), always));
}

fn the_window_is_possible(view: &View, condition: &Condition, diagnostics: &mut Diagnostics) {
    let (period, count) = window(view, condition);
    let step = [10, 20, 30].contains(&period) || period % MINUTE == 0;
    if !step {
        diagnostics.push(say::alarm_period(view.attribute_span("period"), period));
        return;
    }
    let longest = if period >= HOUR { 7 * DAY } else { DAY };
    if period * count > longest {
        diagnostics.push(say::alarm_too_long(condition.span, condition.lasting, period, longest));
    } else if condition.lasting > 0 && condition.lasting != period * count {
        diagnostics.push(say::alarm_uneven(condition.span, condition.lasting, period));
    }
}

fn lower(view: &View, template: &mut Template) {
    let Some(condition) = condition(view) else { return };
    let Some((source, metric)) = view.graph.metric(condition.metric) else { return };
    let (period, count) = window(view, condition);
    let dimension = |(name, value): (&'static str, Node)| Node::map([("Name", Node::text(name)), ("Value", value)]);
    let description = view.property("description").or_else(|| view.resource.doc.clone().map(Node::Text));
    let (statistic, percentile) = statistic(view, metric);
    let entry = common::entry(view)
        .with_some("AlarmName", view.property("name"))
        .with_some("AlarmDescription", description)
        .with("Namespace", Node::text(metric.namespace))
        .with("MetricName", Node::text(super::api::metric_name(&source, metric)))
        .with("Dimensions", Node::list((metric.dimensions)(&source).into_iter().map(dimension)))
        .with("Statistic", statistic)
        .with("ExtendedStatistic", percentile)
        .with("Period", Node::Int(period))
        .with("EvaluationPeriods", Node::Int(count))
        .with("ComparisonOperator", Node::text(condition.operator))
        .with("Threshold", number(condition.threshold))
        .with("TreatMissingData", Node::text(missing(view)))
        .with("AlarmActions", actions(view, "notify"))
        .with("OKActions", actions(view, "ok"))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

/// `Statistic` or `ExtendedStatistic`: the author's, or the metric's own.
fn statistic(view: &View, metric: &Metric) -> (Node, Node) {
    let own = view.attributes().text("statistic").map(|word| match word {
        "sum" => "Sum",
        "average" => "Average",
        "maximum" => "Maximum",
        "minimum" => "Minimum",
        "samples" => "SampleCount",
        percentile => percentile,
    });
    let chosen = own.unwrap_or(metric.statistic);
    match chosen.starts_with('p') {
        true => (Node::Null, Node::text(chosen)),
        false => (Node::text(chosen), Node::Null),
    }
}

fn missing(view: &View) -> &'static str {
    match view.attributes().text("missing") {
        Some("breaching") => "breaching",
        Some("ignore") => "ignore",
        Some("missing") => "missing",
        _ => "notBreaching",
    }
}

fn actions(view: &View, attribute: &str) -> Node {
    let topics = alarm_to_topic::topics(view, attribute);
    if topics.is_empty() { Node::Null } else { Node::list(topics.iter().map(|topic| topic.member("arn"))) }
}

/// A threshold without a needless `.0`.
fn number(threshold: f64) -> Node {
    let whole = threshold as i64;
    if whole as f64 == threshold { Node::Int(whole) } else { Node::Number(threshold) }
}
