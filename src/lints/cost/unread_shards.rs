//! Shards that are paid for by the hour, and that nobody reads.
//!
//! Source: Amazon Kinesis Data Streams pricing (us-east-1, read in November 2026): $0.015 for a shard and hour.

use super::money;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground;
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};

/// The row of the lint.
pub static UNREAD_SHARDS: Lint = Lint { code: codes::SLS1744, look: Look::Stack(check) };

/// US dollars for a shard and an hour.
const FOR_AN_HOUR: f64 = 0.015;

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let shown = ground::shown(graph);
    let unread = |view: &View| view.is("stream") && !shown.contains(&view.id) && view.outgoing().next().is_none();
    for view in graph.views().filter(unread) {
        let Some(shards) = view.attributes().get("shards").and_then(|_| view.attributes().int("shards")) else {
            continue;
        };
        #[expect(clippy::cast_precision_loss, reason = "money in words")]
        let month = shards as f64 * FOR_AN_HOUR * money::HOURS_IN_A_MONTH;
        let each = if shards == 1 { "one shard".to_owned() } else { format!("{shards} shards") };
        let name = view.name();
        let report = Diagnostic::new(codes::SLS1744, format!("`{name}` pays for {each} that nobody reads"))
            .at(view.attribute_span("shards"), format!("${month:.0} a month, used or not"))
            .help(format!(
                "draw the arrow to who reads it; until then, leave `shards` out: `{name}` is then paid by use",
            ));
        diagnostics.push(match ground::entry(view.attributes(), "shards") {
            Some(entry) => report.removal("take `shards` out", entry),
            None => report,
        });
    }
}
