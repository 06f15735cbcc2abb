//! What a deployment would change: two compiled outputs, compared by meaning.
//!
//! In: two [`System`]s, read from templates. Out: a [`Difference`]: each change with its class, from what destroys data to what
//! nobody notices. Invariant: nothing is compared by its place in a file. Stacks are matched by name and region, resources by
//! logical ID, permissions by who may do what on what; the difference of a system to itself, in any order, is empty.
//!
//! A change has one class, the gravest that holds. What a group of statements permits is expanded before it is compared, so
//! that another grouping of the same rights is no change of rights.

mod classify;
mod exposure;
mod facts;
mod failover;
mod limits;
pub mod model;
mod permissions;
mod policy;
pub mod read;
pub mod render;
mod replace;
mod resources;
mod sam;
pub mod schemas;
mod sections;
pub mod source;
mod stacks;
mod values;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use permissions::widened;

pub use model::{Change, Class, Difference, Stack, System};

use model::Causes;
use schemas::Schemas;
use std::collections::BTreeMap;

/// Compares two systems. `schemas` know what CloudFormation cannot change in place.
pub fn diff(old: &System, new: &System, schemas: &dyn Schemas) -> Difference {
    let mut changes = Vec::new();
    let (old_causes, new_causes) = (&old.causes, &new.causes);
    for (title, before, after) in pairs(old, new) {
        let nothing = Stack::default();
        let causes = (old_causes, new_causes);
        let pair = Pair { title, old: before.unwrap_or(&nothing), new: after.unwrap_or(&nothing), causes, schemas };
        match before.is_some() && after.is_some() {
            true => {
                sections::compare(&pair, &mut changes);
                resources::compare(&pair, &mut changes);
            }
            false => stacks::compare(&pair, after.is_some(), &mut changes),
        }
        permissions::compare(&pair, &mut changes);
        facts::compare(&pair, &mut changes);
        limits::compare(&pair, &mut changes);
    }
    failover::verdicts(old, new, &mut changes);
    Difference { changes: merged(changes) }
}

/// A stack before and after; an empty one stands for what is not there.
struct Pair<'a> {
    title: String,
    old: &'a Stack,
    new: &'a Stack,
    /// The arrows behind permissions, before and after.
    causes: (&'a Causes, &'a Causes),
    schemas: &'a dyn Schemas,
}

/// The stacks of both systems, side by side. Templates without a manifest have no name to be matched by: where there is
/// one on each side, they are meant.
fn pairs<'a>(old: &'a System, new: &'a System) -> Vec<(String, Option<&'a Stack>, Option<&'a Stack>)> {
    if let ([one], [other]) = (old.stacks.as_slice(), new.stacks.as_slice())
        && (one.name.is_none() || other.name.is_none())
    {
        return vec![(String::new(), Some(one), Some(other))];
    }
    let mut sides: BTreeMap<_, (Option<&Stack>, Option<&Stack>)> = BTreeMap::new();
    old.stacks.iter().for_each(|stack| sides.entry(stack.identity()).or_default().0 = Some(stack));
    new.stacks.iter().for_each(|stack| sides.entry(stack.identity()).or_default().1 = Some(stack));
    let is_alone = sides.len() == 1;
    let title =
        |stack: Option<&Stack>| if is_alone { String::new() } else { stack.map_or_else(String::new, Stack::title) };
    sides.into_values().map(|(old, new)| (title(new.or(old)), old, new)).collect()
}

/// The same change in several stacks is told once.
fn merged(changes: Vec<Change>) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for change in changes {
        match out.iter_mut().find(|known| known.is_like(&change)) {
            Some(known) => known.stacks.extend(change.stacks),
            None => out.push(change),
        }
    }
    out.sort_by(|a, b| a.rank().cmp(&b.rank()));
    out
}
