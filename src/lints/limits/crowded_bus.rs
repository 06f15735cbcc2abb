//! More rules than a bus has.

use super::quotas::RULES;
use crate::diagnostics::{Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static CROWDED_BUS: Lint = Lint { code: codes::SLS1801, look: Look::Each(&["bus"], check) };

/// Each arrow that starts at a bus is a rule.
fn check(view: View, diagnostics: &mut Diagnostics) {
    let count = view.outgoing().count();
    if let Some(first) = view.outgoing().nth(RULES.most) {
        let subject = format!("the bus `{}` has", view.name());
        let report = RULES.exceeded(codes::SLS1801, &subject, count, first.span(), "the first rule too many");
        diagnostics.push(report.at(view.span(), "in some regions 100 are the beginning"));
    }
}
