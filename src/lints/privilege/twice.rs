//! A right that two `allow(…)` say.

use super::{Right, by_role};
use crate::diagnostics::{Diagnostics, codes, rights as say};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static RIGHT_WRITTEN_TWICE: Lint = Lint { code: codes::SLS1124, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for mut rights in by_role(graph) {
        rights.sort_by_key(|right| right.at);
        for (place, right) in rights.iter().enumerate() {
            if let Some(first) = rights.iter().take(place).find(|first| is_same(first, right)) {
                diagnostics.push(say::right_twice(right.action, right.at, first.at));
            }
        }
    }
}

fn is_same(a: &Right, b: &Right) -> bool {
    let same_resource = || a.grant.resources().iter().any(|on| b.grant.resources().contains(on));
    a.action == b.action && a.grant.conditions() == b.grant.conditions() && same_resource()
}
