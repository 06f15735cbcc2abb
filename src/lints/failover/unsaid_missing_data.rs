//! A health check that reads an alarm of the very region whose loss it should notice.

use crate::diagnostics::{Diagnostics, codes, failover as say};
use crate::kinds::dns::health_check::{self, Subject};
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;

/// The row of the lint.
pub static UNSAID_MISSING_DATA: Lint = Lint { code: codes::SLS0755, look: Look::Deployment(check) };

/// The alarm is in the region of the answer, and goes silent with it: what silence means has to be said.
fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let spread = deployment.plan().is_some_and(|plan| plan.is_spread());
    let views = deployment.graphs.iter().flat_map(|graph| graph.views()).filter(|_| spread);
    for view in views.filter(|view| view.is(health_check::HEALTH_CHECK.name)) {
        let watches = matches!(health_check::subject(&view), Some(Subject::Alarm(_)));
        if watches && view.attributes().get("missing").is_none() {
            diagnostics.push(say::unsaid_missing_data(&view.name(), view.attribute_span("alarm")));
        }
    }
}
