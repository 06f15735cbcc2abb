//! A workflow that has less time than its steps.
//!
//! Source: Step Functions Developer Guide, "State machine structure": an execution that runs longer than `TimeoutSeconds`
//! fails with `States.Timeout`.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::hop::Hop;
use crate::model::shape::{MINUTE, seconds};
use crate::model::value::{Fields, Spanned, Value};

/// The row of the lint.
pub static OVERBOOKED_WORKFLOW: Lint = Lint { code: codes::SLS1431, look: Look::Each(&["workflow"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(limit) = view.attributes().get("timeout").and_then(|_| view.attributes().seconds("timeout")) else {
        return;
    };
    let mut hops = Vec::new();
    let needed: i64 = certain(view.attributes().list("steps")).filter_map(|step| time(view, step, &mut hops)).sum();
    if needed > limit {
        diagnostics.push(report(view, limit, needed, hops));
    }
}

/// The steps that every execution goes through, one after the other: those before the first that leads elsewhere.
fn certain(steps: &[Spanned]) -> impl Iterator<Item = &Fields> {
    let fields = steps.iter().filter_map(|spanned| match &spanned.value {
        Value::Object(fields) => Some(&**fields),
        _ => None,
    });
    fields.take_while(|step| !["choose", "next", "end", "fail", "succeed"].iter().any(|word| step.contains_key(*word)))
}

/// How long a step may take: its own limit, or that of its function; a wait takes exactly its time.
fn time(view: View, step: &Fields, hops: &mut Vec<Hop>) -> Option<i64> {
    if let Some(Spanned { value: Value::Duration(wait), span, .. }) = step.get("wait") {
        hops.push(Hop::new(*span, format!("waits {}", seconds(*wait))));
        return Some(*wait);
    }
    let given = step.get("call")?;
    let Value::Resource(id) = given.value else { return None };
    let function = view.graph.view(id)?;
    let own = match step.get("timeout").map(|given| &given.value) {
        Some(Value::Duration(limit)) => Some(*limit),
        _ if step.contains_key("callback") => None,
        _ => Some(limits::longest(function)),
    }?;
    hops.push(Hop::new(given.span, format!("up to {} for `{}`", seconds(own), function.name())));
    Some(own)
}

fn report(view: View, limit: i64, needed: i64, hops: Vec<Hop>) -> Diagnostic {
    let message =
        format!("`{}` ends after {}, and its steps may take {}", view.name(), seconds(limit), seconds(needed));
    let report =
        Diagnostic::new(codes::SLS1431, message).at(fixes::place(view, "timeout"), "fails with States.Timeout");
    let report = hops.into_iter().fold(report, |report, hop| report.at(hop.span, hop.text));
    let enough = limits::beyond(needed);
    let report = report.help(format!("write `timeout: {}`, or lower those of the steps", seconds(enough)));
    let express = view.attributes().text("type") == Some("express");
    let fits = !express || enough <= 5 * MINUTE && limits::patience(view).is_none_or(|patience| enough < patience);
    if fits { fixes::set(report, view, "timeout", &seconds(enough)) } else { report }
}
