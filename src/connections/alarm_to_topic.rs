//! `alarm stuck { notify: operators }`: CloudWatch publishes to the topic when the alarm changes its state.
//!
//! Source: CloudWatch User Guide, "Notifying users on alarm changes", for the principal and the two conditions.

use crate::model::connection::{
    AdmitRule, ConnectionKind, End, Mode, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::graph::View;
use crate::model::value::Value;

/// The row that `notify` and `ok` of an alarm imply.
pub static ALARM_TO_TOPIC: ConnectionKind = ConnectionKind {
    name: "alarm_to_topic",
    from: Side::of("alarm"),
    to: Side::of("topic"),
    mode: Mode::Managed,
    doc: "CloudWatch publishes to the topic when the alarm goes off, or when all is well again. The topic admits \
          this alarm, by its ARN.",
    options: &[],
    grants: &[],
    admits: &[AdmitRule {
        on: End::To,
        principal: "cloudwatch.amazonaws.com",
        actions: &["sns:Publish"],
        source: |wire| wire.from.member("arn"),
        when: always,
    }],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};

/// The topics that an attribute of an alarm names: one, or a list.
pub fn topics<'a>(alarm: &View<'a>, attribute: &str) -> Vec<View<'a>> {
    let resource = |value: &Value| match value {
        Value::Resource(id) => alarm.graph.view(*id),
        _ => None,
    };
    match alarm.attributes().get(attribute).map(|spanned| &spanned.value) {
        Some(Value::List(list)) => list.iter().filter_map(|spanned| resource(&spanned.value)).collect(),
        Some(value) => resource(value).into_iter().collect(),
        None => Vec::new(),
    }
}
