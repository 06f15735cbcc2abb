//! A right that an arrow has granted.

use super::{Right, rights};
use crate::diagnostics::{Diagnostics, codes, rights as say};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};
use crate::model::template::Node;

/// The row of the lint.
pub static REDUNDANT_RIGHT: Lint = Lint { code: codes::SLS1123, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for right in rights(graph) {
        let arrows: Option<Vec<Wire>> = right.grant.resources().iter().map(|on| granted(graph, &right, on)).collect();
        if let Some(arrow) = arrows.as_ref().and_then(|arrows| arrows.first()) {
            diagnostics.push(say::redundant_right(right.action, &arrow.text(), right.at, arrow.span()));
        }
    }
}

/// The arrow that grants the same on the same, without a condition.
fn granted<'g>(graph: &'g Graph, right: &Right, on: &Node) -> Option<Wire<'g>> {
    let same = graph.grants.iter().filter(|grant| {
        grant.role() == right.grant.role()
            && grant.conditions().is_empty()
            && grant.actions().contains(&right.action)
            && grant.resources().contains(on)
    });
    same.filter_map(|grant| graph.wire(grant.connection())).find(|wire| !wire.is_right())
}
