//! An alarm that calls into an empty room.

use crate::connections::alarm_to_topic;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static DEAF_TOPIC: Lint = Lint { code: codes::SLS1788, look: Look::Each(&["alarm"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let is_deaf = |topic: &View| {
        let a = topic.attributes();
        topic.is_here() && a.list("email").is_empty() && a.list("https").is_empty() && topic.outgoing().next().is_none()
    };
    for topic in alarm_to_topic::topics(&view, "notify").iter().filter(|topic| is_deaf(topic)) {
        let (alarm, name) = (view.name(), topic.name());
        diagnostics.push(
            Diagnostic::new(codes::SLS1788, format!("`{alarm}` tells `{name}`, and nobody listens to `{name}`"))
                .at(topic.span(), "no address, no endpoint, no arrow to anybody")
                .at(view.attribute_span("notify"), "is told of the alarm")
                .help(format!("give it an address from an input, `email: [alert_email]`, or an arrow to what reacts; or say who subscribes from outside: `@allow(SLS1788, \"…\")` above `{name}`")),
        );
    }
}
