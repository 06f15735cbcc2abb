//! Copies of an event that code sends one after the other.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static FAN_OUT_IN_CODE: Lint = Lint { code: codes::SLS1606, look: Look::Each(&["function"], check) };

/// From how many receivers on it looks like copies.
const COPIES: usize = 3;

fn check(view: View, diagnostics: &mut Diagnostics) {
    for kind in ["function_to_queue", "function_to_function"] {
        let sends: Vec<Wire> = view.outgoing().filter(|wire| wire.connection.kind.name == kind).collect();
        let Some(first) = sends.first().filter(|_| sends.len() >= COPIES) else { continue };
        let message =
            format!("`{}` hands over to {} {}s, one after the other", view.name(), sends.len(), first.to.kind().name);
        let report = Diagnostic::new(codes::SLS1606, message)
            .at(view.span(), "where a call fails, those before it have the event, and get it again");
        let report =
            sends.iter().fold(report, |report, wire| report.at(wire.span(), format!("to `{}`", wire.to.name())));
        diagnostics.push(report.help(
            "publish once, to a `topic` with an arrow to each of them; where each event is for one of them, the arrows have a `filter`",
        ));
    }
}
