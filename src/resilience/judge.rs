//! What becomes of an entry point while something is lost.
//!
//! In: a [`Drill`], a [`Scenario`], an [`Entry`]. Out: a [`Finding`]: the verdict, the time to recover, and the steps that
//! decide it. Invariant: nothing is said to survive unless every answer that clients are still given works.

use super::Drill;
use super::entries::{Entry, Sort};
use super::loss::Scenario;
use super::names::{Answer, Check, Probe, Record, Target};
use super::needs::{self, Need, Needs};
use super::node::{self, Node};
use super::resolve::{Given, Resolver};
use super::time::{Part, Recovery, slower};
use crate::model::graph::View;
use crate::model::hop::Hop;

/// What becomes of an entry point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Everybody is answered, at the latest after the time to recover.
    Survives,
    /// Some are not answered, or what happens behind the answer does not.
    Degraded,
    /// Nobody is answered.
    Lost,
}

impl Verdict {
    /// As tables and JSON say it.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Survives => "survives",
            Verdict::Degraded => "degraded",
            Verdict::Lost => "lost",
        }
    }
}

/// What was found about an entry point.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which one.
    pub entry: Entry,
    /// What becomes of it.
    pub verdict: Verdict,
    /// When it works again.
    pub recovery: Recovery,
    /// The steps that decide it; none where it is not touched.
    pub path: Vec<Hop>,
}

/// Judges an entry point.
pub fn entry(drill: &Drill, scenario: &Scenario, entry: &Entry) -> Finding {
    let judge = Judge { drill, scenario, entry, now: Resolver { drill, scenario } };
    let record = entry.through.and_then(|id| drill.names.record(id));
    let (verdict, recovery, path) = match record {
        Some(record) => judge.named(record),
        None => judge.unnamed(),
    };
    Finding { entry: entry.clone(), verdict, recovery, path }
}

type Ruling = (Verdict, Recovery, Vec<Hop>);

struct Judge<'a> {
    drill: &'a Drill<'a>,
    scenario: &'a Scenario,
    entry: &'a Entry,
    now: Resolver<'a>,
}

/// How one answer does.
enum State {
    Works,
    /// It works, and what is behind it does not: the steps.
    Behind(Vec<Hop>),
    /// It does not work: the steps.
    Dead(Vec<Hop>),
}

impl<'a> Judge<'a> {
    /// An entry that clients reach through a record.
    fn named(&self, record: &'a Record) -> Ruling {
        let calm = Scenario::calm();
        let before = Resolver { drill: self.drill, scenario: &calm }.given(record);
        let after = self.now.given(record);
        if after.is_empty() {
            let text = format!("no answer of `{}` is left", record.name);
            return (Verdict::Lost, self.until(), vec![Hop::new(record.span, text)]);
        }
        let states: Vec<(&Given, State)> = after.iter().map(|given| (given, self.state(given))).collect();
        let dead: Vec<_> = states.iter().filter_map(|(given, state)| state.dead().map(|path| (*given, path))).collect();
        if let Some((given, path)) = dead.first() {
            let verdict = if dead.len() == states.len() { Verdict::Lost } else { Verdict::Degraded };
            return (verdict, self.until(), self.stays(record, given, path));
        }
        let moved = self.moved(record, &before, &after);
        let behind = states.iter().find_map(|(given, state)| state.behind().map(|path| (*given, path)));
        match (behind, moved) {
            (Some((given, path)), _) => (Verdict::Degraded, self.until(), self.stays(record, given, path)),
            (None, Some((parts, given, path))) => {
                let now = after.first().map(|given| self.answers(record, given));
                let path =
                    [vec![self.answers(record, given)], path, self.noticed(given), now.into_iter().collect()].concat();
                (Verdict::Survives, Recovery::After(parts), path)
            }
            (None, None) => (Verdict::Survives, Recovery::Untouched, Vec::new()),
        }
    }

