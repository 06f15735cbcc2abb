//! A workflow that is paid by the step, which anyone may start.
//!
//! Sources: AWS Step Functions pricing, "Standard Workflows" (read in November 2026); OWASP API Security Top 10 (2023), API4
//! "Unrestricted Resource Consumption".

use super::closing::{self, Door};
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::{api, workflow};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_WORKFLOW: Lint = Lint { code: codes::SLS1504, look: Look::Stack(check) };

/// US dollars for a thousand state transitions, in us-east-1.
const FOR_A_THOUSAND: f64 = 0.025;

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let doors = closing::doors(graph);
    if doors.is_empty() {
        return;
    }
    let starting = Reach::of(graph, starts);
    for door in doors {
        if let Some(way) = door.way(&starting) {
            diagnostics.push(say(door, &way));
        }
    }
}

/// Whether an arrow starts a workflow whose every step is paid for.
fn starts(wire: Wire) -> bool {
    let start = wire.to.is("workflow") && wire.connection.to.port.name.is_empty();
    start && wire.from.id != wire.to.id && !workflow::is_express(&wire.to)
}

fn say(door: Door, way: &[Wire]) -> Diagnostic {
    let name = way.last().map(|start| start.to.name()).unwrap_or_default();
    let message = format!("anyone on the internet can start `{name}`, and each of its steps costs");
    let report = door.report(Diagnostic::new(codes::SLS1504, message), way);
    let report = match way.last().and_then(|start| Some((start.to.span(), bill(door, *start)?))) {
        Some((at, words)) => report.at(at, words),
        None => report,
    };
    let other = "or make it cheap to start: `type: \"express\"`; a lower `throttle` of the API bounds what is left";
    report.help(format!("{}; {other}", door.cure()))
}

/// What an hour of requests as fast as the API takes them costs, where both are known.
fn bill(door: Door, start: Wire) -> Option<String> {
    let steps = i64::try_from(start.to.attributes().list("steps").len()).ok().filter(|steps| *steps > 0)?;
    let Door::Route(route) = door else { return None };
    let (rate, _) = api::throttle(&route.from)?;
    #[expect(clippy::cast_precision_loss, reason = "money in words")]
    let dollars = (rate * 3600 * steps) as f64 / 1000.0 * FOR_A_THOUSAND;
    let steps = if steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") };
    Some(format!("{steps}, at the API's {rate} requests a second: up to ${dollars:.0} an hour"))
}
