//! A right to write the policy of a resource: code that may open it to anybody.
//!
//! Source: the access level "Permissions management" of the Service Authorization Reference; IAM's own is a matter of
//! [`super::escalation`].

use super::{Right, rights};
use crate::diagnostics::{Diagnostics, codes, rights as say};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;
use crate::vendor::actions::Level;

/// The row of the lint.
pub static SELF_PUBLISHING: Lint = Lint { code: codes::SLS1125, look: Look::Stack(check) };

/// Actions that set a policy among other attributes, which the reference does not count as managing permissions.
const ATTRIBUTES: [&str; 2] = ["sns:SetTopicAttributes", "sqs:SetQueueAttributes"];

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for right in rights(graph).iter().filter(|right| publishes(right)) {
        let service = right.known().map_or("the resource", |action| action.service.name.as_str());
        diagnostics.push(say::self_publishing(&right.wire.from.name(), right.action, service, right.at));
    }
}

fn publishes(right: &Right) -> bool {
    let own = ["iam:", "sts:", "organizations:"].iter().any(|prefix| right.action.starts_with(prefix));
    let manages = || right.known().is_some_and(|action| action.level() == Level::Permissions);
    !own && (ATTRIBUTES.contains(&right.action) || manages())
}
