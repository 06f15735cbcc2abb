//! Memory beyond one processor, for code that uses one.

use super::starved_function::PROCESSOR;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::bytes;

/// The row of the lint.
pub static IDLE_PROCESSORS: Lint = Lint { code: codes::SLS1609, look: Look::Each(&["function"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(memory) = view.attributes().bytes("memory").filter(|memory| *memory > PROCESSOR) else { return };
    let processors = (memory as f64 / PROCESSOR as f64 * 10.0).round() / 10.0;
    let at = view.attribute_span("memory");
    let one = bytes(PROCESSOR);
    diagnostics.push(
        Diagnostic::new(codes::SLS1609, format!("`{}` pays for {processors} processors", view.name()))
            .at(at, "code with one thread uses one of them")
            .help(format!("write `{one}`, unless it needs the memory, or works in parallel"))
            .fix(format!("write `{one}`"), at, one.clone()),
    );
}
