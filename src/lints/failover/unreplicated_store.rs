//! Data that are another in each region, behind one name.

use super::spread;
use crate::diagnostics::{Diagnostics, codes, failover as say};
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;
use std::collections::BTreeSet;

/// The row of the lint.
pub static UNREPLICATED_STORE: Lint = Lint { code: codes::SLS0751, look: Look::Deployment(check) };

/// The kinds that hold what clients come back for.
const STORES: [&str; 3] = ["table", "bucket", "database"];

fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for spread in spread::all(deployment) {
        for instance in &spread.instances {
            for need in instance.routes().into_iter().flat_map(|route| instance.needs(route)) {
                let Some(store) = instance.graph.view(need.node.resource) else { continue };
                let replicated = store.is_shared() || store.attributes().get("replicate").is_some();
                // One in a single region is no other one elsewhere: that it is missing there is said at its arrows.
                let several = store.stacks().count() > 1;
                if STORES.iter().any(|kind| store.is(kind)) && several && !replicated && told.insert(store.id) {
                    diagnostics.push(say::unreplicated_store(
                        store.kind().name,
                        &store.name(),
                        &spread.name,
                        (store.span(), spread.at),
                        &need.path,
                    ));
                }
            }
        }
    }
}
