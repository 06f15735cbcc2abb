//! A function that is slow because it has no processor.
//!
//! Source: Lambda Developer Guide, "Configure Lambda function memory": the share of processor grows with the memory, and is
//! a whole one at 1,769 MB.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{MB, MINUTE, bytes, seconds};

/// The row of the lint.
pub static STARVED_FUNCTION: Lint = Lint { code: codes::SLS1608, look: Look::Each(&["function"], check) };

/// The memory that comes with a whole processor, in bytes.
pub const PROCESSOR: i64 = 1769 * MB;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let (Some(memory), Some(timeout)) = (a.bytes("memory"), a.seconds("timeout")) else { return };
    if memory >= 256 * MB || timeout < MINUTE {
        return;
    }
    let share = (memory * 100 + PROCESSOR / 2) / PROCESSOR;
    let at = view.attribute_span("memory");
    let message = format!("`{}` may work for {} with {share} % of a processor", view.name(), seconds(timeout));
    diagnostics.push(
        Diagnostic::new(codes::SLS1608, message)
            .at(at, format!("{} of memory; a whole processor comes with {}", bytes(memory), bytes(PROCESSOR)))
            .at(view.attribute_span("timeout"), "time that is paid for")
            .help(
                "give it more memory: four times as much costs the same where the work then takes a fourth of the time",
            )
            .fix("write `512MB`", at, "512MB"),
    );
}
