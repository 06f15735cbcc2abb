//! A function that is started by whatever there is.
//!
//! Source: P. Sbarski, "Serverless tales from the trenches" (GOTO Chicago 2018): "1 function = 1 task".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look, ground};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static MANY_TRIGGERS: Lint = Lint { code: codes::SLS1601, look: Look::Each(&["function"], check) };

/// How many sorts of events one function can still tell apart without being several.
const SORTS: usize = 3;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let mut sorts: Vec<Wire> = Vec::new();
    for wire in view.incoming().filter(|wire| wire.connection.drawn && starts(wire)) {
        if !sorts.iter().any(|known| known.from.kind() == wire.from.kind()) {
            sorts.push(wire);
        }
    }
    if sorts.len() <= SORTS {
        return;
    }
    let message = format!("`{}` is started by {} sorts of events", view.name(), sorts.len());
    let report = ground::inside(
        Diagnostic::new(codes::SLS1601, message).at(view.span(), "one function for all of them"),
        &view.resource.trail,
    );
    let report = sorts.iter().fold(report, |report, wire| {
        report.at(wire.span(), format!("by the {} `{}`", wire.from.kind().name, wire.from.name()))
    });
    diagnostics.push(report.help(
        "make a function for each: it has the rights, the timeout and the memory of its own task, and its errors are its own",
    ));
}

/// Whether an arrow brings events, in a form of its own.
fn starts(wire: &Wire) -> bool {
    wire.connection.kind.mode != Mode::Code && !wire.from.is("function") && !wire.from.is("workflow")
}
