//! More subscribers than a FIFO topic has.

use super::quotas::FIFO_SUBSCRIPTIONS;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static CROWDED_TOPIC: Lint = Lint { code: codes::SLS1803, look: Look::Each(&["topic"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let (count, most) = (view.outgoing().count(), FIFO_SUBSCRIPTIONS.most);
    let Some(first) = view.outgoing().nth(most).filter(|_| view.attributes().bool("fifo")) else { return };
    let message = format!("`{}` has {count} subscriptions, and a FIFO topic takes at most {most}", view.name());
    diagnostics.push(
        Diagnostic::new(codes::SLS1803, message)
            .at(first.span(), "the first one too many")
            .at(view.attribute_span("fifo"), "a standard topic would take millions")
            .help(format!("{}; AWS does not raise this limit", FIFO_SUBSCRIPTIONS.instead)),
    );
}
