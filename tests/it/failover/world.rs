//! A world in which an estate lives: a local server for each host, checkers, resolvers, and one clock for all.

use super::backends::Backends;
use super::checkers::Checkers;
use super::clients::{Client, Memories};
use super::dns::{Lead, Zone, refused};
use super::estate::{Endpoint, Estate, normal};
use super::servers::{Behaviour, Call, Heard, Server};
use super::things::Lost;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How far the clock goes at once.
const TICK: Duration = Duration::from_secs(1);

/// An estate that runs.
pub struct World {
    pub estate: Estate,
    pub backends: Arc<Backends>,
    servers: BTreeMap<String, Server>,
    checkers: Checkers,
    memories: Memories,
    lost: Arc<Mutex<Lost>>,
    now: Duration,
}

/// What a client met: the host to which a name led, and the status of its answer, if one came.
pub type Met = (String, Option<u16>);

impl World {
    /// Starts everything. Records that Route 53 would not take are a failure of the test.
    pub fn of(estate: Estate) -> World {
        let refused = refused(&estate.records);
        assert!(refused.is_empty(), "Route 53 would refuse: {}", refused.join("; "));
        let backends = Arc::new(Backends::of(&estate.stacks));
        let lost = Arc::new(Mutex::new(Lost::default()));
        let server = |endpoint: &Endpoint| start(endpoint.clone(), Arc::clone(&backends), Arc::clone(&lost));
        let servers = estate.endpoints.iter().map(|(host, endpoint)| (host.clone(), server(endpoint))).collect();
        let checkers = Checkers::of(&estate.checks);
        World { estate, backends, servers, checkers, memories: Memories::default(), lost, now: Duration::ZERO }
    }

    /// What the clock says.
    pub fn now(&self) -> Duration {
        self.now
    }

    /// Makes a host behave in some way.
    pub fn behave(&self, host: &str, behaviour: Behaviour) {
        let server = self.servers.get(&normal(host)).unwrap_or_else(|| panic!("no host {host}"));
        server.behave(behaviour);
    }

    /// Makes a host refuse connections.
    pub fn lose(&self, host: &str) {
        self.behave(host, Behaviour::Closed);
    }

    /// Makes a host well.
    pub fn mend(&self, host: &str) {
        self.behave(host, Behaviour::Healthy);
    }

    /// Makes every host of a region behave in some way.
    pub fn behave_region(&self, region: &str, behaviour: Behaviour) {
        for endpoint in self.estate.endpoints.values() {
            if endpoint.region.as_deref() == Some(region) {
                self.behave(&endpoint.host, behaviour);
            }
        }
    }

    /// Loses a region: its hosts refuse connections, and nobody reaches what is in it.
    pub fn lose_region(&self, region: &str) {
        self.behave_region(region, Behaviour::Closed);
        self.lost.lock().unwrap().lose_region(region);
    }

    pub fn mend_region(&self, region: &str) {
        self.behave_region(region, Behaviour::Healthy);
        self.lost.lock().unwrap().mend_region(region);
    }

    /// Loses a resource, wherever it is (`Orders`) or in one region (`us-east-1/Orders`): routes that need it say 500.
    pub fn lose_resource(&self, what: &str) {
        self.lost.lock().unwrap().lose_resource(what);
    }

    pub fn mend_resource(&self, what: &str) {
        self.lost.lock().unwrap().mend_resource(what);
    }

    /// Says what an alarm or a routing control says.
    pub fn tell(&mut self, check: &str, healthy: bool) {
        self.checkers.tell(check, healthy);
    }

    /// Whether a health check is healthy now.
    pub fn is_healthy(&self, check: &str) -> bool {
        self.checkers.is_healthy(check)
    }

    /// Lets time pass.
    pub fn run(&mut self, seconds: u64) {
        let end = self.now + Duration::from_secs(seconds);
        while self.now < end {
            self.tick();
        }
    }

