//! Messages that nobody takes.
//!
//! Sources: SNS Developer Guide, "What is Amazon SNS": a message without subscribers is gone at once; SQS Developer Guide,
//! "Configuring queue parameters": one that nobody receives goes when its retention ends.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, is_declared, shown};
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::graph::{Graph, View, Wire};
use crate::model::shape::{DAY, seconds};
use crate::model::value::Value;
use std::collections::HashSet;

/// The row of the lint.
pub static UNRECEIVED_MESSAGES: Lint = Lint { code: codes::SLS1716, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let (shown, watched) = (shown(graph), watched(graph));
    let takes = |view: &View| ["topic", "bus", "queue"].iter().any(|kind| view.is(kind));
    graph
        .views()
        .filter(|view| takes(view) && !shown.contains(&view.id) && !watched.contains(&view.id))
        .for_each(|view| post(view, diagnostics));
}

/// What an alarm measures: somebody is told that messages wait, and looks.
fn watched(graph: &Graph) -> HashSet<ResourceId> {
    let alarms = graph.views().filter(|view| view.is("alarm"));
    let metric = |alarm: View| match alarm.attributes().get("when").map(|when| &when.value) {
        Some(Value::Condition(condition)) => Some(condition.metric.resource),
        _ => None,
    };
    alarms.filter_map(metric).collect()
}

fn post(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let kept = ["email", "https", "archive"].iter().any(|name| attributes.get(name).is_some());
    let taken = view.outgoing().any(|wire| wire.from.id != wire.to.id);
    if !is_declared(view) || kept || taken || attributes.bool("default") {
        return;
    }
    // Where dead letters and failures end, a person looks; alarms have a report of their own.
    let sends = |wire: &Wire| !wire.from.is("alarm") && wire.connection.from.port.name != "failure";
    if let Some(send) = view.incoming().find(sends) {
        diagnostics.push(say(view, send));
    }
}

fn say(view: View, send: Wire) -> Diagnostic {
    let name = view.name();
    let fate = match view.kind().name {
        "queue" => {
            let retention = view.attributes().seconds("retention").unwrap_or(4 * DAY);
            format!("nobody takes messages out, and each is deleted after {}", seconds(retention))
        }
        "topic" => "nobody subscribes, and each message is gone at once".to_owned(),
        _ => "no rule takes events, and each is gone at once".to_owned(),
    };
    let message = format!("what `{}` sends to `{name}` is lost", send.from.name());
    let report = Diagnostic::new(codes::SLS1716, message).at(view.span(), fate);
    along(report, &[send]).help(format!(
        "draw an arrow from `{name}` to what works on it; if that is somebody outside, tell them where it is with an output"
    ))
}
