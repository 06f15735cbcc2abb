//! A drill, tried out: what clients meet while something is lost, beside what the drill says that they will.

use super::checkers::PATIENCE;
use super::clients::Client;
use super::deployed::Deployed;
use super::dns::Lead;
use super::estate::{Endpoint, Record, Serves, Sort};
use super::servers::{Behaviour, Call};
use super::world::World;
use slsc::resilience::entries::{Entry, Sort as EntrySort};
use slsc::resilience::judge::{Finding, Verdict};
use slsc::resilience::loss::{self, Loss, Scenario};
use slsc::resilience::{Drill, node};
use std::collections::BTreeMap;
use std::time::Duration;

/// Where clients are, beside those near the regions of a program.
const FAR: [&str; 3] = ["us-west-2", "ap-southeast-1", "sa-east-1"];

/// What is lost and found again in a trial. Nothing is known of what else there is: what a lost health check says, AWS
/// leaves open.
const LOSSES: [&str; 7] = ["function", "table", "queue", "secret", "api", "record", "zone"];

/// A program whose drills are tried.
pub struct Trial<'d> {
    drill: Drill<'d>,
    world: &'d mut World,
    /// Addresses that are the same thing as a host of others.
    addresses: &'d BTreeMap<String, Vec<String>>,
    clients: Vec<String>,
    /// Records that are lost.
    gone: Vec<Record>,
}

/// What clients of an entry point met.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Seen {
    /// How many of them were well in the end, by client and host.
    pub well: usize,
    /// How many were not.
    pub unwell: usize,
    /// Of those who are well, how many asked for work that is not done.
    pub undone: usize,
    /// The seconds after which nobody believed any more in a host that does not answer.
    pub until: Option<u64>,
    /// The seconds until the first change of what clients are told.
    pub first: Option<u64>,
}

