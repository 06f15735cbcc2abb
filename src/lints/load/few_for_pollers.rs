//! A function with fewer calls than Lambda's pollers of a queue begin with.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::Wire;

/// The row of the lint.
pub static FEW_FOR_POLLERS: Lint = Lint { code: codes::SLS1323, look: Look::Arrow(look) };

/// Lambda Developer Guide, "Configuring scaling behavior for SQS event source mappings": five batches at once to begin
/// with, and at least two where a most is said. One call alone is another mistake (`design/singleton_on_queue.rs`).
const FIRST: i64 = 5;
const LEAST: i64 = 2;

fn look(wire: Wire, diagnostics: &mut Diagnostics) {
    let polls = wire.connection.kind.mode == Mode::Poll && wire.from.is("queue") && wire.to.is("function");
    let fifo = wire.from.attributes().bool("fifo");
    let limited = wire.options().get("concurrency").is_some();
    let a = wire.to.attributes();
    let Some(reserved) = a.get("concurrency").and_then(|_| a.int("concurrency")) else { return };
    if !polls || fifo || limited || !(LEAST..FIRST).contains(&reserved) {
        return;
    }
    let (queue, function) = (wire.from.name(), wire.to.name());
    let message =
        format!("Lambda calls `{function}` {FIRST} times at once for `{queue}`, and it may run {reserved} times");
    let report = Diagnostic::new(codes::SLS1323, message)
        .at(wire.span(), "the rest is throttled, and each throttle counts as an attempt at the message")
        .at(wire.to.attribute_span("concurrency"), format!("{reserved} at once"));
    diagnostics.push(
        report
            .help(format!("say on the arrow how many calls it makes: `concurrency: {reserved}`"))
            .entry(wire.connection.braces, format!("concurrency: {reserved}")),
    );
}
