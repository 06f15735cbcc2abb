//! A key of one's own that covers a part of the way only.
//!
//! Source: SNS Developer Guide, "Securing Amazon SNS data with server-side encryption"; SQS Developer Guide, "Encryption at rest":
//! each service encrypts what it keeps itself.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::is_declared;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::source::Span;

/// The row of the lint.
pub static UNENCRYPTED_LEG: Lint = Lint { code: codes::SLS1520, look: Look::Each(&["queue"], check) };

fn check(queue: View, diagnostics: &mut Diagnostics) {
    let Some(key) = queue.refers("key") else { return };
    let used = queue.attribute_span("key");
    for wire in queue.incoming().filter(|wire| wire.from.is("topic") && is_bare(wire.from)) {
        let (topic, queue) = (wire.from.name(), queue.name());
        let message = format!("`{topic}` keeps in the clear what `{queue}` encrypts with `{}`", key.name());
        diagnostics.push(say(wire.from, key, message, (wire.span(), "its messages come this way"), used));
    }
    if let Some(dead) =
        queue.companion("dead").filter(|dead| is_declared(*dead) && is_bare(*dead) && dead.id != queue.id)
    {
        let message = format!("`{}` keeps dead messages of `{}` without `{}`", dead.name(), queue.name(), key.name());
        let place = (queue.attribute_span("dead_letters"), "they move there as they are");
        diagnostics.push(say(dead, key, message, place, used));
    }
}

fn is_bare(view: View) -> bool {
    view.attributes().get("key").is_none()
}

fn say(view: View, key: View, message: String, way: (Span, &str), used: Span) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS1520, message)
        .at(view.span(), "no `key`")
        .at(way.0, way.1)
        .at(used, format!("`{}` is asked for here", key.name()))
        .help(format!("write `key: {}`", key.name()));
    // Inside a pattern the key goes by another name.
    match view.resource.trail.is_empty() && key.resource.trail.is_empty() {
        true => report.entry(view.resource.braces, format!("key: {}", key.name())),
        false => report,
    }
}