impl<'d> Trial<'d> {
    /// A program in a world that had time to find its balance.
    pub fn of(deployed: &'d mut Deployed, addresses: &'d BTreeMap<String, Vec<String>>) -> Trial<'d> {
        let drill = Drill::of(&deployed.analysis.deployment);
        let regions = loss::regions(drill.deployment).into_iter().map(|region| region.to_string());
        let clients = regions.chain(FAR.map(str::to_owned)).collect();
        let world = &mut deployed.world;
        let mut trial = Trial { drill, world, addresses, clients, gone: Vec::new() };
        trial.settle();
        trial
    }

    /// Everything that can be lost: nothing, a region, a host of others, a resource everywhere or in one region.
    pub fn scenarios(&self) -> Vec<Scenario> {
        let deployment = self.drill.deployment;
        let mut all = vec![Scenario::calm()];
        all.extend(loss::usual(deployment, &self.drill.names));
        for id in loss::resources(deployment).into_values() {
            let view = deployment.anywhere(id).unwrap();
            if !LOSSES.iter().any(|kind| view.is(kind)) {
                continue;
            }
            all.push(Scenario::of(Loss::Resource(id, None)));
            let stacks = node::stacks(deployment, id).into_iter();
            let regions = stacks.filter_map(|node| deployment.plan()?.stack(node.stack)?.region.clone());
            if !["record", "zone"].iter().any(|kind| view.is(kind)) {
                all.extend(regions.map(|region| Scenario::of(Loss::Resource(id, Some(region)))));
            }
        }
        all
    }

    /// Reads what is lost, as a command line gives it.
    pub fn scenario(&self, text: &str) -> Scenario {
        Scenario::of(loss::parse(text, self.drill.deployment, &self.drill.names).unwrap())
    }

    /// What the drill says.
    pub fn predicted(&self, scenario: &Scenario) -> Vec<Finding> {
        let findings = self.drill.run(scenario).findings;
        findings.into_iter().filter(|finding| call(&finding.entry).is_some()).collect()
    }

    /// Where a drill and what clients meet are different things.
    pub fn disagreements(&mut self, scenario: &Scenario) -> Vec<String> {
        let findings = self.predicted(scenario);
        let entries: Vec<Entry> = findings.iter().map(|finding| finding.entry.clone()).collect();
        let seen = self.lost(scenario, &entries);
        let words = scenario.words(self.drill.deployment);
        let quarrels = findings.iter().zip(&seen).filter_map(|(finding, seen)| {
            let quarrel = quarrel(finding, seen)?;
            let path: Vec<&str> = finding.path.iter().map(|hop| hop.text.as_str()).collect();
            let (title, verdict) = (&finding.entry.title, finding.verdict.word());
            Some(format!(
                "without {words}, {title}: {quarrel}\n  the drill: {verdict}, {:?}, {path:#?}\n  the world: {seen:?}",
                finding.recovery
            ))
        });
        quarrels.collect()
    }

    /// Loses something, looks on until nothing changes any more, and mends it.
    fn lost(&mut self, scenario: &Scenario, entries: &[Entry]) -> Vec<Seen> {
        scenario.losses.iter().for_each(|loss| self.befall(loss, true));
        let seen = self.watch(entries);
        scenario.losses.iter().for_each(|loss| self.befall(loss, false));
        if !scenario.losses.is_empty() {
            self.settle();
        }
        seen
    }

    /// Breaks the hosts of a region in some way, and says what becomes of entries until nothing changes any more.
    pub fn broken(&mut self, region: &str, how: Behaviour, entries: &[Entry]) -> Vec<Seen> {
        self.world.behave_region(region, how);
        self.watch(entries)
    }

    /// Mends the hosts of a region, and says what becomes of entries until nothing changes any more.
    pub fn mended(&mut self, region: &str, entries: &[Entry]) -> Vec<Seen> {
        self.broken(region, Behaviour::Healthy, entries)
    }

    /// The hosts that clients beside a region are told for an entry.
    pub fn told(&self, entry: &Entry, region: &str) -> Vec<String> {
        self.world.hosts(entry.name.as_deref().unwrap(), region)
    }

    /// How long the slowest check takes to be sure.
    fn settling(&self) -> u64 {
        let rounds = self.world.estate.checks.values().filter_map(|check| match &check.sort {
            Sort::Endpoint(probe) => Some(probe.interval.as_secs() * probe.failures),
            _ => None,
        });
        rounds.max().unwrap_or(0) + PATIENCE.as_secs() + 1
    }

    fn settle(&mut self) {
        self.world.run(self.settling());
    }

    fn befall(&mut self, what: &Loss, lost: bool) {
        let behaviour = if lost { Behaviour::Closed } else { Behaviour::Healthy };
        match what {
            Loss::Region(Some(region)) if lost => self.world.lose_region(region),
            Loss::Region(Some(region)) => self.world.mend_region(region),
            Loss::Region(None) => panic!("a program without regions"),
            Loss::Host(host) => {
                let same = self.addresses.get(host.as_str()).into_iter().flatten().cloned();
                for host in same.chain([host.to_string()]).filter(|host| self.world.estate.endpoints.contains_key(host))
                {
                    self.world.behave(&host, behaviour);
                }
            }
            Loss::Resource(id, region) => {
                let view = self.drill.deployment.anywhere(*id).unwrap();
                let logical = view.logical().to_string();
                match view.kind().name {
                    "api" => {
                        let hosts = self.hosts_of(&logical, region.as_deref());
                        hosts.iter().for_each(|host| self.world.behave(host, behaviour));
                    }
                    "record" => self.forget(view.attributes().text("name"), lost),
                    "zone" => self.forget(None, lost),
                    _ => {
                        let what = region.as_ref().map_or(logical.clone(), |region| format!("{region}/{logical}"));
                        if lost { self.world.lose_resource(&what) } else { self.world.mend_resource(&what) }
                    }
                }
            }
        }
    }

    /// Takes the records of a name, or all, out of DNS, or puts back what was taken out.
    fn forget(&mut self, name: Option<&str>, lost: bool) {
        if lost {
            let is_gone = |record: &Record| name.is_none_or(|name| record.name == name);
            let all = std::mem::take(&mut self.world.estate.records);
            (self.gone, self.world.estate.records) = all.into_iter().partition(is_gone);
        } else {
            self.world.estate.records.append(&mut self.gone);
        }
    }

    /// The hosts of an API: its own, and those of its domain.
    fn hosts_of(&self, logical: &str, region: Option<&str>) -> Vec<String> {
        let is_its = |api: &str| api.strip_prefix("api-").is_some_and(|rest| rest.starts_with(&format!("{logical}-")));
        let is_behind = |endpoint: &&Endpoint| match &endpoint.serves {
            Serves::Stages { api, .. } => is_its(api),
            Serves::Mappings(mappings) => mappings.iter().any(|mapping| is_its(&mapping.api)),
            Serves::Anything => false,
        };
        let all = self.world.estate.endpoints.values().filter(is_behind);
        let here = all.filter(|endpoint| region.is_none() || endpoint.region.as_deref() == region);
        here.map(|endpoint| endpoint.host.clone()).collect()
    }

    /// Looks on until nothing changes any more.
    fn watch(&mut self, entries: &[Entry]) -> Vec<Seen> {
        let mut views: Vec<Views> = entries.iter().map(|entry| Views::of(self, entry)).collect();
        let start = self.world.now();
        let end = start.as_secs() + self.settling();
        let mut health = None;
        loop {
            let after = (self.world.now() - start).as_secs();
            let now: Vec<bool> = self.world.estate.checks.keys().map(|id| self.world.is_healthy(id)).collect();
            if health.as_ref() != Some(&now) {
                views.iter_mut().for_each(|view| view.look(self.world, after));
                health = Some(now);
            }
            views.iter_mut().for_each(|view| view.pass(after));
            if self.world.now().as_secs() >= end {
                return views.into_iter().map(|view| view.end(self.world)).collect();
            }
            self.world.run(1);
        }
    }
}

/// What clients of an entry see.
struct Views {
    /// The name that they ask for; none where they know the hosts.
    name: Option<String>,
    clients: Vec<String>,
    calls: BTreeMap<String, Call>,
    call: Call,
    /// The route that must answer: a wider one is something else.
    route: Option<String>,
    leads: Vec<Lead>,
    /// How hosts answer; nothing changes about it while it is looked on.
    answers: BTreeMap<String, bool>,
    seen: Seen,
}

