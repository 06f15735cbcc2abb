//! A request that starts a workflow twice when it is sent twice.
//!
//! Source: Step Functions API Reference, `StartExecution`: idempotent for standard workflows, by the name of the execution
//! and its input.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::Wire;

/// The row of the lint.
pub static UNNAMED_EXECUTION: Lint = Lint { code: codes::SLS1437, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let starts = wire.from.is("api") && wire.to.is("workflow") && wire.connection.kind.mode != Mode::Sync;
    let start = starts && wire.connection.to.port.name.is_empty() && !workflow::is_express(&wire.to);
    if start && wire.options().get("execution").is_none() {
        diagnostics.push(
            Diagnostic::new(codes::SLS1437, format!("a request that is sent twice starts `{}` twice", wire.to.name()))
                .at(wire.span(), "the execution gets a name by chance")
                .help(
                    "name it after what it is about: `{ execution: \"$request.body.order_id\" }`; a second request of the \
                     same name and input starts nothing, and gets the same answer",
                ),
        );
    }
}
