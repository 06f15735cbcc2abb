//! A caller that runs more often at once than the one it waits for.
//!
//! Source: Lambda Developer Guide, "Configuring reserved concurrency": what exceeds it is throttled, and a synchronous
//! caller gets the error 429.

use super::fixes;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static NARROW_CALLEE: Lint = Lint { code: codes::SLS1404, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let reserved = |view: View| view.attributes().int("concurrency").filter(|reserved| *reserved > 0);
    let calls = wire.connection.kind.mode == Mode::Sync && wire.from.is("function") && wire.to.is("function");
    if let (true, Some(caller), Some(callee)) = (calls, reserved(wire.from), reserved(wire.to))
        && caller > callee
    {
        let (from, to) = (wire.from.name(), wire.to.name());
        let message = format!("`{from}` may wait for `{to}` {caller} times at once, and `{to}` runs {callee} at most");
        let report = Diagnostic::new(codes::SLS1404, message)
            .at(fixes::place(wire.to, "concurrency"), "more are throttled")
            .at(wire.from.attribute_span("concurrency"), "as many may call it")
            .at(wire.span(), "gets the error 429 then")
            .help(format!("write `concurrency: {caller}` on `{to}`, or less on `{from}`, or put a queue between them"));
        diagnostics.push(fixes::set(report, wire.to, "concurrency", &caller.to_string()));
    }
}
