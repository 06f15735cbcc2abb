//! A sum that an express workflow may add to twice.
//!
//! Source: Step Functions Developer Guide, "Choosing workflow type": asynchronous express workflows run at least once, and
//! are for work that does no harm when it is done again.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::value::Value;

/// The row of the lint.
pub static COUNTED_TWICE: Lint = Lint { code: codes::SLS1436, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let starts = |wire: &Wire| wire.connection.kind.mode != Mode::Sync && wire.connection.to.port.name.is_empty();
    let Some(start) = view.incoming().filter(|wire| wire.from.id != view.id).find(starts) else { return };
    if !workflow::is_express(&view) {
        return;
    }
    workflow::each(view.attributes().list("steps"), &mut |_, step| {
        let (Some(add), Some(Value::Resource(id))) = (step.get("add"), step.get("update").map(|given| &given.value))
        else {
            return;
        };
        let Some(table) = view.graph.view(*id) else { return };
        diagnostics.push(
            Diagnostic::new(codes::SLS1436, format!("`{}` may add to `{}` twice for one event", view.name(), table.name()))
                .at(add.span, "adds again, when the execution runs again")
                .at(view.attribute_span("type"), "runs at least once")
                .at(start.span(), "starts it, and waits for no answer")
                .help(
                    "write `type: \"standard\"`, which does each step once; or `set` what comes with the event, which may be \
                     set twice",
                ),
        );
    });
}
