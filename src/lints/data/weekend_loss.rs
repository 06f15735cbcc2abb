//! Messages and records that are gone before somebody is back from the weekend.
//!
//! Sources: SQS Developer Guide, "Configuring queue parameters"; Kinesis Data Streams Developer Guide, "Change the data retention
//! period".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{inside, is_declared};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::{DAY, HOUR, seconds};

/// The row of the lint about queues.
pub static WEEKEND_LOSS: Lint = Lint { code: codes::SLS1706, look: Look::Each(&["queue"], queue) };

/// The row of the lint about streams, whose every day more costs.
pub static SHORT_REPLAY: Lint = Lint { code: codes::SLS1707, look: Look::Each(&["stream"], stream) };

/// From Friday at five in the afternoon to Monday at nine.
const WEEKEND: i64 = 64 * HOUR;

fn queue(view: View, diagnostics: &mut Diagnostics) {
    let short = view.attributes().seconds("retention").filter(|retention| *retention < WEEKEND);
    let (Some(retention), Some(reader)) = (short.filter(|_| is_declared(view)), reader(view)) else { return };
    let at = view.attribute_span("retention");
    let message = format!("`{}` forgets messages after {}, less than a weekend", view.name(), seconds(retention));
    diagnostics.push(
        say(Diagnostic::new(codes::SLS1706, message), view, reader)
            .help("write `retention: 4d` or more, or leave it out; it costs nothing")
            .fix("write `4d`", at, "4d"),
    );
}

fn stream(view: View, diagnostics: &mut Diagnostics) {
    let retention = view.attributes().seconds("retention").unwrap_or(DAY);
    let Some(reader) = reader(view).filter(|_| retention < WEEKEND) else { return };
    let message = format!("`{}` forgets records after {}, less than a weekend", view.name(), seconds(retention));
    let report = say(Diagnostic::new(codes::SLS1707, message), view, reader)
        .help("write `retention: 3d`; the days beyond the first cost $0.02 for each shard and hour, or $0.10 for each GB and month");
    diagnostics.push(match view.attributes().get("retention") {
        Some(written) => report.fix("write `3d`", written.span, "3d"),
        None => report.entry(view.resource.braces, "retention: 3d"),
    });
}

fn reader(view: View) -> Option<Wire> {
    view.outgoing().next()
}

fn say<'a>(report: Diagnostic, view: View<'a>, reader: Wire<'a>) -> Diagnostic {
    let words = format!("if `{}` fails on Friday evening, Saturday's are gone on Monday", reader.to.name());
    let report = report.at(view.attribute_span("retention"), "").at(reader.span(), words);
    inside(report, &view.resource.trail)
}