    /// The slowest way of an answer that no longer works to another one.
    fn moved<'g>(
        &self,
        record: &'a Record,
        before: &'g [Given<'a>],
        after: &[Given<'a>],
    ) -> Option<(Vec<Part>, &'g Given<'a>, Vec<Hop>)> {
        let mut slowest: Option<(Vec<Part>, &Given, Vec<Hop>)> = None;
        for given in before.iter().filter(|given| !after.contains(given)) {
            let Some(path) = self.state(given).into_dead() else { continue };
            let parts = self.now.leaving(given).unwrap_or_default();
            slowest = match slowest {
                Some((known, at, way)) if slower(known.clone(), parts.clone()) == known => Some((known, at, way)),
                _ => Some((parts, given, path)),
            };
        }
        slowest.map(|(parts, given, path)| (self.detours(record, after).into_iter().fold(parts, slower), given, path))
    }

    /// How long others that do not work either can be answered with in between, until their checks notice it, too.
    fn detours(&self, record: &'a Record, after: &[Given<'a>]) -> Vec<Vec<Part>> {
        let all = self.now.possible(record).into_iter().filter(|given| !after.contains(given));
        all.filter(|given| self.state(given).dead().is_some()).filter_map(|given| self.now.leaving(&given)).collect()
    }

    fn state(&self, given: &Given) -> State {
        let Some(answer) = given.last() else { return State::Works };
        match (&answer.target, &self.entry.sort) {
            (Target::Api(api, stack), Sort::Route(route)) => {
                let graph = self.drill.deployment.graph(*stack);
                match graph.and_then(|graph| needs::of_route(graph, *stack, *api, route)) {
                    Some(needs) => self.weigh(&needs),
                    None => {
                        State::Dead(vec![Hop::new(answer.span, format!("{} has no `{route}`", self.target(answer)))])
                    }
                }
            }
            (Target::Site(_) | Target::Bucket(..) | Target::Values(_), Sort::Route(route)) => {
                State::Dead(vec![Hop::new(answer.span, format!("{} has no `{route}`", self.target(answer)))])
            }
            (Target::Api(id, stack) | Target::Bucket(id, stack), _) => {
                self.stands(Node { stack: *stack, resource: *id })
            }
            (Target::Site(id), _) => {
                node::stacks(self.drill.deployment, *id).first().map_or(State::Works, |node| self.stands(*node))
            }
            (Target::Values(values), _) => self.foreign(given, values),
            (Target::Record(_), _) => {
                State::Dead(vec![Hop::new(answer.span, format!("no answer of {} is left", self.target(answer)))])
            }
        }
    }

    fn stands(&self, node: Node) -> State {
        if self.now.is_read_elsewhere(node) {
            return State::Works;
        }
        self.drill.work(node).map_or(State::Works, |needs| self.weigh(&needs))
    }

    fn weigh(&self, needs: &Needs) -> State {
        let gone = |node| self.now.takes(node);
        if let Some(need) = needs.required(gone) {
            return State::Dead(self.to_the_end(need));
        }
        match needs.behind(gone) {
            Some(need) => State::Behind(self.to_the_end(need)),
            None => State::Works,
        }
    }

    /// An address of others is dead when it is the lost host, or when a check of it asks the lost host.
    fn foreign(&self, given: &Given, values: &[ecow::EcoString]) -> State {
        let own = values.iter().find(|value| self.scenario.takes_host(value));
        let checks = given.chain.iter().filter_map(|answer| answer.health);
        let mut asked = checks.flat_map(|check| self.drill.names.asked_by(check));
        match own.or_else(|| asked.find(|host| self.scenario.takes_host(host))) {
            Some(host) => {
                let span = given.last().map(|answer| answer.span).unwrap_or_default();
                State::Dead(vec![Hop::new(span, format!("the host {host} is lost"))])
            }
            None => State::Works,
        }
    }

    /// The steps to what is lost, and that it is.
    fn to_the_end(&self, need: &Need) -> Vec<Hop> {
        if need.absent {
            return need.path.clone();
        }
        let span = need.node.view(self.drill.deployment).map(View::span).unwrap_or_default();
        let text = format!("{} is lost", need.node.words(self.drill.deployment));
        [need.path.clone(), vec![Hop::new(span, text)]].concat()
    }

    /// Why an answer that does not work, or whose work is not done, is given all the same.
    fn stays(&self, record: &Record, given: &Given, path: &[Hop]) -> Vec<Hop> {
        [vec![self.answers(record, given)], path.to_vec(), self.unnoticed(given)].concat()
    }

    fn answers(&self, record: &Record, given: &Given) -> Hop {
        let Some(answer) = given.last() else { return Hop::new(record.span, String::new()) };
        Hop::new(answer.span, format!("`{}` answers with {}", record.name, self.target(answer)))
    }

    fn target(&self, answer: &Answer) -> String {
        match &answer.target {
            Target::Api(resource, stack) | Target::Bucket(resource, stack) => {
                Node { stack: *stack, resource: *resource }.words(self.drill.deployment)
            }
            Target::Site(id) | Target::Record(id) => {
                format!("`{}`", self.drill.deployment.anywhere(*id).map(View::name).unwrap_or_default())
            }
            Target::Values(values) => values.join(", "),
        }
    }

    fn noticed(&self, given: &Given) -> Vec<Hop> {
        let check = |answer: &&&Answer| answer.health.is_some_and(|check| !self.now.is_healthy(answer.stack, check));
        let found = given.chain.iter().find(check).and_then(|answer| self.drill.names.checks.get(&answer.health?));
        found.map(|check| Hop::new(check.span, format!("`{}` notices it", check.name))).into_iter().collect()
    }

    fn unnoticed(&self, given: &Given) -> Vec<Hop> {
        let Some(answer) = given.last() else { return Vec::new() };
        let checks: Vec<(&Answer, &Check)> = given
            .chain
            .iter()
            .filter_map(|answer| Some((*answer, self.drill.names.checks.get(&answer.health?)?)))
            .collect();
        if checks.is_empty() {
            return vec![Hop::new(answer.span, "this answer has no health check, so nothing takes it out".to_owned())];
        }
        checks.into_iter().map(|(answer, check)| Hop::new(check.span, self.blindness(answer, check))).collect()
    }

    fn blindness(&self, answer: &Answer, check: &Check) -> String {
        let name = &check.name;
        if !self.now.is_healthy(answer.stack, answer.health.unwrap_or(self.entry.resource)) {
            return format!("`{name}` notices it, but no other answer is healthy");
        }
        match &check.probe {
            _ if check.inverted => format!("`{name}` is inverted: it is healthy now"),
            Probe::Endpoint(_, route) => format!("`{name}` asks for `{route}`, which works without it"),
            Probe::Site(_) => format!("`{name}` asks the site, which still answers"),
            Probe::Url(host) | Probe::Tcp(host) => format!("`{name}` asks {host}, which still answers"),
            Probe::Calculated(_, wanted) => format!("`{name}` is healthy while {wanted} of its checks are"),
            Probe::Alarm(_) => format!("the alarm behind `{name}` does not see it"),
        }
    }

    /// An entry without a name: each region has its own, and nothing moves from one to the other.
    fn unnamed(&self) -> Ruling {
        let nodes = self.active();
        let states: Vec<State> = nodes.iter().map(|node| self.instance(*node)).collect();
        let dead: Vec<&[Hop]> = states.iter().filter_map(State::dead).collect();
        let behind = states.iter().find_map(State::behind);
        let goes_on = self.is_one_of_many() && dead.len() < states.len();
        match (dead.first(), behind) {
            (Some(path), _) if dead.len() == states.len() => (Verdict::Lost, self.until(), path.to_vec()),
            (Some(path), _) if !goes_on => {
                let alone = match self.entry.sort {
                    Sort::Route(_) => "each region has an address of its own, and nothing moves clients to another",
                    _ => "each region has its own, and nothing moves work from one to another",
                };
                let step = Hop::new(self.entry.span, alone);
                (Verdict::Degraded, self.until(), [path.to_vec(), vec![step]].concat())
            }
            (_, Some(path)) => (Verdict::Degraded, self.until(), path.to_vec()),
            _ => (Verdict::Survives, Recovery::Untouched, Vec::new()),
        }
    }

    /// Whether it is enough that one of the regions goes on: a clock strikes in each, a replica has what the others have.
    fn is_one_of_many(&self) -> bool {
        let shared = self.drill.deployment.anywhere(self.entry.resource).is_some_and(View::is_shared);
        self.entry.sort == Sort::Schedule || shared
    }

    /// Where the entry is at work: a clock that is active at home ticks there alone, and a region may lack a route.
    fn active(&self) -> Vec<Node> {
        let mut nodes = node::stacks(self.drill.deployment, self.entry.resource);
        if let Sort::Route(route) = &self.entry.sort {
            let has = |node: &Node| {
                let graph = self.drill.deployment.graph(node.stack)?;
                needs::of_route(graph, node.stack, node.resource, route)
            };
            nodes.retain(|node| has(node).is_some());
        }
        let first = nodes.first().and_then(|node| node.view(self.drill.deployment));
        if first.is_some_and(|view| view.attributes().text("active") == Some("home")) {
            let home = self.drill.deployment.plan().and_then(|plan| plan.regions().next()).map(|(stack, _)| stack);
            nodes.retain(|node| Some(node.stack) == home);
        }
        nodes
    }

    fn instance(&self, node: Node) -> State {
        let needs = match &self.entry.sort {
            Sort::Route(route) => {
                let graph = self.drill.deployment.graph(node.stack);
                graph.and_then(|graph| needs::of_route(graph, node.stack, node.resource, route))
            }
            _ => return self.stands(node),
        };
        needs.map_or(State::Works, |needs| self.weigh(&needs))
    }

    fn until(&self) -> Recovery {
        Recovery::Until(self.scenario.end())
    }
}

impl State {
    fn dead(&self) -> Option<&[Hop]> {
        match self {
            State::Dead(path) => Some(path),
            _ => None,
        }
    }

    fn into_dead(self) -> Option<Vec<Hop>> {
        match self {
            State::Dead(path) => Some(path),
            _ => None,
        }
    }

    fn behind(&self) -> Option<&[Hop]> {
        match self {
            State::Behind(path) => Some(path),
            _ => None,
        }
    }
}
