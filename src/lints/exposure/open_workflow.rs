//! A workflow that is paid by the step, which anyone may start.
//!
//! Sources: AWS Step Functions pricing, "Standard Workflows" (read in November 2026); OWASP API Security Top 10 (2023), API4
//! "Unrestricted Resource Consumption".

use super::closing;
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
    let routes = closing::open_routes(graph);
    if routes.is_empty() {
        return;
    }
    let starting = Reach::of(graph, starts);
    routes.into_iter().filter_map(|route| starting.way(route)).for_each(|way| diagnostics.push(say(&way)));
}

/// Whether an arrow starts a workflow whose every step is paid for.
fn starts(wire: Wire) -> bool {
    let start = wire.to.is("workflow") && wire.connection.to.port.name.is_empty();
    start && wire.from.id != wire.to.id && !workflow::is_express(&wire.to)
}

fn say(way: &[Wire]) -> Diagnostic {
    let (Some(route), Some(start)) = (way.first(), way.last()) else { return Diagnostic::new(codes::SLS1504, "") };
    let name = start.to.name();
    let message = format!("anyone on the internet can start `{name}`, and each of its steps costs");
    let report = closing::report(Diagnostic::new(codes::SLS1504, message), way);
    let report = match bill(*route, *start) {
        Some(words) => report.at(start.to.span(), words),
        None => report,
    };
    report.help(format!(
        "let `{}` say who may call, or make `{name}` cheap to start: `type: \"express\"`; a `throttle` of the API bounds \
         what is left",
        closing::title(*route)
    ))
}

/// What an hour of requests as fast as the API takes them costs, where both are known.
fn bill(route: Wire, start: Wire) -> Option<String> {
    let steps = i64::try_from(start.to.attributes().list("steps").len()).ok().filter(|steps| *steps > 0)?;
    let (rate, _) = api::throttle(&route.from)?;
    #[expect(clippy::cast_precision_loss, reason = "money in words")]
    let dollars = (rate * 3600 * steps) as f64 / 1000.0 * FOR_A_THOUSAND;
    let steps = if steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") };
    Some(format!("{steps}, at the API's {rate} requests a second: up to ${dollars:.0} an hour"))
}