    /// Lets time pass until something holds, and says how long that took; nothing if it does not hold in time.
    pub fn run_until(&mut self, mut holds: impl FnMut(&mut World) -> bool, at_most: u64) -> Option<u64> {
        let start = self.now;
        while !holds(self) {
            if self.now >= start + Duration::from_secs(at_most) {
                return None;
            }
            self.tick();
        }
        Some((self.now - start).as_secs())
    }

    fn tick(&mut self) {
        self.now += TICK;
        for (id, probe) in self.checkers.asked() {
            // A checker looks a name up, too: one of the zone leads to a host.
            let host = self.hosts(&probe.host, "us-east-1").into_iter().next().unwrap_or_default();
            let endpoint = self.estate.endpoints.get(&host);
            let open = endpoint.is_some_and(|endpoint| endpoint.listens(probe.port, probe.nameless));
            self.checkers.pass(&id, &probe, self.now, self.servers.get(&host).filter(|_| open));
        }
    }

    /// All hosts that Route 53 may name to a client beside a region, without regard to what the client remembers.
    pub fn hosts(&self, name: &str, region: &str) -> Vec<String> {
        let hosts = self.leads(name, region).into_iter().map(|lead| lead.host);
        let mut seen = BTreeSet::new();
        hosts.filter(|host| seen.insert(host.clone())).collect()
    }

    /// What a client beside a region meets that asks for a path without a signature.
    pub fn answer(&mut self, name: &str, region: &str, path: &str) -> Met {
        self.ask(name, region, &Call::get(path))
    }

    /// What Route 53 may name to a client beside a region, and how long each may be believed.
    pub fn leads(&self, name: &str, region: &str) -> Vec<Lead> {
        Zone { records: &self.estate.records, health: &|id| self.checkers.is_healthy(id) }
            .leads(name, &Client::at(region))
    }

    /// Whether any record of a name is for such a client at all.
    pub fn is_meant(&self, name: &str, client: &Client) -> bool {
        !Zone { records: &self.estate.records, health: &|_| true }.leads(name, client).is_empty()
    }

    /// The host that a client beside a region would ask: the one that its resolver was told, for as long as that may be
    /// believed; nothing where Route 53 has no answer.
    pub fn resolve(&mut self, name: &str, region: &str) -> String {
        let zone = Zone { records: &self.estate.records, health: &|id| self.checkers.is_healthy(id) };
        let told = || zone.leads(name, &Client::at(region)).into_iter().next();
        self.memories.host(name, region, self.now, told).unwrap_or_default()
    }

    /// What a client beside a region meets.
    pub fn ask(&mut self, name: &str, region: &str, call: &Call) -> Met {
        let host = self.resolve(name, region);
        let status = self.ask_host(&host, name, call);
        (host, status)
    }

    /// The status of a host's answer to who asks it for a name, if one comes.
    pub fn ask_host(&self, host: &str, name: &str, call: &Call) -> Option<u16> {
        let heard = self.servers.get(host).map_or(Heard::Refused, |server| server.ask(&normal(name), call));
        match heard {
            Heard::Answer(reply) => Some(reply.status),
            Heard::Nothing | Heard::Refused => None,
        }
    }

    /// The route of a host that takes a request: `GET /todos/{id}`.
    pub fn taken_by(&self, host: &str, call: &Call) -> Option<String> {
        self.backends.taken_by(self.estate.endpoints.get(host)?, call)
    }

    /// Whether what a host does after its answer can be done: the work on what a route puts into queues.
    pub fn works_behind(&self, host: &str, call: &Call) -> bool {
        let endpoint = self.estate.endpoints.get(host);
        endpoint.is_none_or(|endpoint| self.backends.works_behind(endpoint, call, &self.lost.lock().unwrap()))
    }
}

fn start(endpoint: Endpoint, backends: Arc<Backends>, lost: Arc<Mutex<Lost>>) -> Server {
    Server::start(Box::new(move |host, call| backends.reply(&endpoint, host, call, &lost.lock().unwrap())))
}
