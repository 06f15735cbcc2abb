//! A way from a route that anyone may ask to data that it changes.
//!
//! Source: OWASP API Security Top 10 (2023), API2 "Broken Authentication" and API5 "Broken Function Level Authorization".

use super::closing::{self, Door};
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{deletes, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_WRITE: Lint = Lint { code: codes::SLS1501, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let doors = closing::doors(graph);
    if doors.is_empty() {
        return;
    }
    let (writing, deleting) = (Reach::of(graph, writes), Reach::of(graph, deletes));
    // Who may delete is told so, and that is enough.
    for door in doors.into_iter().filter(|door| door.way(&deleting).is_none()) {
        if let Some(way) = door.way(&writing) {
            diagnostics.push(say(door, &way));
        }
    }
}

fn say(door: Door, way: &[Wire]) -> Diagnostic {
    let store = way.last().map(|wire| wire.to.name()).unwrap_or_default();
    let report = Diagnostic::new(codes::SLS1501, format!("anyone on the internet can write to `{store}`"));
    door.report(report, way).help(format!(
        "{}; if strangers are welcome, say what keeps them in bounds: `@allow(open-write, \"…\")`",
        door.cure()
    ))
}
