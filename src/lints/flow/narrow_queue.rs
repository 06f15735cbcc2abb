//! A queue that refuses messages that are sent to it.
//!
//! Source: SQS Developer Guide, "Amazon SQS message quotas"; SNS and EventBridge take at least 256 KB.

use super::fixes;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::{KB, MB, bytes};

/// The row of the lint.
pub static NARROW_QUEUE: Lint = Lint { code: codes::SLS1422, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let own = wire.to.attributes().bytes("max_message").filter(|_| wire.to.is("queue"));
    let (Some(own), Some((sender, most))) = (own, sent(wire)) else { return };
    if own >= most {
        return;
    }
    let (name, from) = (wire.to.name(), sender.name());
    let message =
        format!("`{name}` refuses more than {}, and messages of `{from}` may have {}", bytes(own), bytes(most));
    let report = Diagnostic::new(codes::SLS1422, message)
        .at(fixes::place(wire.to, "max_message"), "the rest is never delivered")
        .at(wire.span(), "brings them")
        .help(format!("write `max_message: {}`, or leave it out", bytes(most)));
    diagnostics.push(fixes::set(report, wire.to, "max_message", &bytes(most)));
}

/// How large a message can be that a service hands over, and who lets it in.
fn sent(wire: Wire<'_>) -> Option<(View<'_>, i64)> {
    match wire.from.kind().name {
        "topic" | "bus" => Some((wire.from, 256 * KB)),
        "pipe" if wire.options().get("input").is_none() => {
            let source = wire.from.incoming().find(|source| source.from.is("queue"))?.from;
            Some((source, source.attributes().bytes("max_message").unwrap_or(MB)))
        }
        _ => None,
    }
}
