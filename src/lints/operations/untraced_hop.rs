//! A function without traces between others that have them.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static UNTRACED_HOP: Lint = Lint { code: codes::SLS1783, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    if view.attributes().bool("tracing") {
        return;
    }
    let fed = view.incoming().find(|wire| wire.from.id != view.id && wire.connection.kind.mode != Mode::Code);
    let feeds = view.outgoing().find(|wire| wire.connection.drawn && hands_on(wire));
    let (Some(fed), Some(feeds)) = (fed, feeds) else { return };
    let message = format!("the way of an event from `{}` to `{}` cannot be followed", fed.from.name(), feeds.to.name());
    diagnostics.push(
        Diagnostic::new(codes::SLS1783, message)
            .at(view.attribute_span("tracing"), format!("the trace ends at `{}`", view.name()))
            .at(fed.span(), "it comes in here")
            .at(feeds.span(), "and goes on here")
            .help("leave traces on")
            .fix("write `true`", view.attribute_span("tracing"), "true"),
    );
}

/// Whether an arrow starts further work.
fn hands_on(wire: &Wire) -> bool {
    ["bus", "function", "queue", "stream", "topic", "workflow"].iter().any(|kind| wire.to.is(kind))
}
