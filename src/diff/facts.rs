//! Facts that a template states, and that it matters to gain or to lose.

use super::model::{Change, Class};
use super::{Pair, exposure, failover};
use std::collections::BTreeMap;

/// Facts about resources: the logical ID and the fact in words, with the place.
pub type Facts = BTreeMap<(String, String), Option<String>>;

/// Adds what a stack gains and loses: strangers that reach more, losses that fewer survive. What gets better is told of
/// resources that stay; that of the others goes without saying.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let stays = |id: &str| pair.old.resources.contains_key(id) && pair.new.resources.contains_key(id);
    let (old, new) = (exposure::facts(pair.old), exposure::facts(pair.new));
    for (id, fact, at) in beyond(&new, &old) {
        changes.push(told(pair, Class::Exposure, id, fact.to_owned(), at));
    }
    for (id, fact, at) in beyond(&old, &new).filter(|(id, ..)| stays(id)) {
        changes.push(told(pair, Class::Changed, id, format!("no longer: {fact}"), at));
    }
    let (old, new) = (failover::facts(pair.old), failover::facts(pair.new));
    for (id, fact, at) in beyond(&old, &new) {
        changes.push(told(pair, Class::FailoverWeakened, id, format!("no longer: {fact}"), at));
    }
    for (id, fact, at) in beyond(&new, &old).filter(|(id, ..)| stays(id)) {
        changes.push(told(pair, Class::Changed, id, fact.to_owned(), at));
    }
}

/// What one side states and the other does not.
fn beyond<'a>(of: &'a Facts, other: &'a Facts) -> impl Iterator<Item = (&'a str, &'a str, &'a Option<String>)> {
    let fresh = of.iter().filter(|(fact, _)| !other.contains_key(*fact));
    fresh.map(|((id, fact), source)| (id.as_str(), fact.as_str(), source))
}

fn told(pair: &Pair, class: Class, id: &str, what: String, source: &Option<String>) -> Change {
    Change { sources: source.iter().cloned().collect(), ..Change::about(class, &pair.title, id, what) }
}
