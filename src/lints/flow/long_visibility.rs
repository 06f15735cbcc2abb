//! A queue that hides messages for much longer than the work on them takes.
//!
//! Source: Lambda Developer Guide, "Configuring an Amazon SQS queue to use with Lambda": six times the function's timeout.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::needed_visibility;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{MINUTE, seconds};

/// The row of the lint.
pub static LONG_VISIBILITY: Lint = Lint { code: codes::SLS1416, look: Look::Each(&["queue"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(visibility) = view.attributes().get("visibility").and_then(|_| view.attributes().seconds("visibility"))
    else {
        return;
    };
    let Some(wire) = view.outgoing().filter(limits::polled).max_by_key(|wire| needed_visibility(*wire)) else { return };
    let needed = needed_visibility(wire);
    if visibility >= 15 * MINUTE && visibility >= 4 * needed {
        let message = format!(
            "a message of `{}` that fails is tried again after {}, and {} would do",
            view.name(),
            seconds(visibility),
            seconds(needed)
        );
        let report = Diagnostic::new(codes::SLS1416, message)
            .at(fixes::place(view, "visibility"), "hidden for so long, when the code ends without an answer")
            .at(wire.span(), format!("takes {} at most", seconds(limits::longest(wire.to))))
            .help("remove `visibility`, and it follows the `timeout` of the consumer");
        diagnostics.push(fixes::unset(report, view, "visibility"));
    }
}
