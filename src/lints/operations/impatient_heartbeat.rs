//! An alarm that expects a sign of life more often than there is one.

use super::watch::Alarm;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds;
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::{DAY, seconds};

/// The row of the lint.
pub static IMPATIENT_HEARTBEAT: Lint = Lint { code: codes::SLS1778, look: Look::Each(&["alarm"], check) };

/// The longest time that an alarm looks back (CloudWatch User Guide, "Evaluating an alarm").
const LONGEST: i64 = 7 * DAY;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(alarm) = Alarm::of(view).filter(|alarm| !alarm.is_upper() && alarm.metric.name == "invocations") else {
        return;
    };
    let Some((clock, period)) = only_clock(alarm.source) else { return };
    let lasting = alarm.condition.lasting.max(60);
    if view.attributes().text("missing") != Some("breaching") || lasting >= period {
        return;
    }
    let message = format!(
        "`{}` is missed after {}, and `{}` starts it every {}",
        alarm.source.name(),
        seconds(lasting),
        clock.from.name(),
        seconds(period)
    );
    let at = ["rate", "cron"].into_iter().find(|name| clock.from.attributes().get(name).is_some()).unwrap_or("rate");
    let report = Diagnostic::new(codes::SLS1778, message)
        .at(alarm.condition.span, "goes off between any two runs")
        .at(clock.from.attribute_span(at), format!("at least {} between two runs", seconds(period)));
    let patient = period * 2;
    let report = match patient <= LONGEST {
        true => report.help(format!("wait for two runs to be missed: `for {}`", seconds(patient))),
        false => {
            report.help("an alarm looks back seven days at most: let the function say that it has run, and watch that")
        }
    };
    let threshold = alarm.value(alarm.condition.threshold);
    let report = match alarm.rewritten("invocations", &threshold, patient).filter(|_| patient <= LONGEST) {
        Some(text) => report.fix(format!("write `{text}`"), alarm.condition.span, text.clone()),
        None => report,
    };
    diagnostics.push(report);
}

/// The clock that starts a function, where nothing else does, and the shortest time between two of its strikes.
fn only_clock<'a>(function: View<'a>) -> Option<(Wire<'a>, i64)> {
    let mut starts = function.incoming().filter(|wire| wire.from.id != function.id);
    let only = starts.next().filter(|wire| wire.from.is("schedule"))?;
    if starts.next().is_some() {
        return None;
    }
    Some((only, kinds::period(only.from.attributes())?))
}
