//! Two alarms that say the same.

use super::watch::{self, Alarm};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;
use std::collections::HashMap;

/// The row of the lint.
pub static DUPLICATE_ALARM: Lint = Lint { code: codes::SLS1781, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let mut known: HashMap<String, Alarm> = HashMap::new();
    for alarm in watch::alarms(graph) {
        let first = *known.entry(key(alarm)).or_insert(alarm);
        if first.view.id != alarm.view.id {
            let (one, other) = (first.view.name(), alarm.view.name());
            diagnostics.push(
                Diagnostic::new(codes::SLS1781, format!("`{other}` goes off exactly when `{one}` does"))
                    .at(alarm.condition.span, "compares the same")
                    .at(first.condition.span, format!("as `{one}`"))
                    .help("keep one of them: `notify` takes up to five topics"),
            );
        }
    }
}

/// What decides when an alarm goes off.
fn key(alarm: Alarm) -> String {
    let (c, a) = (alarm.condition, alarm.view.attributes());
    let said = ["missing", "statistic"].map(|name| a.text(name).unwrap_or_default());
    format!("{:?} {} {} {} {said:?} {:?}", c.metric, c.operator, c.threshold, c.lasting, a.seconds("period"))
}
