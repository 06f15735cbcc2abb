//! A function that is a workflow.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static ORCHESTRATING_FUNCTION: Lint = Lint { code: codes::SLS1604, look: Look::Each(&["function"], check) };

/// How many answers one function can wait for.
const CALLS: usize = 3;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let calls: Vec<Wire> =
        view.outgoing().filter(|wire| wire.connection.kind.name == "function_to_function_call").collect();
    if calls.len() <= CALLS {
        return;
    }
    let message = format!("`{}` waits for {} other functions", view.name(), calls.len());
    let report = Diagnostic::new(codes::SLS1604, message)
        .at(view.span(), "paid while it waits, and without a memory of what is done");
    let report =
        calls.iter().fold(report, |report, wire| report.at(wire.span(), format!("waits for `{}`", wire.to.name())));
    diagnostics.push(report.help(
        "let a `workflow` call them: it retries each step, remembers what is done, and costs nothing while it waits",
    ));
}
