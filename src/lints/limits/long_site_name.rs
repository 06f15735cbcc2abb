//! A name that CloudFront does not take.
//!
//! Sources: CloudFront API Reference, `OriginAccessControlConfig` (64 characters) and `CreateFunction` (64); CloudWatch Logs
//! API Reference, `PutDeliverySource` (60).

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static LONG_SITE_NAME: Lint = Lint { code: codes::SLS1808, look: Look::Each(&["site"], check) };

/// What belongs to a site in the account is called after the stack and the site.
fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(stack) = view.stack().map(|stack| stack.full_name(&view.graph.architecture.service.name)) else { return };
    let name = format!("{stack}-{}", view.name().replace(['/', '_'], "-"));
    let (most, what) = match view.attributes().get("logs").is_some() {
        true => (60, "the delivery of a log"),
        false => (64, "the access of a distribution to its bucket"),
    };
    if name.len() <= most {
        return;
    }
    let message = format!("{what} has a name of at most {most} characters, and `{name}` has {}", name.len());
    diagnostics.push(
        Diagnostic::new(codes::SLS1808, message)
            .at(view.span(), "the end of the name")
            .at(view.graph.architecture.service.span, "the stack's name, unless it is deployed under another one")
            .help(format!("leave {} characters out of the one or the other", name.len() - most)),
    );
}
