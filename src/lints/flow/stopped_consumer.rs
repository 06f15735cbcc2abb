//! A consumer that is switched off, while what waits for it has an end.
//!
//! Source: Lambda Developer Guide, "Event source mapping parameters"; SQS Developer Guide, "Configuring queue parameters".

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::shape::{DAY, seconds};
use crate::model::value::Value;

/// The row of the lint.
pub static STOPPED_CONSUMER: Lint = Lint { code: codes::SLS1420, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let off = wire.options().get("enabled").is_some_and(|given| given.value == Value::Bool(false));
    if !off {
        return;
    }
    if !limits::polled(&wire) {
        diagnostics.push(fixes::unset_option(unseen(wire), wire, "enabled"));
        return;
    }
    let kept = wire.from.attributes().seconds("retention").unwrap_or(DAY);
    let (from, to) = (wire.from.name(), wire.to.name());
    let report = Diagnostic::new(codes::SLS1420, format!("what comes to `{from}` is lost after {}", seconds(kept)))
        .at(wire.option_span("enabled"), format!("`{to}` does not read it"))
        .at(wire.from.attribute_span("retention"), "kept for so long")
        .help("remove `enabled: false` in time; to switch it off and on without a deployment, write `kill_switch: true` on the function");
    diagnostics.push(fixes::unset_option(report, wire, "enabled"));
}

/// A rule that is off keeps nothing.
fn unseen(wire: Wire) -> Diagnostic {
    let (from, to) = (wire.from.name(), wire.to.name());
    Diagnostic::new(codes::SLS1420, format!("what happens on `{from}` passes by `{to}` unseen"))
        .at(wire.option_span("enabled"), "nothing keeps it for later")
        .help(
            "remove `enabled: false`; to switch a function off and on without a deployment, write `kill_switch: true` on it, and \
             let a queue stand before it to keep what comes meanwhile",
        )
}
