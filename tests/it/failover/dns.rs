//! Route 53's answers: which records it would choose, by policy and health.
//!
//! Sources: Route 53 Developer Guide, "How Amazon Route 53 chooses records when health checking is configured" and
//! "Choosing a routing policy".

use super::clients::Client;
use super::estate::{Answer, Policy, Record, normal};
use std::collections::BTreeSet;
use std::time::Duration;

/// How long a client may keep what an alias says: the TTL of the target.
pub const ALIAS_TTL: Duration = Duration::from_secs(60);

/// How many answers a multivalue query has at most.
const MANY: usize = 8;

/// A host, or an address, to which a name leads, and how long that may be believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    pub host: String,
    pub ttl: Duration,
}

/// A hosted zone at one moment.
pub struct Zone<'z> {
    pub records: &'z [Record],
    /// Whether a health check is healthy now.
    pub health: &'z dyn Fn(&str) -> bool,
}

impl Zone<'_> {
    /// Where a name may lead a client; what is no name of the zone is a host by itself.
    pub fn leads(&self, name: &str, client: &Client) -> Vec<Lead> {
        self.leads_of_kind(&normal(name), "A", client)
    }

    fn leads_of_kind(&self, name: &str, kind: &str, client: &Client) -> Vec<Lead> {
        let Some(kind_there) = [kind, "CNAME"].into_iter().find(|kind| !self.group(name, kind).is_empty()) else {
            return vec![Lead { host: name.to_owned(), ttl: ALIAS_TTL }];
        };
        let chosen = self.chosen(self.group(name, kind_there), client);
        chosen.into_iter().flat_map(|record| self.follow(record, kind, client)).collect()
    }

    fn follow(&self, record: &Record, kind: &str, client: &Client) -> Vec<Lead> {
        match &record.answer {
            Answer::Alias { target, .. } => self.leads_of_kind(target, kind, client),
            Answer::Values { values, ttl } if record.kind == "CNAME" => {
                let further = values.iter().flat_map(|value| self.leads_of_kind(value, kind, client));
                further.map(|lead| Lead { ttl: lead.ttl.min(*ttl), ..lead }).collect()
            }
            Answer::Values { values, ttl } => {
                values.iter().map(|value| Lead { host: value.clone(), ttl: *ttl }).collect()
            }
        }
    }

    fn group(&self, name: &str, kind: &str) -> Vec<&Record> {
        self.records.iter().filter(|record| record.name == name && record.kind == kind).collect()
    }

    /// The healthy records that the policy chooses. Where it finds none, all count as healthy; for failover, that
    /// means the primary.
    fn chosen<'r>(&self, group: Vec<&'r Record>, client: &Client) -> Vec<&'r Record> {
        let healthy = group.iter().copied().filter(|record| self.is_healthy(record)).collect();
        let chosen = by_policy(healthy, client);
        if chosen.is_empty() { by_policy(group, client) } else { chosen }
    }

    fn is_healthy(&self, record: &Record) -> bool {
        let by_check = record.check.as_deref().is_none_or(|id| (self.health)(id));
        by_check && self.is_target_healthy(record)
    }

    /// An alias that evaluates another record is healthy if any of those is. A service of AWS always is: whether its
    /// own host answers is not what Route 53 looks at.
    fn is_target_healthy(&self, record: &Record) -> bool {
        let Answer::Alias { target, evaluate: true } = &record.answer else { return true };
        let group = self.group(target, &record.kind);
        group.is_empty() || group.into_iter().any(|record| self.is_healthy(record))
    }
}

fn by_policy<'r>(candidates: Vec<&'r Record>, client: &Client) -> Vec<&'r Record> {
    let Some(first) = candidates.first() else { return Vec::new() };
    match &first.policy {
        Policy::Simple => vec![first],
        Policy::Failover { .. } => vec![primary(&candidates)],
        Policy::Latency(_) => nearest(&candidates, client).into_iter().collect(),
        Policy::Weighted(_) => heaviest(candidates),
        Policy::Multivalue => candidates.into_iter().take(MANY).collect(),
        Policy::Geolocation(_) => closest_place(&candidates, client).into_iter().collect(),
    }
}

fn primary<'r>(candidates: &[&'r Record]) -> &'r Record {
    let primary = candidates.iter().find(|record| record.policy == Policy::Failover { primary: true });
    primary.unwrap_or(&candidates[0])
}

fn nearest<'r>(candidates: &[&'r Record], client: &Client) -> Option<&'r Record> {
    let place = |record: &&&Record| match &record.policy {
        Policy::Latency(region) => client.distance(region),
        _ => usize::MAX,
    };
    candidates.iter().min_by_key(place).copied()
}

/// Everything with a weight, the heaviest first; if nothing has one, all.
fn heaviest(candidates: Vec<&Record>) -> Vec<&Record> {
    let weight = |record: &Record| match record.policy {
        Policy::Weighted(weight) => weight,
        _ => 0,
    };
    let mut weighty: Vec<&Record> = candidates.iter().copied().filter(|record| weight(record) > 0).collect();
    weighty.sort_by_key(|record| std::cmp::Reverse(weight(record)));
    if weighty.is_empty() { candidates } else { weighty }
}

/// The record of the client's country, else of its continent, else of everybody else; and no answer without any.
fn closest_place<'r>(candidates: &[&'r Record], client: &Client) -> Option<&'r Record> {
    let of = |place: &str| {
        let wanted = Policy::Geolocation(place.to_owned());
        candidates.iter().find(|record| record.policy == wanted).copied()
    };
    client.places().iter().find_map(|place| of(place))
}

/// What Route 53 would not take.
pub fn refused(records: &[Record]) -> Vec<String> {
    let mut refused = BTreeSet::new();
    for (index, record) in records.iter().enumerate() {
        if record.policy == Policy::Multivalue && matches!(record.answer, Answer::Alias { .. }) {
            refused.insert(format!("{} {}: an alias is none of several values", record.name, record.kind));
        }
        let others = records.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
        for other in others.filter(|other| other.name == record.name && other.kind == record.kind) {
            refused.extend(quarrel(record, other).map(|why| format!("{} {}: {why}", record.name, record.kind)));
        }
    }
    refused.into_iter().collect()
}

fn quarrel(one: &Record, other: &Record) -> Option<&'static str> {
    match (&one.policy, &other.policy) {
        (Policy::Simple, Policy::Simple) => Some("exists already"),
        (one, other) if std::mem::discriminant(one) != std::mem::discriminant(other) => Some("policies are mixed"),
        (Policy::Failover { .. } | Policy::Latency(_) | Policy::Geolocation(_), policy) if one.policy == *policy => {
            Some("two records have one role")
        }
        _ if one.set == other.set => Some("two records have one set identifier"),
        _ => None,
    }
}
