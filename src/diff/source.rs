//! What only the source knows: which arrow asked for a permission, and what survives a loss.

use super::model::{Causes, System, Verdict};
use crate::Analysis;
use crate::model::graph::Graph;
use crate::resilience::judge::Finding;
use crate::resilience::{Drill, loss};

/// A compiled system, with what its analysis knows beside the templates.
pub fn known(system: System, analysis: &Analysis) -> System {
    System { causes: causes(analysis), verdicts: Some(verdicts(analysis)), ..system }
}

fn causes(analysis: &Analysis) -> Causes {
    let mut out = Causes::new();
    for wire in analysis.deployment.graphs.iter().flat_map(Graph::wires) {
        let place = analysis.sources.place(wire.connection.cause);
        let because = if wire.connection.drawn { format!("{place}  {}", wire.text()) } else { place };
        let graph = wire.graph;
        for grant in graph.grants.iter().filter(|grant| grant.connection() == wire.connection.id) {
            let role = grant.role();
            let Some(view) = graph.view(role.resource) else { continue };
            let holder = view.role(role.principal).to_string();
            for action in grant.actions() {
                out.entry((holder.clone(), (*action).to_owned())).or_default().insert(because.clone());
            }
        }
    }
    out
}

fn verdicts(analysis: &Analysis) -> Vec<Verdict> {
    let deployment = &analysis.deployment;
    let drill = Drill::of(deployment);
    let mut out = Vec::new();
    for scenario in loss::usual(deployment, &drill.names) {
        let loss = scenario.words(deployment);
        for finding in drill.run(&scenario).findings {
            out.push(verdict(&finding, &loss, analysis));
        }
    }
    out
}

fn verdict(finding: &Finding, loss: &str, analysis: &Analysis) -> Verdict {
    let entry = match &finding.entry.name {
        Some(name) => format!("{} at {name}", finding.entry.title),
        None => finding.entry.title.clone(),
    };
    let source = analysis.sources.place(finding.entry.span);
    Verdict {
        loss: loss.to_owned(),
        entry,
        rank: finding.verdict as u8,
        word: finding.verdict.word(),
        seconds: finding.recovery.seconds(),
        source: (!source.is_empty()).then_some(source),
    }
}
