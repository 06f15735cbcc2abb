//! A health check that finds everything in order while nobody can be served.

use super::spread;
use crate::diagnostics::{Diagnostics, codes, failover as say};
use crate::kinds::dns::health_check::{self, Subject};
use crate::kinds::dns::probe;
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use crate::resilience::needs::Need;
use spread::Instance;

/// The row of the lint.
pub static SHALLOW_CHECK: Lint = Lint { code: codes::SLS0750, look: Look::Deployment(check) };

/// The kinds whose data an answer is made of.
const DATA: [&str; 3] = ["table", "bucket", "database"];

fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    for spread in spread::all(deployment) {
        for instance in &spread.instances {
            for check in health_check::of_api(&instance.api) {
                judge(*instance, &check, diagnostics);
            }
        }
    }
}

fn judge(instance: Instance, check: &View, diagnostics: &mut Diagnostics) {
    let Some(Subject::Endpoint(endpoint)) = health_check::subject(check) else { return };
    let Some(asked) = &endpoint.route else { return };
    let Some(answering) = probe::answering(&instance.api, asked) else { return };
    let Some(probed) = answering.connection.from.route.as_ref() else { return };
    let is_data =
        |need: &Need| instance.graph.view(need.node.resource).is_some_and(|view| DATA.iter().any(|kind| view.is(kind)));
    if instance.needs(probed).iter().any(is_data) {
        return;
    }
    for route in instance.routes().into_iter().filter(|route| *route != probed) {
        if let Some(need) = instance.needs(route).into_iter().find(is_data)
            && let Some(store) = instance.graph.view(need.node.resource)
        {
            let at = check.attribute_span("endpoint");
            diagnostics.push(say::shallow_check(&check.name(), &asked.to_string(), &store.name(), at, &need.path));
            return;
        }
    }
}
