//! A queue that forgets a message before it has been tried as often as promised.
//!
//! Source: SQS Developer Guide, "Amazon SQS visibility timeout", "Using dead-letter queues": a message goes to the dead
//! letters after `maxReceiveCount` receives, but is deleted at the end of its retention, wherever it is.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{DAY, HOUR, seconds};

/// The row of the lint.
pub static SHORT_RETENTION: Lint = Lint { code: codes::SLS1410, look: Look::Each(&["queue"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(consumer) = view.outgoing().find(limits::polled).filter(|_| view.companion("dead").is_some()) else {
        return;
    };
    let a = view.attributes();
    let (Some(retention), Some(retries)) = (a.seconds("retention"), a.int("retries")) else { return };
    let (visibility, needed) = (kinds::visibility(&view), kinds::visibility(&view) * retries);
    if needed < retention {
        return;
    }
    let name = view.name();
    let message = format!(
        "`{name}` forgets a message after {}, and its {retries} attempts take {retries} × {} = {}",
        seconds(retention),
        seconds(visibility),
        seconds(needed)
    );
    let report = Diagnostic::new(codes::SLS1410, message)
        .at(fixes::place(view, "retention"), format!("never comes to `{name}.dead`: it is lost"))
        .at(view.attribute_span("visibility"), format!("hidden for {} each time", seconds(visibility)))
        .at(consumer.span(), "tries it");
    let unit = if needed < DAY { HOUR } else { DAY };
    let enough = (needed / unit + 1) * unit;
    let report = report.help(format!("write `retention: {}`, or fewer `retries`", seconds(enough.min(14 * DAY))));
    diagnostics.push(match enough <= 14 * DAY {
        true => fixes::set(report, view, "retention", &seconds(enough)),
        false => report,
    });
}
