//! What answers under which name, and who finds out that it no longer does: DNS records and health checks as Route 53
//! works with them.
//!
//! These are plain data, so that the rules of this folder do not depend on how a record is written.

use crate::model::architecture::{ResourceId, Route};
use crate::model::stack::StackId;
use crate::source::Span;
use ecow::EcoString;
use std::collections::BTreeMap;

/// All records and health checks of a program.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The records, in the order of their paths.
    pub records: Vec<Record>,
    /// The health checks.
    pub checks: BTreeMap<ResourceId, Check>,
}

impl Names {
    /// The record of a resource.
    pub fn record(&self, id: ResourceId) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    /// The hosts of others that a check asks, by itself or through those that it counts.
    pub fn asked_by(&self, check: ResourceId) -> Vec<&EcoString> {
        let own = self.checks.get(&check).map(|check| &check.probe);
        let counted = match own {
            Some(Probe::Calculated(of, _)) => of.as_slice(),
            _ => &[],
        };
        let children = counted.iter().filter_map(|child| Some(&self.checks.get(child)?.probe));
        own.into_iter().chain(children).filter_map(Probe::host).collect()
    }

    /// The hosts that checks ask and that are none of the program's, in the order of names.
    pub fn hosts(&self) -> Vec<EcoString> {
        let mut hosts: Vec<EcoString> = self.checks.values().filter_map(|check| check.probe.host()).cloned().collect();
        hosts.sort();
        hosts.dedup();
        hosts
    }
}

/// A name, and what answers under it.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its resource.
    pub id: ResourceId,
    /// The name that clients ask for: `api.example.com`.
    pub name: EcoString,
    /// How an answer is chosen.
    pub policy: Policy,
    /// The answers, in the order of the source.
    pub answers: Vec<Answer>,
    /// Where it was declared.
    pub span: Span,
}

/// How Route 53 chooses between the answers of a record (Developer Guide, "Choosing a routing policy").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// There is one.
    Simple,
    /// The primary, and the secondary where the primary is unhealthy.
    Failover,
    /// The nearest healthy one.
    Latency,
    /// By weights, among the healthy ones.
    Weighted,
    /// By where a client is; who has no healthy answer of his own gets the default's.
    Geolocation,
    /// Several healthy ones.
    Multivalue,
}

/// One answer of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What it is among the others.
    pub role: Role,
    /// Who answers.
    pub target: Target,
    /// The stack that has this answer: where its health check asks.
    pub stack: StackId,
    /// The health check.
    pub health: Option<ResourceId>,
    /// Whether an alias is taken out when what it points to has no healthy answer left.
    pub evaluates_target: bool,
    /// How long resolvers keep the answer, in seconds; none for an alias.
    pub ttl: Option<i64>,
    /// Where it was written.
    pub span: Span,
}

/// What an answer is among the others of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The only one.
    Only,
    /// Given as long as it is healthy.
    Primary,
    /// Given when the primary is not healthy.
    Secondary,
    /// Given to those who are near.
    Near(EcoString),
    /// Given in this share; with 0 only when no other is left.
    Share(i64),
    /// Given to a place: `DE`, `EU`; `*` for everybody else.
    Place(EcoString),
    /// One of several.
    OneOf,
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The API in a stack.
    Api(ResourceId, StackId),
    /// A site, or another resource that exists once.
    Site(ResourceId),
    /// The bucket in a stack.
    Bucket(ResourceId, StackId),
    /// Another record.
    Record(ResourceId),
    /// Addresses or names that are none of the program's.
    Values(Vec<EcoString>),
}

/// A health check.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Its name in the source.
    pub name: EcoString,
    /// What it asks.
    pub probe: Probe,
    /// Seconds between two questions of a checker.
    pub interval: i64,
    /// After how many bad answers it is unhealthy.
    pub failures: i64,
    /// Whether healthy and unhealthy are swapped.
    pub inverted: bool,
    /// Where it was declared.
    pub span: Span,
}

/// What a health check asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Probe {
    /// A route of an API, in the stack where the check is.
    Endpoint(ResourceId, Route),
    /// A site, at CloudFront's own name for it.
    Site(ResourceId),
    /// A page of somebody else's host.
    Url(EcoString),
    /// A port of somebody else's host.
    Tcp(EcoString),
    /// Other checks, of which so many must be healthy.
    Calculated(Vec<ResourceId>, i64),
    /// An alarm on the metric of a resource, in the stack where the check is.
    Alarm(Watched),
}

impl Probe {
    /// The host that is asked, where it is none of the program's.
    pub fn host(&self) -> Option<&EcoString> {
        match self {
            Probe::Url(host) | Probe::Tcp(host) => Some(host),
            _ => None,
        }
    }
}

/// The alarm behind a health check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The resource whose metric it is.
    pub resource: ResourceId,
    /// Whether the metric counts what went wrong.
    pub counts_errors: bool,
    /// Seconds for which the condition must hold.
    pub lasting: i64,
    /// Whether the check is unhealthy when the metric has no data.
    pub silence_is_unhealthy: bool,
}
