//! Rights that no arrow says, all together: what they add up to.

mod escalation;
mod pass_role;
mod redundant;
mod self_publishing;
mod twice;

use super::Area;
use crate::connections::allow;
use crate::model::grant::Grant;
use crate::model::graph::{Graph, Wire};
use crate::source::Span;
use crate::vendor::actions::{self, Action};

/// The area.
pub static AREA: Area = Area {
    title: "Rights beyond the arrows",
    lints: &[
        &escalation::PRIVILEGE_ESCALATION,
        &pass_role::ROLE_FOR_ANY_SERVICE,
        &redundant::REDUNDANT_RIGHT,
        &twice::RIGHT_WRITTEN_TWICE,
        &self_publishing::SELF_PUBLISHING,
    ],
};

/// An action of an `allow(…)`.
#[derive(Clone, Copy)]
struct Right<'g> {
    wire: Wire<'g>,
    grant: &'g Grant,
    action: &'static str,
    at: Span,
}

impl Right<'_> {
    /// What the reference says of the action.
    fn known(&self) -> Option<Action> {
        actions::find(self.action).ok()
    }

    fn is(&self, action: &str) -> bool {
        self.action == action
    }
}

/// The rights of a graph that no arrow says, in the order of their arrows.
fn rights(graph: &Graph) -> Vec<Right<'_>> {
    let mut all = Vec::new();
    for grant in &graph.grants {
        let Some(wire) = graph.wire(grant.connection()).filter(|wire| wire.is_right()) else { continue };
        let written = allow::names(wire).map(|(_, at)| at);
        all.extend(grant.actions().iter().zip(written).map(|(action, at)| Right { wire, grant, action, at }));
    }
    all
}

/// The rights of each role, in the order of roles.
fn by_role(graph: &Graph) -> Vec<Vec<Right<'_>>> {
    let mut all = rights(graph);
    all.sort_by_key(|right| right.grant.role().key());
    all.chunk_by(|a, b| a.grant.role() == b.grant.role()).map(<[Right]>::to_vec).collect()
}
