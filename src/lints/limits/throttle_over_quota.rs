//! A promise that the account does not keep.

use super::quotas::{BURST, REQUESTS};
use crate::diagnostics::{Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static THROTTLE_OVER_QUOTA: Lint = Lint { code: codes::SLS1806, look: Look::Each(&["api"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(throttle) = view.attributes().object("throttle") else { return };
    for (name, quota) in [("rate", &REQUESTS), ("burst", &BURST)] {
        let wanted = throttle.int(name).and_then(|wanted| usize::try_from(wanted).ok()).unwrap_or_default();
        if wanted > quota.most {
            let at = throttle.span(name, view.attribute_span("throttle"));
            let subject = format!("`{}` promises", view.name());
            let label =
                format!("more is answered with 429, whatever stands here: {} are for all APIs of a region", quota.most);
            let report = quota.exceeded(codes::SLS1806, &subject, wanted, at, label);
            diagnostics.push(report.fix(format!("write `{}`", quota.most), at, quota.most.to_string()));
        }
    }
}
