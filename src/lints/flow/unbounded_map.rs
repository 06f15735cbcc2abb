//! A map that calls a function more often at once than it may run.
//!
//! Source: Step Functions Developer Guide, "Map state processing modes": an inline map runs up to 40 iterations at once;
//! Lambda Developer Guide, "Configuring reserved concurrency".

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, Edit, codes};
use crate::kinds::workflow;
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;

/// The row of the lint.
pub static UNBOUNDED_MAP: Lint = Lint { code: codes::SLS1433, look: Look::Each(&["workflow"], check) };

/// What an inline map does at once where it is not told otherwise.
const INLINE: i64 = 40;

fn check(view: View, diagnostics: &mut Diagnostics) {
    workflow::each(view.attributes().list("steps"), &mut |braces, step| {
        if step.contains_key("map") {
            diagnostics
                .extend(tightest(view, step).and_then(|(called, most)| report(view, braces, step, called, most)));
        }
    });
}

/// The function inside that may run the least often at once.
fn tightest<'a>(view: View<'a>, step: &Fields) -> Option<(View<'a>, i64)> {
    let Value::List(inner) = &step.get("steps")?.value else { return None };
    let mut found: Vec<(View, i64)> = Vec::new();
    workflow::each(inner, &mut |_, step| {
        let called = step.get("call").and_then(|given| match given.value {
            Value::Resource(id) => view.graph.view(id),
            _ => None,
        });
        let most = |called: View<'a>| Some((called, called.attributes().int("concurrency").filter(|most| *most > 0)?));
        found.extend(called.and_then(most));
    });
    found.into_iter().min_by_key(|(_, most)| *most)
}

fn report(view: View, braces: Span, step: &Fields, called: View, most: i64) -> Option<Diagnostic> {
    let given = step.get("at_once");
    let at_once = match given.map(|given| &given.value) {
        Some(Value::Int(at_once)) => *at_once,
        Some(_) => return None,
        None => INLINE,
    };
    if at_once <= most {
        return None;
    }
    let (name, cure) = (called.name(), format!("at_once: {most}"));
    let map = step.get("map").map_or(braces, |map| map.span);
    let at = given.map_or(map, |given: &Spanned| given.span);
    let message = format!(
        "the step {} calls `{name}` up to {at_once} times at once, and `{name}` runs {most} at most",
        limits::named(step)
    );
    let report = Diagnostic::new(codes::SLS1433, message)
        .at(at, if given.is_some() { "more than it takes" } else { "without `at_once`, 40 elements at a time" })
        .at(called.attribute_span("concurrency"), "the rest is throttled, and fails after its retries")
        .help(format!("write `{cure}`"));
    let edit = match given {
        Some(given) => Edit::Replace(given.span, most.to_string()),
        None => Edit::Enter(braces, cure.clone()),
    };
    Some(match view.resource.trail.is_empty() {
        true => report.edits(format!("write `{cure}`"), vec![edit]),
        false => report,
    })
}
