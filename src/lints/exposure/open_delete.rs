//! A way from a route that anyone may ask to data that it deletes.
//!
//! Source: OWASP API Security Top 10 (2023), API5 "Broken Function Level Authorization".

use super::closing::{self, Door};
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::deletes;
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_DELETE: Lint = Lint { code: codes::SLS1502, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let doors = closing::doors(graph);
    if doors.is_empty() {
        return;
    }
    let deleting = Reach::of(graph, deletes);
    for door in doors {
        if let Some(way) = door.way(&deleting) {
            diagnostics.push(say(door, &way));
        }
    }
}

fn say(door: Door, way: &[Wire]) -> Diagnostic {
    let store = way.last().map(|wire| wire.to.name()).unwrap_or_default();
    let report = Diagnostic::new(codes::SLS1502, format!("anyone on the internet can delete from `{store}`"));
    let other = "or give the deleting to a function that strangers do not reach";
    door.report(report, way).help(format!("{}; {other}", door.cure()))
}
