//! `schedule`: Amazon EventBridge Scheduler.
//!
//! A schedule of AWS has exactly one target. So each arrow from a `schedule` becomes one, and what they share (when,
//! how often again) is said once; the resources themselves are lowered by the connections.

mod cron;
mod dates;

use super::common;
use crate::diagnostics::{Diagnostics, regions as regions_say, schedules as say};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::kind::{Kind, Port};
use crate::model::shape::{self, Attribute, DAY, Fallback, HOUR, MINUTE, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use crate::model::value::Value;

/// The row of `schedule`.
pub static SCHEDULE: Kind = Kind {
    name: "schedule",
    summary: "A clock that starts things: every so often, at certain times, or once (Amazon EventBridge Scheduler).",
    doc: "Exactly one of `rate`, `cron` and `at` says when. What is started with an arrow gets the arrow's `input`. \
          A delivery that fails is tried `retries` times again, but not beyond the next one, and then goes to the \
          target's queue for failures, or to the schedule's own, `.failures`, where the target has none.\n\n\
          A clock is exact to the minute. It may tick twice for one time: what it starts should not mind.",
    example: "schedule nightly { cron: \"0 2 * * ? *\", timezone: \"Europe/Vienna\" }\n\n\
              function report { code: \"./functions/report\", handler: \"app.handler\", runtime: \"python3.13\" }\n\n\
              nightly -> report { input: { depth: 7 } }\n",
    ty: "AWS::Scheduler::Schedule",
    rank: 60,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "each time that it strikes")],
    inputs: &[],
    members: &[],
    metrics: &[],
    companions: &[common::FAILURE_QUEUE],
    scope: Scope::regional,
    check,
    lower: |_: &View, _: &mut Template| {},
};

const MOMENT: Shape = Shape::Text(Text { words: "a date like `2027-01-31T08:00:00`", ..Text::ANY.now() });

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "rate",
        Shape::Duration(MINUTE, 3650 * DAY),
        Fallback::Absent,
        "How often, in whole minutes: `5m`, `1h`, `1d`. The first time is when it is deployed, or `start`.",
    ),
    Attribute::new(
        "cron",
        Shape::Text(Text::ANY.now()),
        Fallback::Absent,
        "At which times: minute, hour, day of the month, month, day of the week, year. One of the two days is `?`: \
         `0 2 * * ? *` is every night at two.",
    ),
    Attribute::new("at", MOMENT, Fallback::Absent, "Once, at this time: `2027-01-31T08:00:00`."),
    Attribute::new(
        "timezone",
        Shape::Text(Text::ANY.now()),
        Fallback::Word("UTC"),
        "Where the clock hangs, by the IANA name: `Europe/Vienna`. It follows daylight saving time there.",
    ),
    Attribute::new(
        "window",
        Shape::Duration(MINUTE, DAY),
        Fallback::Absent,
        "How much later it may strike, so that not everything starts at once; in whole minutes.",
    ),
    Attribute::new("start", MOMENT, Fallback::Absent, "Not before this time, in UTC."),
    Attribute::new("end", MOMENT, Fallback::Absent, "Not after this time, in UTC."),
    Attribute::new(
        "active",
        common::ACTIVE,
        Fallback::Absent,
        "In a service of several regions: whether it strikes in the home region alone, and is there but switched off \
         in the others, where one `aws scheduler update-schedule` starts it; or in every region.",
    ),
    Attribute::new("enabled", Shape::Bool, Fallback::Bool(true), "Whether it strikes at all."),
    Attribute::new(
        "retries",
        Shape::Int(0, 185),
        Fallback::Int(3),
        "How often a delivery is tried again. Errors in the code of a function are the function's own matter.",
    ),
    Attribute::new(
        "max_age",
        Shape::Duration(MINUTE, DAY),
        Fallback::Derived("until the next time, at most an hour"),
        "How long a delivery is tried.",
    ),
    common::FAILURES,
];

/// The IANA names of time zones, one on each line: from the tz database, release 2025b.
static ZONES: &str = include_str!("../../../data/timezones.txt");

const TIMES: [&str; 3] = ["rate", "cron", "at"];

fn check(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let written = |name: &&str| a.values.get(*name).is_some_and(|given| given.value != Value::None);
    let times: Vec<&str> = TIMES.into_iter().filter(written).collect();
    match times.as_slice() {
        [] => diagnostics.push(say::no_time(&view.name(), view.span())),
        [_] => {}
        [first, second, ..] => {
            diagnostics.push(say::several_times(
                first,
                view.attribute_span(first),
                second,
                view.attribute_span(second),
            ));
        }
    }
    // Where names are unknown, an arrow may have been meant to begin here.
    let misread = diagnostics.iter().any(|diagnostic| diagnostic.code.id.starts_with("SLS02"));
    // An arrow without meaning was reported already.
    let unwired = || view.graph.architecture.arrows.iter().all(|arrow| arrow.from.resource != view.id);
    if !misread && view.outgoing().next().is_none() && unwired() {
        diagnostics.push(say::no_arrow(&view.name(), view.span()));
    }
    check_active(view, diagnostics);
    check_times(view, diagnostics);
    check_bounds(view, diagnostics);
    if let Some(queue) = view.refers("failures").filter(|queue| queue.attributes().bool("fifo")) {
        let at = view.attribute_span("failures");
        diagnostics.push(crate::diagnostics::functions::fifo_destination(&queue.name(), "queue", at, queue.span()));
    }
}

