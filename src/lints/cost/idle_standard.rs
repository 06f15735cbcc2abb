//! A workflow paid by the step that could be paid by time.
//!
//! Sources: Step Functions Developer Guide, "Choosing workflow type in Step Functions"; AWS Step Functions pricing (us-east-1, read
//! in November 2026).

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::MINUTE;
use crate::model::value::{Spanned, Value};

/// The row of the lint.
pub static IDLE_STANDARD: Lint = Lint { code: codes::SLS1748, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let short = attributes.seconds("timeout").is_some_and(|timeout| timeout <= 5 * MINUTE);
    let steps = attributes.list("steps");
    if workflow::is_express(&view) || !short || steps.is_empty() || steps.iter().any(needs_standard) {
        return;
    }
    if !view.incoming().all(only_starts) || !view.outgoing().all(may_come_twice) {
        return;
    }
    let (name, at) = (view.name(), attributes.span("timeout", view.span()));
    let report = Diagnostic::new(codes::SLS1748, format!("`{name}` is paid by the step, and could be paid by time"))
        .at(
            view.span(),
            format!("${} for a million executions; an express one takes $1 and its time", 25 * steps.len()),
        )
        .at(at, "short enough for `express`, and everything in it may be done twice")
        .help("write `type: \"express\"`, unless you want to look at single executions for months");
    diagnostics.push(match attributes.get("type") {
        Some(written) => report.fix("write `\"express\"`", written.span, "\"express\""),
        None => report.entry(view.resource.braces, "type: \"express\""),
    });
}

/// Steps that wait for somebody are for `standard` alone.
fn needs_standard(step: &Spanned) -> bool {
    match &step.value {
        Value::Object(fields) => fields.iter().any(|(key, value)| {
            let waits = ["callback", "waits", "wait_until", "wait"].contains(&key.as_str());
            (waits && value.value != Value::Bool(false)) || needs_standard(value)
        }),
        Value::List(list) => list.iter().any(needs_standard),
        _ => false,
    }
}

/// Whether an arrow does no more than to start it: a name for an execution, a question how it is doing and an answer to a step
/// are for `standard` alone, and so is a workflow that waits for it.
fn only_starts(wire: Wire) -> bool {
    let own = wire.from.id == wire.to.id;
    let plain = wire.connection.to.port.name.is_empty() && wire.options().get("execution").is_none();
    own || (plain && !wire.from.is("workflow"))
}

/// An express workflow may run a step twice.
fn may_come_twice(wire: Wire) -> bool {
    if wire.from.id == wire.to.id {
        return true;
    }
    let keeps_notes = || wire.to.outgoing().any(|wire| wire.connection.to.port.name == "idempotency");
    wire.to.is("function") && (wire.to.attributes().get("idempotent").is_some() || keeps_notes())
}
