//! A failover that happens without anybody knowing.

use super::watch;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use std::collections::BTreeSet;

/// The row of the lint.
pub static UNWATCHED_HEALTH_CHECK: Lint = Lint { code: codes::SLS1789, look: Look::Deployment(check) };

/// Route 53 reports to us-east-1 alone, so that one alarm there is enough for a check in whatever stack.
fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let alarms = deployment.graphs.iter().flat_map(watch::alarms);
    let watched: BTreeSet<ResourceId> = alarms.map(|alarm| alarm.source.id).collect();
    let mut told = BTreeSet::new();
    for view in deployment.graphs.iter().flat_map(|graph| graph.views()).filter(|view| view.is("health_check")) {
        let has_alarm = watched.contains(&view.id) || view.attributes().get("alarm").is_some();
        if has_alarm || !told.insert(view.id) {
            continue;
        }
        let name = view.name();
        let message = format!("nobody is told when `{name}` turns unhealthy and names begin to move");
        diagnostics.push(watch::shown(Diagnostic::new(codes::SLS1789, message), view, "no alarm reads it").help(
            format!(
                "add an alarm in us-east-1, where Route 53 reports: `alarm moving {{ when: {name}.healthy < 1 for 1m, \
                 missing: \"breaching\", notify: operators, in: [\"us-east-1\"] }}`"
            ),
        ));
    }
}
