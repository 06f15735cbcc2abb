//! Route 53's health checkers, on a clock that is moved by hand.
//!
//! Source: Route 53 Developer Guide, "How Amazon Route 53 determines whether a health check is healthy".

use super::estate::{Check, Probe, Sort};
use super::servers::{Call, Heard, Server};
use std::collections::BTreeMap;
use std::time::Duration;

/// An endpoint is healthy if more than this many percent of the checkers say so.
const PERCENT: usize = 18;

/// How much of a body is searched.
const SEARCHED: usize = 5120;

/// How long it takes until a checker gives a silent host up: four seconds to connect, two to answer.
pub const PATIENCE: Duration = Duration::from_secs(6);

/// All health checks, and the checkers that work for them.
#[derive(Debug)]
pub struct Checkers {
    checks: BTreeMap<String, Check>,
    fleets: BTreeMap<String, Vec<Checker>>,
    told: BTreeMap<String, bool>,
}

/// One place from which an endpoint is asked.
#[derive(Debug, Clone)]
struct Checker {
    next: Duration,
    /// A result that is under way.
    due: Option<(Duration, bool)>,
    /// What it reports. A new check counts as healthy.
    healthy: bool,
    /// Results in a row that say otherwise.
    against: u64,
}

impl Checkers {
    pub fn of(checks: &BTreeMap<String, Check>) -> Checkers {
        let fleets = checks.iter().filter_map(|(id, check)| Some((id.clone(), fleet(check)?))).collect();
        Checkers { checks: checks.clone(), fleets, told: BTreeMap::new() }
    }

    /// The endpoints that are asked: the id of each check, and whom it asks.
    pub fn asked(&self) -> Vec<(String, Probe)> {
        let probe = |(id, check): (&String, &Check)| match &check.sort {
            Sort::Endpoint(probe) if !check.disabled => Some((id.clone(), probe.clone())),
            _ => None,
        };
        self.checks.iter().filter_map(probe).collect()
    }

    /// Lets time pass until `now` for the checkers of one check; its host may be nowhere.
    pub fn pass(&mut self, id: &str, probe: &Probe, now: Duration, server: Option<&Server>) {
        for checker in self.fleets.get_mut(id).into_iter().flatten() {
            while checker.next <= now {
                checker.settle(checker.next, probe.failures);
                let (sound, took) = ask(probe, server);
                checker.due = Some((checker.next + took, sound));
                checker.next += probe.interval;
            }
            checker.settle(now, probe.failures);
        }
    }

    /// Says what an alarm or a routing control says; both begin as healthy.
    pub fn tell(&mut self, id: &str, healthy: bool) {
        self.told.insert(id.to_owned(), healthy);
    }

    /// What Route 53 holds of a check now.
    pub fn is_healthy(&self, id: &str) -> bool {
        let check = self.checks.get(id).unwrap_or_else(|| panic!("no health check {id}"));
        let found = match &check.sort {
            _ if check.disabled => true,
            Sort::Told => self.told.get(id).copied().unwrap_or(true),
            Sort::Endpoint(_) => is_enough(&self.fleets[id]),
            Sort::Calculated { children, threshold } => {
                children.iter().filter(|child| self.is_healthy(child)).count() as u64 >= *threshold
            }
        };
        found != check.inverted
    }
}

/// The checkers of a check. They do not coordinate; here each starts a little later than the one before.
fn fleet(check: &Check) -> Option<Vec<Checker>> {
    let Sort::Endpoint(probe) = &check.sort else { return None };
    let starts = (0..probe.checkers).map(|index| probe.interval * index / probe.checkers);
    Some(starts.map(|next| Checker { next, due: None, healthy: true, against: 0 }).collect())
}

fn is_enough(fleet: &[Checker]) -> bool {
    fleet.iter().filter(|checker| checker.healthy).count() * 100 > fleet.len() * PERCENT
}

impl Checker {
    /// Takes the result in that is there by now.
    fn settle(&mut self, now: Duration, threshold: u64) {
        let Some((_, sound)) = self.due.take_if(|(at, _)| *at <= now) else { return };
        self.against = if sound == self.healthy { 0 } else { self.against + 1 };
        if self.against >= threshold {
            self.healthy = sound;
            self.against = 0;
        }
    }
}

/// One probe: whether it succeeded, and how long it took on the clock.
fn ask(probe: &Probe, server: Option<&Server>) -> (bool, Duration) {
    let Some(server) = server else { return (false, Duration::ZERO) };
    if probe.tcp {
        return (server.connect().is_some(), Duration::ZERO);
    }
    match server.ask(&probe.host, &Call::get(&probe.path)) {
        Heard::Refused => (false, Duration::ZERO),
        Heard::Nothing => (false, PATIENCE),
        Heard::Answer(reply) => (matches!(reply.status, 200..400) && is_found(probe, &reply.body), Duration::ZERO),
    }
}

fn is_found(probe: &Probe, body: &str) -> bool {
    let searched = &body.as_bytes()[..body.len().min(SEARCHED)];
    probe.search.as_ref().is_none_or(|text| searched.windows(text.len()).any(|window| window == text.as_bytes()))
}
