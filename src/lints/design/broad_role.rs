//! A function that may touch much of the program.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static BROAD_ROLE: Lint = Lint { code: codes::SLS1603, look: Look::Each(&["function"], check) };

/// How many things one task works with.
const TARGETS: usize = 5;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let mut uses: Vec<Wire> = Vec::new();
    for wire in view.outgoing().filter(|wire| wire.connection.drawn && wire.connection.kind.mode == Mode::Code) {
        if !uses.iter().any(|known| known.to.id == wire.to.id) {
            uses.push(wire);
        }
    }
    if uses.len() <= TARGETS {
        return;
    }
    let message = format!("`{}` has rights on {} resources", view.name(), uses.len());
    let report = Diagnostic::new(codes::SLS1603, message).at(view.span(), "a fault in its code reaches all of them");
    let report = uses.iter().fold(report, |report, wire| report.at(wire.span(), format!("`{}`", wire.to.name())));
    diagnostics.push(report.help("split it by task, so that each part has the rights of its own"));
}
