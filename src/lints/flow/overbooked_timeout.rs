//! A function that has less time than all that it waits for.
//!
//! Source: AWS Builders' Library, "Timeouts, retries, and backoff with jitter"; Lambda Developer Guide, "Configure Lambda
//! function timeout". One longer than the function itself is a mistake of that arrow (SLS0520).

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::{MINUTE, seconds};

/// The row of the lint.
pub static OVERBOOKED_TIMEOUT: Lint = Lint { code: codes::SLS1401, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let timeout = limits::longest(view);
    let waits: Vec<Wire> = limits::waited_for(view).filter(|wire| wire.to.id != view.id).collect();
    let sum: i64 = waits.iter().map(|wire| limits::longest(wire.to)).sum();
    if waits.len() > 1 && sum >= timeout && waits.iter().all(|wire| limits::longest(wire.to) < timeout) {
        diagnostics.push(report(view, timeout, sum, &waits));
    }
}

fn report(view: View, timeout: i64, sum: i64, waits: &[Wire]) -> Diagnostic {
    let message =
        format!("`{}` has {}, and what it waits for may take {}", view.name(), seconds(timeout), seconds(sum));
    let report = Diagnostic::new(codes::SLS1401, message).at(fixes::place(view, "timeout"), "ends it on the way");
    let hop = |report: Diagnostic, wire: &Wire| {
        report.at(wire.span(), format!("up to {} for `{}`", seconds(limits::longest(wire.to)), wire.to.name()))
    };
    let needed = limits::beyond(sum);
    let report = waits.iter().fold(report, hop).help(format!(
        "write `timeout: {}`, or lower theirs; where it asks all of them at the same time, say so: \
         `@allow(SLS1401, \"…\")`",
        seconds(needed)
    ));
    let fits = needed <= 15 * MINUTE && limits::patience(view).is_none_or(|patience| needed < patience);
    if fits { fixes::set(report, view, "timeout", &seconds(needed)) } else { report }
}
