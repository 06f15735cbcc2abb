//! A region that takes over less than it is left with.

use super::spread;
use crate::diagnostics::{Diagnostics, codes, failover as say};
use crate::lints::{Lint, Look};
use crate::model::architecture::Attributes;
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use std::collections::BTreeSet;

/// The row of the lint.
pub static SMALL_STANDBY: Lint = Lint { code: codes::SLS0753, look: Look::Deployment(check) };

/// Limits of how much is done at once: the attribute, and the entries where it is an object.
const LIMITS: [(&str, &str, &[&str]); 3] = [
    ("function", "concurrency", &[]),
    ("api", "throttle", &["rate", "burst"]),
    ("table", "max_throughput", &["reads", "writes"]),
];

/// Compares what bears the load in each region: when one is lost, the others carry all of it.
fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for spread in spread::all(deployment) {
        let Some((home, others)) = spread.instances.split_first() else { continue };
        let needs = home.routes().into_iter().flat_map(|route| home.needs(route)).map(|need| need.node.resource);
        for id in needs {
            for other in others {
                let (Some(big), Some(small)) = (home.graph.view(id), other.graph.view(id)) else { continue };
                if small.is_here() && told.insert((id, other.stack)) {
                    compare(&big, &small, diagnostics);
                }
            }
        }
    }
}

fn compare(home: &View, other: &View, diagnostics: &mut Diagnostics) {
    let limits = LIMITS.iter().filter(|(kind, ..)| home.is(kind));
    for (_, attribute, entries) in limits {
        let pairs = numbers(home.attributes(), attribute, entries).into_iter();
        let pairs = pairs.zip(numbers(other.attributes(), attribute, entries));
        for (here, there) in pairs {
            if let (here, Some(there)) = (here, there)
                && here.is_none_or(|here| there < here)
            {
                let region = other.region().unwrap_or_default();
                let spans = (other.attribute_span(attribute), home.attribute_span(attribute));
                diagnostics.push(say::small_standby(&home.name(), attribute, here, there, region, spans));
                return;
            }
        }
    }
}

fn numbers(attributes: &Attributes, attribute: &str, entries: &[&str]) -> Vec<Option<i64>> {
    match entries {
        [] => vec![attributes.get(attribute).and_then(|_| attributes.int(attribute))],
        entries => {
            let object = attributes.object(attribute);
            let number = |name: &&str| object.as_ref().and_then(|object| object.int(name));
            entries.iter().map(number).collect()
        }
    }
}
