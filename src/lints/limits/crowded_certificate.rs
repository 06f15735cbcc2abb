//! More names than a certificate has.

use super::quotas::DOMAINS;
use crate::diagnostics::{Diagnostics, codes};
use crate::kinds::dns::certificate;
use crate::kinds::site::names;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static CROWDED_CERTIFICATE: Lint = Lint { code: codes::SLS1805, look: Look::Each(&["certificate", "site"], check) };

/// A site without a certificate of its author's has one for its names.
fn check(view: View, diagnostics: &mut Diagnostics) {
    let (count, at, subject) = match view.is("site") {
        true if view.attributes().get("certificate").is_some() => return,
        true => (names::aliases(&view).len(), view.span(), format!("the certificate of `{}` has", view.name())),
        false => (certificate::names(&view).len(), view.attribute_span("also"), format!("`{}` has", view.name())),
    };
    if count > DOMAINS.most {
        diagnostics.push(DOMAINS.exceeded(
            codes::SLS1805,
            &subject,
            count,
            at,
            "one name, one domain of the certificate",
        ));
    }
}
