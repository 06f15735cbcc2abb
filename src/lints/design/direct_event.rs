//! An event that is handed to a function by name.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static DIRECT_EVENT: Lint = Lint { code: codes::SLS1605, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    if !wire.connection.drawn || wire.connection.kind.name != "function_to_function" || wire.from.id == wire.to.id {
        return;
    }
    let (from, to) = (wire.from.name(), wire.to.name());
    diagnostics.push(
        Diagnostic::new(codes::SLS1605, format!("`{from}` hands events to `{to}`, and no queue stands between them"))
            .at(wire.span(), format!("as many calls as `{from}` makes, `{to}` works on at once"))
            .help(format!("put a queue between them: its arrow to `{to}` has a `batch` and a `concurrency`, and what fails can be sent again")),
    );
}
