//! A role that can be handed to whatever service (IAM User Guide, "Grant a user permissions to pass a role to an AWS service").

use super::rights;
use crate::diagnostics::{Diagnostics, codes, rights as say};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static ROLE_FOR_ANY_SERVICE: Lint = Lint { code: codes::SLS1122, look: Look::Stack(check) };

/// The condition key that names the service.
pub const KEY: &str = "iam:PassedToService";

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for right in rights(graph).iter().filter(|right| right.is("iam:PassRole")) {
        if !right.grant.conditions().iter().any(|condition| condition.key.eq_ignore_ascii_case(KEY)) {
            diagnostics.push(say::role_for_any_service(&right.wire.from.name(), right.at));
        }
    }
}