impl Views {
    fn of(trial: &Trial, entry: &Entry) -> Views {
        let call = call(entry).unwrap();
        let name = entry.name.as_ref().map(ToString::to_string);
        let route = entry.route().map(ToString::to_string);
        let (mut leads, mut calls) = (Vec::new(), BTreeMap::new());
        if name.is_none() {
            let logical = trial.drill.deployment.anywhere(entry.resource).unwrap().logical().to_string();
            for host in trial.hosts_of(&logical, None) {
                let endpoint = &trial.world.estate.endpoints[&host];
                let Serves::Stages { api, .. } = &endpoint.serves else { continue };
                let path = format!("{}{}", trial.world.backends.stage_path(api), call.path);
                let call = Call { path, ..call.clone() };
                // Who knows the hosts knows which of them has the route.
                if trial.world.taken_by(&host, &call) == route {
                    calls.insert(host.clone(), call);
                    leads.push(Lead { host, ttl: Duration::ZERO });
                }
            }
        }
        let clients = trial.clients.clone();
        Views { name, clients, calls, call, route, leads, answers: BTreeMap::new(), seen: Seen::default() }
    }

    /// Looks what clients are told now, by Route 53 itself.
    fn look(&mut self, world: &World, after: u64) {
        if let Some(name) = &self.name {
            let leads: Vec<Lead> = self.clients.iter().flat_map(|client| told(world, name, client)).collect();
            if after > 0 && leads != self.leads {
                self.seen.first.get_or_insert(after);
            }
            self.leads = leads;
        }
        for lead in &self.leads {
            let call = self.calls.get(&lead.host).unwrap_or(&self.call);
            let name = self.name.as_deref().unwrap_or(&lead.host);
            let ask = || {
                let status = world.ask_host(&lead.host, name, call);
                let is_asked = self.route.is_none() || self.route == world.taken_by(&lead.host, call);
                is_asked && status.is_some_and(|status| (200..400).contains(&status))
            };
            self.answers.entry(lead.host.clone()).or_insert_with(ask);
        }
    }

    fn pass(&mut self, after: u64) {
        let unwell = self.leads.iter().filter(|lead| !self.answers[&lead.host]);
        let until = unwell.map(|lead| after + lead.ttl.as_secs()).max();
        self.seen.until = self.seen.until.max(until);
    }

    fn end(self, world: &World) -> Seen {
        let well = self.leads.iter().filter(|lead| self.answers[&lead.host]);
        let call = |host: &str| self.calls.get(host).unwrap_or(&self.call);
        let undone = well.clone().filter(|lead| !world.works_behind(&lead.host, call(&lead.host))).count();
        let well = well.count();
        Seen { well, unwell: self.leads.len() - well, undone, ..self.seen }
    }
}

/// What a client may be told; where it is told nothing, that is a host that does not exist.
fn told(world: &World, name: &str, client: &str) -> Vec<Lead> {
    let leads = world.leads(name, client);
    // Whoever is in no place of a record without default is told nothing, on the best of days.
    if leads.is_empty() && !world.is_meant(name, &Client::at(client)) {
        return Vec::new();
    }
    match leads.is_empty() {
        true => vec![Lead { host: String::new(), ttl: Duration::ZERO }],
        false => leads,
    }
}

/// What a client of an entry sends; nothing where nobody asks it over HTTP.
fn call(entry: &Entry) -> Option<Call> {
    match &entry.sort {
        EntrySort::Route(route) => {
            let method = if route.method == "ANY" { "GET" } else { &route.method };
            let path = route.path.as_str().replace(['{', '}', '+'], "");
            Some(Call::to(method, &path).signed())
        }
        EntrySort::Name => Some(Call::get("/")),
        EntrySort::Site | EntrySort::Schedule | EntrySort::Source => None,
    }
}

/// How what was seen contradicts what was said.
fn quarrel(finding: &Finding, seen: &Seen) -> Option<String> {
    let Seen { well, unwell, undone, until, first } = *seen;
    let in_time = finding.recovery.seconds().and_then(|seconds| u64::try_from(seconds).ok());
    match finding.verdict {
        Verdict::Survives if unwell > 0 => Some("it is not survived".to_owned()),
        Verdict::Survives if undone > 0 => Some("what is behind it does not survive".to_owned()),
        // Where a standby is tried and left again, an answer that is given before and afterwards was missed in between.
        Verdict::Survives if first.is_some() && in_time == Some(0) => None,
        Verdict::Survives if until > in_time.filter(|seconds| *seconds > 0) => {
            Some(format!("it takes {} s", until.unwrap_or(0)))
        }
        Verdict::Lost if well > 0 => Some("it is not lost".to_owned()),
        Verdict::Degraded if well == 0 => Some("nobody is answered".to_owned()),
        Verdict::Degraded if unwell == 0 && undone == 0 => Some("nobody suffers".to_owned()),
        _ => None,
    }
}
