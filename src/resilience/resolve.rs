//! What Route 53 answers while something is lost.
//!
//! In: records and checks, a [`Scenario`]. Out: the answers that clients are given, each with the records that lead to
//! it. Rules: Route 53 Developer Guide, "How Amazon Route 53 chooses records when health checking is configured" and
//! "How health checks work in complex configurations". A check sees a loss only where what it asks needs what is lost.

use super::Drill;
use super::loss::Scenario;
use super::names::{Answer, Check, Policy, Probe, Record, Role, Target};
use super::needs::{self, Need};
use super::node::{self, Node};
use super::time::{self, Part};
use crate::kinds::api;
use crate::kinds::dns::probe;
use crate::model::architecture::ResourceId;
use crate::model::stack::StackId;

/// Records that lead to records end somewhere; Route 53 allows few levels, and a circle none.
const LEVELS: usize = 8;

/// An answer that clients are given: from the record that they ask, through other records, to who answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Given<'a> {
    /// The answers from outside in; at least one.
    pub chain: Vec<&'a Answer>,
}

impl<'a> Given<'a> {
    /// The innermost answer: its target is no record.
    pub fn last(&self) -> Option<&'a Answer> {
        self.chain.last().copied()
    }
}

/// The answers of a scenario.
#[derive(Clone, Copy)]
pub struct Resolver<'a> {
    /// The program.
    pub drill: &'a Drill<'a>,
    /// What is lost.
    pub scenario: &'a Scenario,
}

