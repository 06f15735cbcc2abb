//! Recovery that needs a change of a record, which Route 53 takes in us-east-1 alone.
//!
//! Source: Route 53 Developer Guide, "Resilience in Amazon Route 53"; AWS Fault Isolation Boundaries, "Global services":
//! the control plane of Route 53 is in us-east-1, while answers and health checks go on everywhere.

use crate::diagnostics::{Diagnostics, codes, failover as say};
use crate::kinds::dns::record::{self, answers};
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use answers::Role;

/// The row of the lint.
pub static MANUAL_RECOVERY: Lint = Lint { code: codes::SLS0754, look: Look::Deployment(check) };

fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    for view in deployment.graphs.iter().flat_map(|graph| graph.views()).filter(|view| view.is(record::RECORD.name)) {
        weights_move_by_themselves(&view, diagnostics);
    }
}

/// A reserve with the weight 0 is answered only when every other answer is unwell, which only checks can say.
fn weights_move_by_themselves(view: &View, diagnostics: &mut Diagnostics) {
    let all = answers::of(view);
    let reserve = all.iter().find(|answer| answer.role == Role::Weighted(0));
    let unseen = all
        .iter()
        .find(|answer| matches!(answer.role, Role::Weighted(weight) if weight > 0) && answer.health.is_none());
    if let (Some(reserve), Some(unseen)) = (reserve, unseen) {
        diagnostics.push(say::manual_recovery(record::name_of(view), reserve.span, unseen.span));
    }
}
