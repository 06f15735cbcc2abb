//! One at a time, by refusing the others.
//!
//! Source: Lambda Developer Guide, "Configuring scaling behavior for SQS event source mappings": five pollers begin, and
//! what the function refuses counts as received.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static SINGLETON_ON_QUEUE: Lint = Lint { code: codes::SLS1612, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let is_standard = wire.from.is("queue") && !wire.from.attributes().bool("fifo");
    if !is_standard || !wire.to.is("function") || wire.to.attributes().int("concurrency") != Some(1) {
        return;
    }
    let (queue, function) = (wire.from.name(), wire.to.name());
    diagnostics.push(
        Diagnostic::new(codes::SLS1612, format!("`{function}` takes one call at a time, and Lambda asks `{queue}` with five pollers"))
            .at(wire.to.attribute_span("concurrency"), "one at a time")
            .at(wire.span(), "each refusal counts as an attempt: good messages end as dead letters")
            .help(format!(
                "let the queue keep the order: `fifo: true` on `{queue}`, with one message group for all that must not run \
                 side by side; or raise `concurrency` to 2 and more, and let `{function}` hold a lease: `{function} -> lock.lease`"
            )),
    );
}
