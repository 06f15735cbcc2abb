//! `expect X survives loss of Y`, `expect X recovers within 2m after loss of Y`.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::expectations as say;
use crate::model::shape::seconds;
use crate::resilience::Drill;
use crate::resilience::entries::{self, Entry, Sort};
use crate::resilience::judge::{self, Finding, Verdict};
use crate::resilience::loss::{self, Scenario};
use crate::resilience::time::Recovery;
use crate::source::Span;

/// Proves that something survives a loss.
pub fn survives(drill: &Drill, thing: &Thing, scenario: &Scenario, claim: Span) -> Result<(), Box<Diagnostic>> {
    let entries = entries_of(drill, thing)?;
    let findings: Vec<Finding> = entries.iter().map(|entry| judge::entry(drill, scenario, entry)).collect();
    let failed: Vec<&Finding> = findings.iter().filter(|finding| finding.verdict != Verdict::Survives).collect();
    let worst = failed.iter().find(|finding| finding.verdict == Verdict::Lost).or_else(|| failed.first());
    let Some(worst) = worst else { return Ok(()) };
    let others = others(failed.len(), worst);
    let lost = scenario.words(drill.deployment);
    Err(Box::new(say::does_not_survive(
        &worst.entry.title,
        &lost,
        worst.verdict == Verdict::Degraded,
        claim,
        &worst.path,
        &others,
    )))
}

/// Proves that something works again in time, after one loss or after each of the usual ones.
pub fn recovers(
    drill: &Drill,
    thing: &Thing,
    limit: i64,
    after: Option<Scenario>,
    claim: Span,
) -> Result<(), Box<Diagnostic>> {
    let scenarios = after.map_or_else(|| loss::usual(drill.deployment, &drill.names), |scenario| vec![scenario]);
    let entries = entries_of(drill, thing)?;
    for scenario in &scenarios {
        for entry in &entries {
            in_time(drill, scenario, entry, limit, claim)?;
        }
    }
    Ok(())
}

fn in_time(drill: &Drill, scenario: &Scenario, entry: &Entry, limit: i64, claim: Span) -> Result<(), Box<Diagnostic>> {
    let finding = judge::entry(drill, scenario, entry);
    let lost = scenario.words(drill.deployment);
    if finding.verdict != Verdict::Survives {
        return Err(Box::new(say::does_not_survive(
            &entry.title,
            &lost,
            finding.verdict == Verdict::Degraded,
            claim,
            &finding.path,
            "",
        )));
    }
    match &finding.recovery {
        Recovery::After(parts) if finding.recovery.seconds() > Some(limit) => {
            let sum: Vec<String> =
                parts.iter().map(|part| format!("{} ({})", seconds(part.seconds), part.label)).collect();
            let needed = finding.recovery.seconds().unwrap_or_default();
            Err(Box::new(say::recovers_late(
                &entry.title,
                &lost,
                (needed, limit),
                claim,
                &finding.path,
                &sum.join(" + "),
            )))
        }
        _ => Ok(()),
    }
}

fn others(failed: usize, worst: &Finding) -> String {
    let more = failed.saturating_sub(1);
    match (&worst.entry.sort, more) {
        (_, 0) => String::new(),
        (Sort::Route(_), 1) => "one more route does not either".to_owned(),
        (Sort::Route(_), more) => format!("{more} more routes do not either"),
        (_, more) => format!("{more} more do not either"),
    }
}

/// The entry points that a claim is about.
fn entries_of(drill: &Drill, thing: &Thing) -> Result<Vec<Entry>, Box<Diagnostic>> {
    let view = thing.view;
    let found: Vec<Entry> = match (view.kind().name, &thing.route) {
        ("api", route) => {
            let wanted = |entry: &Entry| route.is_none() || entry.route() == route.as_ref();
            entries::routes(drill, view).into_iter().filter(wanted).collect()
        }
        ("record", _) => {
            let through = entries::all(drill).into_iter().filter(|entry| entry.through == Some(view.id)).collect();
            let itself = || drill.names.record(view.id).map(|record| entries::name(drill, record));
            or_else(through, || itself().into_iter().collect())
        }
        ("zone" | "certificate" | "health_check" | "alarm" | "authorizer", _) => Vec::new(),
        ("site", _) => vec![entries::of_resource(view, Sort::Site)],
        ("schedule", _) => vec![entries::of_resource(view, Sort::Schedule)],
        _ => vec![entries::of_resource(view, Sort::Source)],
    };
    match found.is_empty() {
        true => Err(Box::new(say::no_entry(&thing.title(), view.kind().name, thing.span))),
        false => Ok(found),
    }
}

fn or_else<T>(list: Vec<T>, otherwise: impl FnOnce() -> Vec<T>) -> Vec<T> {
    if list.is_empty() { otherwise() } else { list }
}
