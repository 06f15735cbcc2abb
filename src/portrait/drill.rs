//! A loss as a picture: what is gone, what suffers, and where the answers of names move to.

use super::{Fates, regions};
use crate::picture::{Picture, State};
use crate::resilience::judge::Verdict;
use crate::resilience::loss::{Loss, Scenario};
use crate::resilience::names::{Answer, Record};
use crate::resilience::node::Node;
use crate::resilience::resolve::Resolver;
use crate::resilience::{Drill, Outcome};

/// The picture of a loss.
pub fn of(drill: &Drill, outcome: &Outcome) -> Picture {
    let calm = Scenario::calm();
    let losses = Losses {
        drill,
        outcome,
        before: Resolver { drill, scenario: &calm },
        now: Resolver { drill, scenario: &outcome.scenario },
    };
    let words = outcome.scenario.words(drill.deployment).replace('`', "");
    regions::draw(drill, &losses, format!("Without {words}"))
}

struct Losses<'a> {
    drill: &'a Drill<'a>,
    outcome: &'a Outcome,
    before: Resolver<'a>,
    now: Resolver<'a>,
}

impl Fates for Losses<'_> {
    fn region(&self, region: Option<&str>) -> State {
        let is_it = |loss: &Loss| matches!(loss, Loss::Region(lost) if lost.as_deref() == region);
        if self.outcome.scenario.losses.iter().any(is_it) { State::Lost } else { State::Normal }
    }

    fn resource(&self, node: Node) -> State {
        if self.now.takes(node) {
            return State::Lost;
        }
        let needs = self.drill.work(node);
        let broken = needs.is_some_and(|needs| needs.required(|need| self.now.takes(need)).is_some());
        if broken { State::Degraded } else { State::Normal }
    }

    fn name(&self, record: &Record) -> State {
        let found = self.outcome.findings.iter().filter(|finding| finding.entry.through == Some(record.id));
        match found.map(|finding| finding.verdict).max() {
            Some(Verdict::Lost) => State::Lost,
            Some(Verdict::Degraded) => State::Degraded,
            _ => State::Normal,
        }
    }

    fn answer(&self, record: &Record, answer: &Answer) -> State {
        let is_given = |resolver: Resolver| {
            resolver.given(record).iter().any(|given| given.chain.first().is_some_and(|first| *first == answer))
        };
        match (is_given(self.before), is_given(self.now)) {
            (true, false) => State::Lost,
            (false, true) => State::Changed,
            _ => State::Normal,
        }
    }

    fn host(&self, host: &str) -> State {
        if self.outcome.scenario.takes_host(host) { State::Lost } else { State::Normal }
    }
}
