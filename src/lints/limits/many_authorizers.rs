//! More authorizers than an API has.

use super::quotas::AUTHORIZERS;
use crate::diagnostics::{Diagnostics, codes};
use crate::kinds::api::auth;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static MANY_AUTHORIZERS: Lint = Lint { code: codes::SLS1807, look: Look::Each(&["api"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let all = auth::authorizers(&view);
    if let Some(first) = all.get(AUTHORIZERS.most) {
        let subject = format!("`{}` has", view.name());
        diagnostics.push(AUTHORIZERS.exceeded(
            codes::SLS1807,
            &subject,
            all.len(),
            first.span(),
            "the first one too many",
        ));
    }
}
