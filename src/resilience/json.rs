//! What losses do, as JSON.

use super::Outcome;
use super::judge::Finding;
use super::loss::Loss;
use super::time::Recovery;
use crate::model::deployment::Deployment;
use crate::source::SourceMap;
use serde_json::{Value, json};

/// The schema of what [`write()`] gives.
pub const SCHEMA: &str = include_str!("../../data/schemas/drill.schema.json");

/// One object, with a line break at its end.
pub fn write(deployment: &Deployment, sources: &SourceMap, outcomes: &[Outcome]) -> String {
    format!("{:#}\n", Writer { deployment, sources }.all(outcomes))
}

struct Writer<'a> {
    deployment: &'a Deployment,
    sources: &'a SourceMap,
}

impl Writer<'_> {
    fn all(&self, outcomes: &[Outcome]) -> Value {
        let service = self.deployment.first().map(|architecture| architecture.service.name.as_str());
        json!({
            "version": 1,
            "service": service.filter(|name| !name.is_empty()),
            "drills": outcomes.iter().map(|outcome| self.outcome(outcome)).collect::<Vec<_>>(),
        })
    }

    fn outcome(&self, outcome: &Outcome) -> Value {
        let data = outcome.risks.iter().map(|risk| {
            let view = risk.node.view(self.deployment);
            let stack = self.deployment.plan().and_then(|plan| plan.stack(risk.node.stack));
            json!({
                "resource": view.map(|view| view.name()),
                "kind": view.map(|view| view.kind().name),
                "region": stack.and_then(|stack| stack.region.as_deref()),
                "risk": risk.text,
            })
        });
        json!({
            "lost": outcome.scenario.losses.iter().map(|loss| self.loss(loss)).collect::<Vec<_>>(),
            "entries": outcome.findings.iter().map(|finding| self.finding(finding)).collect::<Vec<_>>(),
            "data": data.collect::<Vec<_>>(),
        })
    }

    fn loss(&self, loss: &Loss) -> Value {
        let name = |id| self.deployment.anywhere(id).map(|view| view.name());
        match loss {
            Loss::Region(region) => json!({ "what": "region", "name": region.as_deref(), "region": region.as_deref() }),
            Loss::Resource(id, region) => {
                json!({ "what": "resource", "name": name(*id), "region": region.as_deref() })
            }
            Loss::Host(host) => json!({ "what": "host", "name": host.as_str(), "region": null }),
        }
    }

    fn finding(&self, finding: &Finding) -> Value {
        let steps = finding.path.iter().map(|hop| json!({ "source": self.sources.place(hop.span), "text": hop.text }));
        json!({
            "entry": finding.entry.title,
            "sort": finding.entry.sort.word(),
            "name": finding.entry.name.as_deref(),
            "source": self.sources.place(finding.entry.span),
            "verdict": finding.verdict.word(),
            "recovery": recovery(&finding.recovery),
            "path": steps.collect::<Vec<_>>(),
        })
    }
}

fn recovery(recovery: &Recovery) -> Value {
    let (parts, until) = match recovery {
        Recovery::Untouched => (&[][..], None),
        Recovery::After(parts) => (parts.as_slice(), None),
        Recovery::Until(end) => (&[][..], Some(*end)),
    };
    let parts: Vec<Value> = parts.iter().map(|part| json!({ "label": part.label, "seconds": part.seconds })).collect();
    json!({ "seconds": recovery.seconds(), "parts": parts, "until": until })
}
