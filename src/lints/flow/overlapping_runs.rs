//! A clock that strikes again before the last run is over.
//!
//! Source: EventBridge Scheduler User Guide, "Schedule types": each time starts an invocation of its own, whatever became of
//! the last one.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds;
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::shape::seconds;

/// The row of the lint.
pub static OVERLAPPING_RUNS: Lint = Lint { code: codes::SLS1407, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let works = wire.from.is("schedule") && (wire.to.is("function") || wire.to.is("workflow"));
    let Some(period) = kinds::period(wire.from.attributes()).filter(|_| works) else { return };
    let time = limits::longest(wire.to);
    // With one environment, the next one waits for the last.
    if time > period && wire.to.attributes().int("concurrency").is_none_or(|most| most > 1) {
        diagnostics.push(report(wire, period, time));
    }
}

fn report(wire: Wire, period: i64, time: i64) -> Diagnostic {
    let (clock, name) = (wire.from.name(), wire.to.name());
    let at_once = (time + period - 1) / period;
    let message = format!(
        "`{clock}` starts `{name}` every {}, and one run may take {}: up to {at_once} run at once",
        seconds(period),
        seconds(time)
    );
    let when = if wire.from.attributes().get("rate").is_some() { "rate" } else { "cron" };
    let report = Diagnostic::new(codes::SLS1407, message)
        .at(fixes::place(wire.to, "timeout"), "longer than until the next one")
        .at(wire.from.attribute_span(when), "when it strikes")
        .at(wire.span(), "starts it, whatever became of the last one");
    let only = wire.to.incoming().filter(|other| other.from.id != wire.to.id).nth(1).is_none()
        && wire.to.attributes().get("provisioned").is_none();
    if wire.to.is("workflow") {
        return report
            .help("lower the `timeout` of the workflow to the time between two starts, or start it less often");
    }
    let report = report.help(
        "write `concurrency: 1`, so that the next one waits for the last; or lower the `timeout`, or start it less often",
    );
    if only { fixes::set(report, wire.to, "concurrency", "1") } else { report }
}
