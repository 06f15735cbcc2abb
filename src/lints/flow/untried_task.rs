//! A step that fails with the first hiccup of Lambda.
//!
//! Source: Step Functions Developer Guide, "Best practices", "Handle transient Lambda service exceptions".

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::value::{Fields, Value};

/// The row of the lint.
pub static UNTRIED_TASK: Lint = Lint { code: codes::SLS1432, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    workflow::each(view.attributes().list("steps"), &mut |_, step| diagnostics.extend(report(view, step)));
    for (name, span) in workflow::untried(&view) {
        let message = format!("the state `{name}` fails when Lambda itself does");
        diagnostics.push(Diagnostic::new(codes::SLS1432, message).at(span, "has no `Retry`").help(
            "add a `Retry` for \"Lambda.ServiceException\", \"Lambda.AWSLambdaException\", \"Lambda.SdkClientException\" \
             and \"Lambda.TooManyRequestsException\"",
        ));
    }
}

fn report(view: View, step: &Fields) -> Option<Diagnostic> {
    let (given, call) = (step.get("retry")?, step.get("call")?);
    let Value::Resource(id) = call.value else { return None };
    if given.value != Value::None {
        return None;
    }
    let name = view.graph.view(id)?.name();
    let report = Diagnostic::new(
        codes::SLS1432,
        format!("the step {} fails at the first hiccup of Lambda", limits::named(step)),
    )
    .at(given.span, format!("throttled or broken on Lambda's side, the call of `{name}` is not tried again"))
    .help("remove `retry: none`: what fails on Lambda's side is then tried three times; errors of the code are not");
    let own = view.resource.trail.is_empty() && !given.key.is_nowhere();
    Some(if own { report.removal("remove `retry: none`", given.key.to(given.span)) } else { report })
}
