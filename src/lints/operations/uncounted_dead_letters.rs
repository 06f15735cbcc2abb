//! An alarm on a number that does not count what it waits for.
//!
//! Source: Amazon SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS": messages that a redrive policy moves
//! into a dead-letter queue are not part of `NumberOfMessagesSent`.

use super::watch;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::graph::Graph;
use std::collections::HashSet;

/// The row of the lint.
pub static UNCOUNTED_DEAD_LETTERS: Lint = Lint { code: codes::SLS1773, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let queues = graph.views().filter(|view| view.is("queue"));
    let dead: HashSet<ResourceId> = queues.filter_map(|queue| queue.companion("dead")).map(|dead| dead.id).collect();
    for alarm in watch::alarms(graph).filter(|alarm| alarm.metric.name == "sent" && alarm.is_upper()) {
        // Whoever sends there by himself is counted.
        if !dead.contains(&alarm.source.id) || alarm.source.incoming().next().is_some() {
            continue;
        }
        let message = format!("`{}` stays at 0 when SQS moves a message there", alarm.subject());
        let report = Diagnostic::new(codes::SLS1773, message)
            .at(alarm.condition.span, "never goes off")
            .at(alarm.source.span(), "filled by SQS alone, when messages have failed often enough")
            .help("compare `.visible`, the messages that wait there");
        diagnostics.push(match alarm.rewritten("visible", "0", alarm.condition.lasting) {
            Some(text) => report.fix(format!("write `{text}`"), alarm.condition.span, text.clone()),
            None => report,
        });
    }
}
