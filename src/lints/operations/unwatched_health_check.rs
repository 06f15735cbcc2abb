//! A failover that happens without anybody knowing.

use super::watch::{self, Watched};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use crate::model::region::EDGE;
use std::collections::BTreeSet;

/// The row of the lint.
pub static UNWATCHED_HEALTH_CHECK: Lint = Lint { code: codes::SLS1789, look: Look::Deployment(check) };

/// Route 53 reports to us-east-1 alone, so that one alarm there is enough for a check in whatever stack.
fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let alarms = deployment.graphs.iter().flat_map(watch::alarms);
    let watched: BTreeSet<ResourceId> = alarms.map(|alarm| alarm.source.id).collect();
    let mut told = BTreeSet::new();
    for graph in &deployment.graphs {
        let alarms = Watched::of(graph);
        for view in graph.views().filter(|view| view.is("health_check")) {
            let has_alarm = watched.contains(&view.id) || view.attributes().get("alarm").is_some();
            if !has_alarm && told.insert(view.id) {
                diagnostics.push(report(view, &alarms));
            }
        }
    }
}

fn report(view: View, alarms: &Watched) -> Diagnostic {
    let name = view.name();
    let message = format!("nobody is told when `{name}` turns unhealthy and names begin to move");
    let comparison = format!("healthy < 1 for 1m, missing: \"breaching\", in: [\"{EDGE}\"]");
    let report = watch::shown(Diagnostic::new(codes::SLS1789, message), view, "no alarm reads it")
        .help(format!("add an alarm in {EDGE}, where Route 53 reports: `when: {name}.{comparison}`"));
    // Where the service is not in that region, the alarm belongs to another one.
    match view.graph.architecture.plan.region(EDGE) {
        Some(_) => watch::with_alarm(report, alarms, view, "moving", &comparison),
        None => report,
    }
}
