//! Claims about the architecture, proven or refuted: `expect public survives loss of "us-east-1"`.
//!
//! In: a [`Deployment`] without errors; its [`Claim`]s are texts that the expander kept, with the names in them already
//! found. Out: an error for each claim that does not hold, with the way through the architecture that breaks it, one
//! label for each step. Invariant: a claim that nothing is said about is proven.

mod access;
mod answers;
mod calls;
mod connects;
mod handling;
mod parse;
mod reaches;
mod receivers;
mod resolve;
mod runs;
mod survives;
#[cfg(test)]
mod tests;

use crate::diagnostics::expectations as say;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::architecture::Claim;
use crate::model::deployment::Deployment;
use crate::resilience::Drill;
use parse::Says;

/// Proves all claims of a program.
pub fn prove(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    let claims = deployment.first().map(|architecture| architecture.claims.as_slice()).unwrap_or_default();
    if claims.is_empty() {
        return;
    }
    let drill = Drill::of(deployment);
    for claim in claims {
        if let Err(report) = one(&drill, claim) {
            diagnostics.push(claim.trail.iter().rev().fold(*report, |report, at| report.at(*at, "in this instance")));
        }
    }
}

fn malformed(wrong: &parse::Malformed) -> Diagnostic {
    let parse::Malformed { at, found, wanted } = wrong;
    say::malformed(&say::Malformed { at: *at, found: found.as_deref(), wanted, verbs: parse::VERBS })
}

fn one(drill: &Drill, claim: &Claim) -> Result<(), Box<Diagnostic>> {
    let read = parse::claim(&claim.text, claim.span, &claim.names).map_err(|wrong| Box::new(malformed(&wrong)))?;
    let subject = resolve::thing(drill, claim, &read.subject)?;
    match &read.says {
        Says::Survives(losses) => {
            let scenario = resolve::scenario(drill, claim, losses)?;
            survives::survives(drill, &subject, &scenario, claim.span)
        }
        Says::Recovers(limit, losses) => {
            let after = if losses.is_empty() { None } else { Some(resolve::scenario(drill, claim, losses)?) };
            survives::recovers(drill, &subject, *limit, after, claim.span)
        }
        Says::Answers(limit) => answers::within(drill, &subject, *limit, claim.span),
        Says::NeverReaches(target) => {
            reaches::never(drill, &subject, &resolve::thing(drill, claim, target)?, claim.span)
        }
        Says::NeverCalls(target) => calls::never(drill, &subject, &resolve::thing(drill, claim, target)?, claim.span),
        Says::Runs(most) => runs::at_most(drill, &subject, *most, claim.span),
        Says::OnlyReads(targets) => {
            access::only_reads(drill, &subject, &resolve::things(drill, claim, targets)?, claim.span)
        }
        Says::OnlyWrites(targets) => {
            access::only_writes(drill, &subject, &resolve::things(drill, claim, targets)?, claim.span)
        }
        Says::OnlyFeeds(targets) => {
            receivers::only_feeds(drill, &subject, &resolve::things(drill, claim, targets)?, claim.span)
        }
        Says::IsIdempotent => handling::idempotent(&subject, claim.span),
        Says::KeepsOrder => handling::keeps_order(drill, &subject, claim.span),
        Says::IsolatesFailures => handling::isolates_failures(drill, &subject, claim.span),
        Says::Connects(most, target) => {
            connects::at_most(drill, &subject, *most, &resolve::thing(drill, claim, target)?, claim.span)
        }
    }
}
