//! A queue that forgets a message before anybody can see it.
//!
//! Source: SQS Developer Guide, "Amazon SQS delay queues", "Configuring queue parameters": the retention counts from the
//! moment a message is sent.

use super::fixes;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::seconds;

/// The row of the lint.
pub static EXPIRED_BEFORE_SEEN: Lint = Lint { code: codes::SLS1411, look: Look::Each(&["queue"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let (Some(delay), Some(retention)) = (a.seconds("delay"), a.seconds("retention")) else { return };
    if delay >= retention {
        let (name, delay, retention) = (view.name(), seconds(delay), seconds(retention));
        let message = format!("`{name}` hides a message for {delay} and forgets it after {retention}");
        let report = Diagnostic::new(codes::SLS1411, message)
            .at(fixes::place(view, "retention"), "gone before anybody can receive it")
            .at(view.attribute_span("delay"), "hidden for so long")
            .help("write `retention: 4d`, or leave it out");
        diagnostics.push(fixes::set(report, view, "retention", "4d"));
    }
}
