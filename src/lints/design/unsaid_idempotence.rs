//! Work that may be done twice, with nobody saying that it may.

use super::effects;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static UNSAID_IDEMPOTENCE: Lint = Lint { code: codes::SLS1607, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let says = view.attributes().get("idempotent").is_some();
    let notes = || view.outgoing().any(|wire| wire.connection.to.port.name == "idempotency");
    if says || notes() {
        return;
    }
    let (Some(event), Some(effect)) = (effects::repeated(view).next(), effects::of(view).next()) else { return };
    let (name, from, to) = (view.name(), event.from.name(), effect.to.name());
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1607,
            format!("`{name}` may get an event twice, and nothing says what then happens to `{to}`"),
        )
        .at(event.span(), format!("`{from}` delivers at least once"))
        .at(effect.span(), "done again with the same event")
        .help(format!(
            "say why that does no harm, `idempotent: \"puts the same item again\"`, or keep notes of what is done: \
                 `{name} -> seen.idempotency`"
        )),
    );
}
