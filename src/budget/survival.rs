//! What a region carries when another one is lost.
//!
//! Behind a name that answers from several regions at once, each carries a part of the load, and the rest take over what a
//! lost one carried: its needs are added. Behind a failover the second region stands by, and has to bear as much as the
//! first.

use super::Region;
use super::connections::{self, Client, Verdict};
use crate::kinds::dns::record;
use crate::model::deployment::Deployment;
use ecow::EcoString;

/// The load of a region after the loss of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survival {
    /// The region that is lost.
    pub lost: EcoString,
    /// What its functions would need to have reserved.
    pub reserved: i64,
    /// How that compares with what the account can reserve there.
    pub verdict: Verdict,
    /// Functions that have less reserved than they would need: the name, the need, what they have.
    pub short: Vec<(String, i64, i64)>,
    /// The databases: the name, the need, how that compares with what it takes.
    pub databases: Vec<(String, i64, Verdict)>,
}

/// How two loads make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// Both carry a part.
    Added,
    /// One stands by.
    Either,
}

impl Share {
    fn of(self, own: i64, other: i64) -> i64 {
        match self {
            Share::Added => own + other,
            Share::Either => own.max(other),
        }
    }
}

/// What a region carries after the loss of each other one; nothing where no name leads to several.
pub fn of(deployment: &Deployment, region: &Region, all: &[Region]) -> Vec<Survival> {
    let Some(share) = share(deployment) else { return Vec::new() };
    let others = all.iter().filter(|other| other.name != region.name);
    others.filter_map(|other| Some(without(other.name.clone()?, region, other, share))).collect()
}

/// By the policies of the records: one that does not fail over spreads the load.
fn share(deployment: &Deployment) -> Option<Share> {
    let spread = deployment.plan().is_some_and(|plan| plan.is_spread());
    let records = deployment.graphs.iter().flat_map(|graph| graph.views()).filter(|view| view.is(record::RECORD.name));
    let mut policies = records.filter_map(|view| view.attributes().text("policy").map(str::to_owned)).peekable();
    policies.peek().filter(|_| spread)?;
    Some(if policies.all(|policy| policy == "failover") { Share::Either } else { Share::Added })
}

fn without(lost: EcoString, region: &Region, other: &Region, share: Share) -> Survival {
    let taken_over = |name: &str| other.function(name).and_then(|load| load.reserved).unwrap_or(0);
    let needed: Vec<(&str, i64, i64)> = region
        .functions
        .iter()
        .filter_map(|load| Some((load.name.as_str(), share.of(load.reserved?, taken_over(&load.name)), load.reserved?)))
        .collect();
    let reserved = needed.iter().map(|(_, need, _)| need).sum();
    let fits = reserved <= region.limit.reservable() || reserved == 0;
    Survival {
        lost,
        reserved,
        verdict: if fits { Verdict::Fits } else { Verdict::Overflows },
        short: needed
            .iter()
            .filter(|(_, need, has)| need > has)
            .map(|(n, need, has)| ((*n).to_owned(), *need, *has))
            .collect(),
        databases: databases(region, other, share),
    }
}

/// The clients of a database with the load that they take over. Those without a limit have all that is left, before and
/// after.
fn databases(region: &Region, other: &Region, share: Share) -> Vec<(String, i64, Verdict)> {
    let one = |database: &connections::Database| {
        let both = |client: &Client| {
            let taken_over = other.function(&client.name).and_then(super::load::Load::most).unwrap_or(0);
            Client { most: client.most.map(|most| share.of(most, taken_over)), ..client.clone() }
        };
        let clients: Vec<Client> = database.clients.iter().map(both).collect();
        let needs = connections::needs(&clients, region.shared());
        (database.name.clone(), needs, database.bears(needs))
    };
    region.databases.iter().map(one).collect()
}
