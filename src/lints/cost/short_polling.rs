//! A queue that says at once that it is empty.
//!
//! Source: SQS Developer Guide, "Amazon SQS short and long polling": empty answers are charged like others.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static SHORT_POLLING: Lint = Lint { code: codes::SLS1742, look: Look::Each(&["queue"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(wait) = view.attributes().get("wait").filter(|_| view.attributes().seconds("wait") == Some(0)) else {
        return;
    };
    let name = view.name();
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1742,
            format!("`{name}` answers at once when it is empty, and each empty answer is paid for"),
        )
        .at(wait.span, "short polling; it also asks only some of the servers, and misses messages")
        .help("write `wait: 20s`, or leave it out: a message is still handed over as soon as it is there")
        .fix("write `20s`", wait.span, "20s"),
    );
}
