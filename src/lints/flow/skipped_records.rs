//! Records that nobody reads, because reading begins later.
//!
//! Source: Lambda Developer Guide, "Polling and stream starting positions": with `LATEST`, events may be missed while a
//! mapping is made or changed, which takes minutes.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static SKIPPED_RECORDS: Lint = Lint { code: codes::SLS1427, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    if limits::polled(&wire) && wire.options().text("from") == Some("now") {
        let (from, to) = (wire.from.name(), wire.to.name());
        let report =
            Diagnostic::new(codes::SLS1427, format!("`{to}` misses what is written to `{from}` while it is deployed"))
                .at(wire.option_span("from"), "begins minutes after the first record")
                .help("remove `from: \"now\"`: reading then begins at the oldest record that is kept");
        diagnostics.push(fixes::unset_option(report, wire, "from"));
    }
}