impl<'a> Resolver<'a> {
    /// The answers that clients of a record are given.
    pub fn given(self, record: &'a Record) -> Vec<Given<'a>> {
        let mut all = Vec::new();
        self.collect(record, &[], &mut all, &|record, level| self.chosen(record, level));
        all
    }

    /// The answers that clients of a record can be given at all.
    pub fn possible(self, record: &'a Record) -> Vec<Given<'a>> {
        let mut all = Vec::new();
        self.collect(record, &[], &mut all, &|record, _| self.written(record));
        all
    }

    fn collect(
        self,
        record: &'a Record,
        before: &[&'a Answer],
        all: &mut Vec<Given<'a>>,
        choose: &dyn Fn(&'a Record, usize) -> Vec<&'a Answer>,
    ) {
        if before.len() >= LEVELS {
            return;
        }
        for answer in choose(record, before.len()) {
            let chain = [before, &[answer]].concat();
            let inner = match &answer.target {
                Target::Record(id) => self.drill.names.record(*id),
                _ => None,
            };
            match inner.filter(|inner| !self.written(inner).is_empty()) {
                Some(inner) => self.collect(inner, &chain, all, choose),
                None => all.push(Given { chain }),
            }
        }
    }

    /// The answers of a record that are in its zone: a record that is lost, or whose zone is, has none.
    fn written(self, record: &'a Record) -> Vec<&'a Answer> {
        let zone = self.drill.deployment.anywhere(record.id).and_then(|view| view.refers("zone"));
        if zone.is_some_and(|zone| self.scenario.names(zone.id)) {
            return Vec::new();
        }
        let is_there = |answer: &&Answer| !self.takes(Node { stack: answer.stack, resource: record.id });
        record.answers.iter().filter(is_there).collect()
    }

    /// The answers of one record that are given, to some client at least.
    fn chosen(self, record: &'a Record, level: usize) -> Vec<&'a Answer> {
        let all = self.written(record);
        let healthy: Vec<&Answer> = all.iter().copied().filter(|answer| self.is_given(answer, level)).collect();
        match record.policy {
            Policy::Simple => all,
            Policy::Failover => failover(&all, &healthy),
            Policy::Weighted => weighted(&all, &healthy),
            Policy::Geolocation => geolocation(all, healthy),
            Policy::Latency | Policy::Multivalue => {
                if healthy.is_empty() {
                    all
                } else {
                    healthy
                }
            }
        }
    }

    fn is_given(self, answer: &Answer, level: usize) -> bool {
        let checked = answer.health.is_none_or(|check| self.is_healthy(answer.stack, check));
        checked && (!answer.evaluates_target || self.target_is_healthy(answer, level + 1))
    }

    /// An alias to a record is healthy while any of the answers there is. Nothing is known of one to a record without any.
    fn target_is_healthy(self, answer: &Answer, level: usize) -> bool {
        match &answer.target {
            Target::Record(id) if level < LEVELS => {
                let inner = self.drill.names.record(*id);
                let answers = inner.map(|record| self.written(record)).unwrap_or_default();
                answers.is_empty() || answers.into_iter().any(|answer| self.is_given(answer, level))
            }
            _ => true,
        }
    }

    /// Whether a check that asks from a stack is healthy.
    pub fn is_healthy(self, stack: StackId, check: ResourceId) -> bool {
        let Some(check) = self.drill.names.checks.get(&check) else { return true };
        self.succeeds(stack, check) != check.inverted
    }

    fn succeeds(self, stack: StackId, check: &Check) -> bool {
        match &check.probe {
            Probe::Url(host) | Probe::Tcp(host) => !self.scenario.takes_host(host),
            Probe::Endpoint(..) => self.broken_for(stack, check).is_none(),
            Probe::Site(site) => {
                let node = node::stacks(self.drill.deployment, *site).into_iter().next();
                node.is_none_or(|node| !self.takes(node) || self.is_read_elsewhere(node))
            }
            Probe::Calculated(of, wanted) => {
                // Calculated checks cannot nest, so this goes one level down.
                let healthy = of.iter().filter(|child| self.child_is_healthy(stack, **child)).count();
                i64::try_from(healthy).unwrap_or(i64::MAX) >= *wanted
            }
            Probe::Alarm(watched) => {
                let node = Node { stack, resource: watched.resource };
                match self.takes(node) {
                    true => !watched.silence_is_unhealthy,
                    false => {
                        !watched.counts_errors
                            || self.drill.work(node).is_none_or(|needs| needs.required(|n| self.takes(n)).is_none())
                    }
                }
            }
        }
    }

    fn child_is_healthy(self, stack: StackId, child: ResourceId) -> bool {
        let simple = |check: &Check| !matches!(check.probe, Probe::Calculated(..));
        self.drill.names.checks.get(&child).is_none_or(|check| !simple(check) || self.is_healthy(stack, child))
    }

    /// What the route that answers a check needs, and what is lost of it. That may be a wider one than the check names.
    pub fn broken_for(self, stack: StackId, check: &Check) -> Option<Need> {
        let Probe::Endpoint(api, route) = &check.probe else { return None };
        let graph = self.drill.deployment.graph(stack)?;
        let answering = api::route_of(&probe::answering(&graph.view(*api)?, route)?)?;
        let needs = needs::of_route(graph, stack, *api, answering)?;
        needs.required(|node| self.takes(node)).cloned()
    }

    /// Whether readers of a site are answered from its other origin, where its own is gone with its region.
    pub fn is_read_elsewhere(self, node: Node) -> bool {
        let other = || {
            let site = node.view(self.drill.deployment).filter(|view| view.is("site"))?;
            site.attributes().object("failover")?.text("host").map(|host| !self.scenario.takes_host(host))
        };
        !self.scenario.names(node.resource) && other() == Some(true)
    }

    /// Whether a resource in a stack is gone.
    pub fn takes(self, node: Node) -> bool {
        self.scenario.takes(node, self.drill.deployment)
    }

    /// How long it takes until an answer that was given before is no longer given, where a check takes it out.
    pub fn leaving(self, given: &Given) -> Option<Vec<Part>> {
        let last = given.last()?;
        let unhealthy = |answer: &&&Answer| answer.health.is_some_and(|check| !self.is_healthy(answer.stack, check));
        let quickest = given.chain.iter().filter(unhealthy).filter_map(|answer| self.detection(answer));
        let mut parts = quickest.min_by_key(|parts| parts.iter().map(|part| part.seconds).sum::<i64>())?;
        parts.push(time::propagation(last));
        Some(parts)
    }

    fn detection(self, answer: &Answer) -> Option<Vec<Part>> {
        let check = self.drill.names.checks.get(&answer.health?)?;
        let below = match &check.probe {
            Probe::Calculated(of, _) => of
                .iter()
                .filter(|child| !self.child_is_healthy(answer.stack, **child))
                .filter_map(|child| self.drill.names.checks.get(child))
                .map(|child| time::detection(child, Vec::new()))
                .fold(Vec::new(), time::slower),
            _ => Vec::new(),
        };
        Some(time::detection(check, below))
    }
}

/// The primary while it is healthy, then the secondary while that is; where neither is, the primary.
fn failover<'a>(all: &[&'a Answer], healthy: &[&'a Answer]) -> Vec<&'a Answer> {
    let find = |list: &[&'a Answer], role: Role| list.iter().copied().find(|answer| answer.role == role);
    let found = find(healthy, Role::Primary).or_else(|| find(healthy, Role::Secondary));
    found.or_else(|| find(all, Role::Primary)).into_iter().collect()
}

/// Whoever has no healthy answer of his own gets the default's. Where that is unhealthy too, his own is given all the same
/// ("Values specific for geolocation alias records": "using the value for the record for the smallest geographic region").
/// Which country is on which continent is not known here, so a continent takes nobody over.
fn geolocation<'a>(all: Vec<&'a Answer>, healthy: Vec<&'a Answer>) -> Vec<&'a Answer> {
    let has_default = healthy.iter().any(|answer| answer.role == Role::Place("*".into()));
    if has_default { healthy } else { all }
}

/// Healthy answers with a weight; those with weight 0 when none of the others is healthy; where none is, all with a weight.
fn weighted<'a>(all: &[&'a Answer], healthy: &[&'a Answer]) -> Vec<&'a Answer> {
    let with_weight = |list: &[&'a Answer]| -> Vec<&'a Answer> {
        list.iter().copied().filter(|answer| answer.role != Role::Share(0)).collect()
    };
    let sets = [with_weight(healthy), healthy.to_vec(), with_weight(all)];
    sets.into_iter().find(|set| !set.is_empty()).unwrap_or_else(|| all.to_vec())
}