/// A clock that strikes in several regions at once, or in none, is meant by nobody.
fn check_active(view: &View, diagnostics: &mut Diagnostics) {
    let regions: Vec<&str> = view.stacks().filter_map(|(_, stack)| stack.region.as_deref()).collect();
    let home = view.graph.architecture.plan.home().unwrap_or_default();
    match view.attributes().text("active") {
        None if regions.len() > 1 => diagnostics.push(regions_say::unsaid_clock(&view.name(), &regions, view.span())),
        Some("home") if !regions.is_empty() && !regions.contains(&home) => {
            let (at, within) = (view.attribute_span("active"), view.resource.placement.span);
            diagnostics.push(regions_say::stopped_clock(&view.name(), home, at, within));
        }
        _ => {}
    }
}

fn check_times(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    for name in ["rate", "window"] {
        if let Some(seconds) = a.seconds(name).filter(|seconds| *seconds > MINUTE && seconds % MINUTE != 0) {
            diagnostics.push(say::broken_minutes(name, seconds, view.attribute_span(name)));
        }
    }
    if let Some(Err(why)) = a.text("cron").map(cron::parse) {
        diagnostics.push(say::malformed_cron(&why, view.attribute_span("cron")));
    }
    let written = a.text("timezone").filter(|_| a.get("timezone").is_some());
    if let Some(zone) = written.filter(|zone| !ZONES.lines().any(|known| known == *zone)) {
        diagnostics.push(say::unknown_time_zone(zone, view.attribute_span("timezone"), ZONES.lines()));
    }
    for name in ["at", "start", "end"] {
        if let Some(why) = a.text(name).and_then(dates::fault) {
            diagnostics.push(say::malformed_date(&why, view.attribute_span(name)));
        }
    }
}

fn check_bounds(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    if a.get("at").is_some() {
        for name in ["start", "end"].into_iter().filter(|name| a.get(name).is_some()) {
            diagnostics.push(say::bounded_moment(name, view.attribute_span(name), view.attribute_span("at")));
        }
        return;
    }
    // Dates of one form are in the order of their texts.
    if let (Some(start), Some(end)) = (a.text("start"), a.text("end"))
        && end <= start
        && [start, end].iter().all(|date| dates::fault(date).is_none())
    {
        diagnostics.push(say::end_before_start(view.attribute_span("end"), view.attribute_span("start")));
    }
    if let (Some(age), Some(period)) = (a.get("max_age").and_then(|_| a.seconds("max_age")), period(a))
        && age > period
    {
        let report = say::age_over_period(age, period, view.attribute_span("max_age"));
        diagnostics.push(report.value("max_age", view.own_value("max_age"), shape::seconds(period)));
    }
}

/// The shortest time between two strikes, where it is known.
pub fn period(attributes: &Attributes) -> Option<i64> {
    let by_cron = || cron::parse(attributes.text("cron")?).ok().map(|cron| cron.period);
    attributes.seconds("rate").or_else(by_cron)
}

/// How long a delivery is tried: not beyond the next one.
pub fn max_age(attributes: &Attributes) -> i64 {
    attributes.seconds("max_age").unwrap_or_else(|| period(attributes).unwrap_or(HOUR).clamp(MINUTE, HOUR))
}

/// `ScheduleExpression`
pub fn expression(attributes: &Attributes) -> Node {
    let rate = |seconds: i64| {
        let units = [(DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")];
        let (length, unit) = units.into_iter().find(|(length, _)| seconds % length == 0).unwrap_or((MINUTE, "minute"));
        let count = seconds / length;
        format!("rate({count} {unit}{})", if count == 1 { "" } else { "s" })
    };
    let cron = || attributes.text("cron").map(|fields| format!("cron({fields})"));
    let at = || attributes.text("at").map(|moment| format!("at({moment})"));
    attributes.seconds("rate").map(rate).or_else(cron).or_else(at).map_or(Node::Null, Node::text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::Spanned;
    use crate::source::Span;

    fn written(name: &str, value: Value) -> Attributes {
        let values = [(name.into(), Spanned::new(value, Span::NOWHERE))].into_iter().collect();
        Attributes { table: ATTRIBUTES, values }
    }

    #[test]
    fn a_rate_is_told_in_its_largest_unit() {
        let rate = |seconds| expression(&written("rate", Value::Duration(seconds)));
        assert_eq!(rate(MINUTE), Node::text("rate(1 minute)"));
        assert_eq!(rate(90 * MINUTE), Node::text("rate(90 minutes)"));
        assert_eq!(rate(2 * HOUR), Node::text("rate(2 hours)"));
        assert_eq!(rate(7 * DAY), Node::text("rate(7 days)"));
    }

    #[test]
    fn nothing_is_tried_beyond_the_next_time() {
        assert_eq!(max_age(&written("rate", Value::Duration(5 * MINUTE))), 5 * MINUTE);
        assert_eq!(max_age(&written("cron", Value::Text("0/10 * * * ? *".into()))), 10 * MINUTE);
        assert_eq!(max_age(&written("cron", Value::Text("0 2 * * ? *".into()))), HOUR);
        assert_eq!(max_age(&written("at", Value::Text("2027-01-31T08:00:00".into()))), HOUR);
    }

    #[test]
    fn the_list_of_time_zones_is_whole() {
        assert!(
            ["UTC", "Europe/Vienna", "America/New_York"].iter().all(|zone| ZONES.lines().any(|line| line == *zone))
        );
        assert!(ZONES.lines().is_sorted());
    }
}
