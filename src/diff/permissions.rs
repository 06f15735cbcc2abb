//! Who may do more, and who may do less.

use super::Pair;
use super::model::{Causes, Change, Class, Stack};
use super::policy::{Atom, atoms};
use std::collections::{BTreeMap, BTreeSet};

/// Adds the changes of a stack's permissions.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let (old, new) = (atoms(pair.old), atoms(pair.new));
    let more = uncovered(&new, &old);
    // That a role may do nothing once it is gone goes without saying.
    let stays = |id: &str| !pair.old.resources.contains_key(id) || pair.new.resources.contains_key(id);
    let less: Vec<&Atom> = uncovered(&old, &new).into_iter().filter(|atom| stays(&atom.holder)).collect();
    let (old_causes, new_causes) = (pair.causes.0, pair.causes.1);
    let one = |atoms: &[&Atom], sources: &BTreeMap<Atom, Option<String>>, causes: &Causes, comes: bool| {
        grouped(atoms).into_iter().map(|group| told(pair, &group, sources, causes, comes)).collect::<Vec<_>>()
    };
    changes.extend(one(&more, &new, new_causes, true));
    changes.extend(one(&less, &old, old_causes, false));
}

/// What of one side the other has nothing like.
fn uncovered<'a>(of: &'a BTreeMap<Atom, Option<String>>, by: &BTreeMap<Atom, Option<String>>) -> Vec<&'a Atom> {
    of.keys().filter(|atom| !by.contains_key(*atom) && !by.keys().any(|other| other.covers(atom))).collect()
}

/// What one stack permits and the other does not: what is permitted anew, or no longer forbidden.
pub fn widened(old: &Stack, new: &Stack) -> BTreeSet<Atom> {
    let (old, new) = (atoms(old), atoms(new));
    let permitted = uncovered(&new, &old).into_iter().filter(|atom| atom.allows);
    let unforbidden = uncovered(&old, &new).into_iter().filter(|atom| !atom.allows);
    permitted.chain(unforbidden).cloned().collect()
}

/// Permissions that differ in the action only.
fn grouped<'a>(atoms: &[&'a Atom]) -> Vec<Vec<&'a Atom>> {
    let mut groups: BTreeMap<Atom, Vec<&Atom>> = BTreeMap::new();
    for atom in atoms {
        let key = Atom { action: String::new(), ..(*atom).clone() };
        groups.entry(key).or_default().push(atom);
    }
    groups.into_values().collect()
}

fn told(
    pair: &Pair,
    group: &[&Atom],
    sources: &BTreeMap<Atom, Option<String>>,
    causes: &Causes,
    comes: bool,
) -> Change {
    let Some(first) = group.first() else { return Change::about(Class::Cosmetic, &pair.title, "", "") };
    let widens = first.allows == comes;
    let is_open = first.principal == "*" && matches!(first.condition.as_str(), "" | "InvokedViaFunctionUrl is true");
    let class = match (widens, is_open) {
        (true, true) => Class::Exposure,
        (true, false) => Class::PermissionWidened,
        (false, _) => Class::PermissionNarrowed,
    };
    let arrows = group.iter().filter_map(|atom| causes.get(&(atom.holder.clone(), atom.action.clone()))).flatten();
    let mut because: Vec<String> = arrows.cloned().collect::<BTreeSet<_>>().into_iter().collect();
    if because.is_empty() {
        because = sources.get(*first).cloned().flatten().into_iter().collect();
    }
    Change { sources: because, ..Change::about(class, &pair.title, &first.holder, words(group, comes)) }
}

/// "may no longer dynamodb:PutItem on ${Ledger.Arn}"
fn words(group: &[&Atom], comes: bool) -> String {
    let Some(first) = group.first() else { return String::new() };
    let actions = group.iter().map(|atom| atom.action.as_str()).collect::<Vec<_>>().join(", ");
    let verb = match (first.allows, comes) {
        (true, true) => "may",
        (true, false) => "may no longer",
        (false, true) => "may not",
        (false, false) => "is no longer forbidden",
    };
    let mut out = match first.principal.as_str() {
        "" => format!("{verb} {actions}"),
        "*" => format!("everybody {verb} {actions}"),
        somebody => format!("{somebody} {verb} {actions}"),
    };
    if !first.resource.is_empty() {
        out.push_str(&format!(" on {}", first.resource));
    }
    if !first.condition.is_empty() {
        out.push_str(&format!(" where {}", first.condition));
    }
    out
}
