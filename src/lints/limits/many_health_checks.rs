//! More health checks than an account has.

use super::quotas::HEALTH_CHECKS;
use crate::diagnostics::{Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;

/// The row of the lint.
pub static MANY_HEALTH_CHECKS: Lint = Lint { code: codes::SLS1804, look: Look::Deployment(check) };

/// A check is one in each stack that refers to it.
fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let mut all = deployment.graphs.iter().flat_map(|graph| graph.views()).filter(|view| view.is("health_check"));
    let Some(first) = all.nth(HEALTH_CHECKS.most) else { return };
    let count = HEALTH_CHECKS.most + 1 + all.count();
    diagnostics.push(HEALTH_CHECKS.exceeded(
        codes::SLS1804,
        "the service has",
        count,
        first.span(),
        "the first one too many",
    ));
}
