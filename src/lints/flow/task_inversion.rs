//! A step that gives up before its function does.
//!
//! Source: Step Functions Developer Guide, "Best practices": `TimeoutSeconds` against stuck executions.

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::seconds;
use crate::model::value::{Fields, Value};

/// The row of the lint.
pub static TASK_INVERSION: Lint = Lint { code: codes::SLS1430, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    workflow::each(view.attributes().list("steps"), &mut |_, step| diagnostics.extend(report(view, step)));
}

/// With a callback, the time is that of who answers.
fn report(view: View, step: &Fields) -> Option<Diagnostic> {
    let Value::Resource(id) = step.get("call")?.value else { return None };
    let (given, function) = (step.get("timeout")?, view.graph.view(id)?);
    let Value::Duration(limit) = given.value else { return None };
    let time = limits::longest(function);
    if limit > time || step.contains_key("callback") {
        return None;
    }
    let (name, enough) = (function.name(), seconds(limits::beyond(time)));
    let message = format!(
        "the step {} gives up after {}, and `{name}` may work for {}",
        limits::named(step),
        seconds(limit),
        seconds(time)
    );
    let report = Diagnostic::new(codes::SLS1430, message)
        .at(given.span, "the step fails, and the work goes on for nobody")
        .at(function.attribute_span("timeout"), "may take this long")
        .help(format!("write `timeout: {enough}`, or a shorter `timeout` on `{name}`"));
    Some(match view.resource.trail.is_empty() {
        true => report.fix(format!("write `timeout: {enough}`"), given.span, enough),
        false => report,
    })
}
