//! A failover that nothing in the program asks to work.

use crate::diagnostics::{Diagnostic, Diagnostics, Edit, codes};
use crate::kinds::dns::record::{self, answers};
use crate::lints::{Lint, Look};
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use std::collections::BTreeSet;

/// The row of the lint.
pub static UNCLAIMED_FAILOVER: Lint = Lint { code: codes::SLS1787, look: Look::Deployment(check) };

/// A claim about anything is one more than most have; whether it is about this name is its author's to know.
fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let claims = deployment.first().map(|architecture| architecture.claims.as_slice()).unwrap_or_default();
    if claims.iter().any(|claim| claim.text.contains(" survives ") || claim.text.contains(" recovers ")) {
        return;
    }
    let home = deployment.plan().and_then(|plan| plan.home());
    let mut told = BTreeSet::new();
    for view in deployment.graphs.iter().flat_map(|graph| graph.views()).filter(|view| view.is("record")) {
        let answers = answers::of(&view);
        let checked = answers.len() > 1 && answers.iter().any(|answer| answer.health.is_some());
        let in_regions =
            home.is_some() && answers.iter().any(|answer| answer.health.is_some() && answer.regions(&view).len() > 1);
        if (checked || in_regions) && told.insert(view.id) {
            diagnostics.push(report(view, home));
        }
    }
}

fn report(view: View, home: Option<&str>) -> Diagnostic {
    let message = format!("`{}` can move to another answer, and no claim says what that saves", record::name_of(&view));
    let report = Diagnostic::new(codes::SLS1787, message)
        .at(view.span(), "a change anywhere behind it may undo the failover without a word");
    let Some(home) = home else {
        return report.help("claim what must go on: `expect NAME survives loss of url:\"www.example.com\"`");
    };
    let claim = format!("expect {} survives loss of \"{home}\"", view.name());
    let report = report.help(format!("claim what must go on: `{claim}`; the compiler proves it with every change"));
    let plain = view.resource.trail.is_empty() && view.resource.path.names().count() == 1;
    match plain && !view.resource.braces.is_nowhere() {
        true => report.edits(
            format!("write `{claim}`"),
            vec![Edit::Replace(view.resource.braces.after(), format!("\n\n{claim}"))],
        ),
        false => report,
    }
}
