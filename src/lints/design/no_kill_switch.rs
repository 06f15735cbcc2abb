//! Work that nobody can stop without a deployment.
//!
//! Source: P. Sbarski, "Serverless tales from the trenches" (GOTO Chicago 2018): concurrency 0 as a kill switch.

use super::effects;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::View;

/// The row of the lint.
pub static NO_KILL_SWITCH: Lint = Lint { code: codes::SLS1614, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    // Provisioned environments take no switch, and a function that is stopped needs none.
    if a.bool("kill_switch") || a.get("provisioned").is_some() || a.int("concurrency") == Some(0) {
        return;
    }
    let (Some(event), Some(effect)) = (effects::repeated(view).next(), effects::of(view).next()) else { return };
    let loses = effects::repeated(view).any(|wire| wire.connection.kind.mode == Mode::Async) && view.sink().is_none();
    if loses {
        return;
    }
    let name = view.name();
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1614,
            format!("`{name}` takes a deployment to stop, should it do harm to `{}`", effect.to.name()),
        )
        .at(event.span(), "started by events, as long as there are some")
        .at(effect.span(), "changes this each time")
        .help("write `kill_switch: true`: a parameter of the stack then stops it, and what feeds it waits")
        .entry(view.resource.braces, "kill_switch: true"),
    );
}
