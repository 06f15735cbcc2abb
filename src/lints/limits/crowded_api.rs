//! More routes than an API has.

use super::quotas::{RESOURCES, ROUTES};
use crate::diagnostics::{Diagnostics, codes};
use crate::kinds::api::{self, route};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use std::collections::BTreeSet;

/// The row of the lint.
pub static CROWDED_API: Lint = Lint { code: codes::SLS1802, look: Look::Each(&["api"], check) };

/// An HTTP API counts routes. A REST API counts each part of a path once, however many methods it has.
fn check(view: View, diagnostics: &mut Diagnostics) {
    let is_rest = api::is_rest(&view);
    let quota = if is_rest { &RESOURCES } else { &ROUTES };
    let mut known = BTreeSet::new();
    let mut first = None;
    for wire in api::routes(&view) {
        let Some(asked) = api::route_of(&wire) else { continue };
        match is_rest {
            true => known.extend(route::prefixes(&asked.path)),
            false => known.extend([asked.to_string().into()]),
        }
        first = first.or((known.len() > quota.most).then_some(wire));
    }
    if let Some(first) = first {
        let subject = format!("`{}` has", view.name());
        diagnostics.push(quota.exceeded(codes::SLS1802, &subject, known.len(), first.span(), "the first one too many"));
    }
}
