//! A way from what anyone may call to the owner of a database.
//!
//! Source: OWASP Top 10 (2021), A03 "Injection": what a flaw in a statement can do is what the database user may do.

use super::closing::{self, Door};
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_OWNER: Lint = Lint { code: codes::SLS1524, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let doors = closing::doors(graph);
    if doors.is_empty() {
        return;
    }
    let owning = Reach::of(graph, owns);
    for door in doors {
        if let Some(way) = door.way(&owning) {
            diagnostics.push(say(door, &way));
        }
    }
}

/// Whether an arrow makes code the owner of all that is in a database.
fn owns(wire: Wire) -> bool {
    wire.to.is("database") && wire.connection.to.port.name == "admin"
}

fn say(door: Door, way: &[Wire]) -> Diagnostic {
    let (code, database) = way.last().map(|wire| (wire.from.name(), wire.to.name())).unwrap_or_default();
    let message = format!("`{code}` works for anyone on the internet, as the owner of `{database}`");
    let other = format!("let `{code}` be a user that may do less: `{code} -> {database}.connect {{ user: \"app\" }}`");
    door.report(Diagnostic::new(codes::SLS1524, message), way).help(format!("{other}; or {}", door.cure()))
}
