//! A topic between one sender and one receiver.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static SINGLE_RECEIVER: Lint = Lint { code: codes::SLS1613, look: Look::Each(&["topic"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let others = ["email", "https"].iter().any(|name| a.get(name).is_some()) || a.get("archive").is_some();
    let (incoming, outgoing) = (view.incoming().collect::<Vec<_>>(), view.outgoing().collect::<Vec<_>>());
    let ([from], [to], false) = (incoming.as_slice(), outgoing.as_slice(), others) else { return };
    // An alarm tells topics and nothing else, and a filter is what a queue does not have.
    if from.from.is("alarm") || to.options().get("filter").is_some() || !ground::is_declared(view) {
        return;
    }
    let (name, sender, receiver) = (view.name(), from.from.name(), to.to.name());
    let message = format!("`{name}` has one sender, `{sender}`, and one receiver, `{receiver}`");
    let report = Diagnostic::new(codes::SLS1613, message)
        .at(view.span(), "one more thing to pay, to secure and to watch")
        .at(from.span(), "from the only sender")
        .at(to.span(), "to the only receiver")
        .help(format!(
            "let the arrow from `{sender}` end at `{receiver}`; a topic is worth it from the second receiver on"
        ));
    diagnostics.push(ground::inside(report, &view.resource.trail));
}
