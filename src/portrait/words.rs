//! The few words beside an arrow.

use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::kind::MetricUnit;
use crate::model::shape::{bytes, seconds};
use crate::model::value::Value;
use crate::picture::EdgeStyle;

/// What runs along a connection.
pub fn style(wire: Wire) -> EdgeStyle {
    match wire.connection.kind.mode {
        Mode::Sync => EdgeStyle::Sync,
        Mode::Async | Mode::Poll | Mode::Managed => EdgeStyle::Async,
        Mode::Code => EdgeStyle::Permission,
    }
}

/// The route or the port, and the options that say which events pass: "GET /orders", "created uploads/", "batch of 50".
pub fn on_arrow(wire: Wire) -> String {
    let options = wire.options();
    let text = |name: &str| options.text(name).map(ToOwned::to_owned);
    let ends = [port(wire), text("prefix"), text("suffix").map(|suffix| format!("…{suffix}"))];
    let filtered = ["match", "filter"].iter().any(|name| options.get(name).is_some()).then(|| "filtered".to_owned());
    let batch = written_batch(wire).map(|batch| format!("batch of {batch}"));
    let first = ends.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let words = [Some(first), filtered, batch].into_iter().flatten().filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(", ")
}

fn port(wire: Wire) -> Option<String> {
    let (from, to) = (&wire.connection.from, &wire.connection.to);
    match &from.route {
        Some(route) => Some(route.to_string()),
        None => {
            let ports = [from.port.name, to.port.name].into_iter().filter(|name| !name.is_empty());
            Some(ports.collect::<Vec<_>>().join(" "))
        }
    }
}

/// A size that the author chose; the usual one says nothing.
fn written_batch(wire: Wire) -> Option<i64> {
    match wire.options().get("batch")?.value {
        Value::Int(size) => Some(size),
        _ => None,
    }
}

/// What an alarm waits for: "visible > 0 for 5m".
pub fn condition(alarm: View) -> Option<String> {
    let Value::Condition(condition) = &alarm.attributes().get("when")?.value else { return None };
    let sign = match condition.operator {
        "GreaterThanThreshold" => ">",
        "GreaterThanOrEqualToThreshold" => "≥",
        "LessThanThreshold" => "<",
        "LessThanOrEqualToThreshold" => "≤",
        other => other,
    };
    let unit = alarm.graph.metric(condition.metric).map_or(MetricUnit::Count, |(_, metric)| metric.unit);
    let (name, threshold) = (condition.metric.name, amount(condition.threshold, unit));
    Some(format!("{name} {sign} {threshold} for {}", seconds(condition.lasting)))
}

/// A threshold as it is written in the source: whole numbers of a unit with the unit, others as CloudWatch counts them.
#[expect(clippy::cast_possible_truncation, reason = "a threshold with a unit was a whole number in the source")]
fn amount(threshold: f64, unit: MetricUnit) -> String {
    let whole = threshold as i64;
    match unit {
        MetricUnit::Count => threshold.to_string(),
        MetricUnit::Milliseconds if whole % 1000 == 0 => seconds(whole / 1000),
        MetricUnit::Milliseconds => format!("{threshold}ms"),
        MetricUnit::Seconds => seconds(whole),
        MetricUnit::Bytes => bytes(whole),
    }
}
