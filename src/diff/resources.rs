//! The resources of a stack: which come, which go, which are replaced, and what is different in those that stay.

use super::Pair;
use super::classify::{self, WATCHES};
use super::model::{Change, Class, Resource};
use super::policy;
use super::replace::{self, Reason, at};
use super::values::{Spot, canonical, shown, spots};
use serde_json::Value;
use std::collections::BTreeSet;

/// Adds the changes of a stack's resources.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let replaced = replace::replaced(pair);
    let ids: BTreeSet<&String> = pair.old.resources.keys().chain(pair.new.resources.keys()).collect();
    for id in ids {
        match (pair.old.resources.get(id), pair.new.resources.get(id)) {
            (Some(old), None) => changes.extend(removed(pair, id, old)),
            (None, Some(new)) if policy::is_carrier(&new.ty) => {}
            (None, Some(new)) => changes.push(Change::of(Class::Added, &pair.title, id, new, "")),
            (Some(old), Some(new)) => {
                let reasons = replaced.get(id).map(Vec::as_slice).unwrap_or_default();
                Compared { pair, id, old, new }.changes(reasons, changes);
            }
            (None, None) => {}
        }
    }
}

fn removed(pair: &Pair, id: &str, old: &Resource) -> Option<Change> {
    if policy::is_carrier(&old.ty) {
        return None;
    }
    let (stateful, kept) = (pair.schemas.is_stateful(&old.ty), classify::is_kept(old.attribute("DeletionPolicy")));
    let class = if stateful && !kept { Class::RemovesData } else { Class::Removed };
    let note = match (stateful, kept) {
        (true, false) => Some("what it holds is deleted with it".to_owned()),
        (_, true) => Some("it stays in the account, and no stack looks after it any more".to_owned()),
        _ => None,
    };
    Some(Change { note, ..Change::of(class, &pair.title, id, old, "") })
}

/// A resource before and after.
struct Compared<'a> {
    pair: &'a Pair<'a>,
    id: &'a str,
    old: &'a Resource,
    new: &'a Resource,
}

impl Compared<'_> {
    fn changes(&self, reasons: &[Reason], changes: &mut Vec<Change>) {
        let mut told: Vec<String> = policy::parts(&self.new.ty).iter().map(ToString::to_string).collect();
        if !reasons.is_empty() {
            changes.extend(reasons.iter().map(|reason| self.replaced(reason)));
            told.extend(reasons.iter().map(|reason| reason.path.replace('.', "/")));
        }
        if self.old.ty != self.new.ty {
            return;
        }
        for watch in WATCHES {
            let (before, after) = (at(&self.old.properties, watch.path), at(&self.new.properties, watch.path));
            let is_told = told.iter().any(|known| known == watch.path);
            if !is_told && watch.is_worse(&before, &after) {
                let change = self.change(watch.class, watch.what);
                changes.push(valued(change, before.first().copied(), after.first().copied()));
                told.push(watch.path.to_owned());
            }
        }
        for path in self.pair.schemas.sometimes_create_only(&self.new.ty) {
            let (before, after) = (at(&self.old.properties, path), at(&self.new.properties, path));
            if before != after && !told.iter().any(|known| known == path) {
                changes.push(self.perhaps_replaced(path, before.first().copied(), after.first().copied()));
                told.push(path.to_owned());
            }
        }
        let rest = spots(&self.old.properties, &self.new.properties);
        let rest = rest.into_iter().filter(|spot| !told.iter().any(|path| is_along(&spot.path, path)));
        changes.extend(rest.map(|spot| self.different(&spot)));
        self.beside(changes);
    }

    fn change(&self, class: Class, what: impl Into<String>) -> Change {
        Change::of(class, &self.pair.title, self.id, self.new, what)
    }

    fn replaced(&self, reason: &Reason) -> Change {
        let stateful = self.pair.schemas.is_stateful(&self.old.ty);
        let class = if stateful { Class::ReplacesData } else { Class::Replaces };
        let kept = classify::is_kept(self.new.attribute("UpdateReplacePolicy"));
        let note = match (stateful, kept) {
            _ if reason.path.is_empty() => {
                Some("CloudFormation refuses another type under the same logical ID: give it another name".to_owned())
            }
            (true, true) => {
                Some("the new one is empty; the old one stays in the account, outside the stack".to_owned())
            }
            (true, false) => Some("the new one is empty; the old one is deleted with what it holds".to_owned()),
            (false, _) => None,
        };
        let what = if reason.path.is_empty() { "Type" } else { &reason.path };
        let (before, after) = (Some(reason.before.clone()), Some(reason.after.clone()));
        Change { before, after, note, ..self.change(class, what) }
    }

    /// A change that takes a new resource in some circumstances, which a template does not tell.
    fn perhaps_replaced(&self, path: &str, before: Option<&Value>, after: Option<&Value>) -> Change {
        let stateful = self.pair.schemas.is_stateful(&self.old.ty);
        let class = if stateful { Class::DataAtRisk } else { Class::Changed };
        let note = Some("in some circumstances this takes a new resource in its place".to_owned());
        Change { note, ..valued(self.change(class, path.replace('/', ".")), before, after) }
    }

    fn different(&self, spot: &Spot) -> Change {
        let is_cosmetic = spot.is_order
            || classify::is_unnoticed(&spot.path)
            || classify::is_other_way(&spot.path, spot.before, spot.after);
        let class = if is_cosmetic { Class::Cosmetic } else { Class::Changed };
        let what = spot.path.join(".");
        match spot.is_order {
            true => self.change(class, format!("{what}: in another order")),
            false => valued(self.change(class, what), Some(spot.before), Some(spot.after)),
        }
    }

    /// What stands beside the properties.
    fn beside(&self, changes: &mut Vec<Change>) {
        let keys: BTreeSet<&String> = self.old.attributes.keys().chain(self.new.attributes.keys()).collect();
        for key in keys {
            let (before, after) = (self.old.attributes.get(key), self.new.attributes.get(key));
            let same = |value: Option<&Value>| value.map(sorted);
            if same(before) != same(after) {
                let class = self.class_beside(key);
                changes.push(valued(self.change(class, key.clone()), before, after));
            }
        }
        if canonical(&self.old.metadata) != canonical(&self.new.metadata) {
            changes.push(self.change(Class::Cosmetic, "Metadata"));
        }
    }

    fn class_beside(&self, key: &str) -> Class {
        let kept = |resource: &Resource| classify::is_kept(resource.attribute(key));
        match key {
            "DeletionPolicy" | "UpdateReplacePolicy" => {
                let unkept = self.pair.schemas.is_stateful(&self.new.ty) && kept(self.old) && !kept(self.new);
                if unkept { Class::DataAtRisk } else { Class::Changed }
            }
            "DependsOn" => Class::Cosmetic,
            _ => Class::Changed,
        }
    }
}

/// What waits for several waits for all of them, in any order, and for one in either way of writing.
fn sorted(value: &Value) -> Vec<String> {
    let mut texts: Vec<String> = super::values::each(value).into_iter().map(canonical).collect();
    texts.sort_unstable();
    texts
}

fn valued(change: Change, before: Option<&Value>, after: Option<&Value>) -> Change {
    let words = |value: Option<&Value>| Some(value.map_or_else(|| "nothing".to_owned(), shown));
    Change { before: words(before), after: words(after), ..change }
}

/// Whether one path leads to the other: `Code` and `Code/S3Key`.
fn is_along(spot: &[String], path: &str) -> bool {
    let parts = path.split('/').filter(|part| !part.is_empty());
    spot.iter().zip(parts).all(|(one, other)| one == other || other == "*")
}
