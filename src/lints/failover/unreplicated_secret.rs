//! Secrets and keys that are another in each region, behind one name: what one region signs, the other does not accept.

use super::spread;
use crate::diagnostics::{Diagnostics, codes, failover as say};
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use std::collections::BTreeSet;

/// The row of the lint.
pub static UNREPLICATED_SECRET: Lint = Lint { code: codes::SLS0752, look: Look::Deployment(check) };

fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for spread in spread::all(deployment) {
        for instance in &spread.instances {
            for need in instance.routes().into_iter().flat_map(|route| instance.needs(route)) {
                let Some(view) = instance.graph.view(need.node.resource) else { continue };
                let several = view.stacks().count() > 1;
                if several && differs(&view) && told.insert(view.id) {
                    let places = (view.span(), spread.at);
                    diagnostics.push(say::unreplicated_secret(
                        view.kind().name,
                        &view.name(),
                        &spread.name,
                        places,
                        &need.path,
                    ));
                }
            }
        }
    }
}

/// Whether each region has a value of its own: a secret that is generated, a key that code itself works with. A key that
/// only encrypts what is stored stays with its store.
fn differs(view: &View) -> bool {
    let written = |name: &str| view.attributes().get(name).is_some();
    let shared = view.is_shared() || written("replicate") || view.attributes().bool("multi_region");
    match view.kind().name {
        "secret" => !shared && !written("value"),
        "key" => !shared && view.incoming().any(|wire| wire.connection.drawn && wire.from.is("function")),
        _ => false,
    }
}
