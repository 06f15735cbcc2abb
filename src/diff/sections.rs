//! What stands in a template beside its resources: parameters, outputs, conditions, and what it says about itself.

use super::Pair;
use super::model::{Change, Class};
use super::values::{canonical, shown};
use serde_json::Value;
use std::collections::BTreeSet;

/// Adds the changes of a stack's other sections.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let names: BTreeSet<&String> = pair.old.sections.keys().chain(pair.new.sections.keys()).collect();
    names.into_iter().for_each(|section| entries(pair, section, changes));
}

fn entries(pair: &Pair, section: &str, changes: &mut Vec<Change>) {
    let (old, new) = (pair.old.sections.get(section), pair.new.sections.get(section));
    let names: BTreeSet<&String> = old.into_iter().chain(new).flat_map(|entries| entries.keys()).collect();
    for name in names {
        let (before, after) = (old.and_then(|entries| entries.get(name)), new.and_then(|entries| entries.get(name)));
        if before.map(canonical) != after.map(canonical) {
            changes.push(entry(pair, section, name, before, after));
        }
    }
}

fn entry(pair: &Pair, section: &str, name: &str, before: Option<&Value>, after: Option<&Value>) -> Change {
    let subject = if name.is_empty() { section.to_owned() } else { format!("{section}.{name}") };
    let must_be_given =
        section == "Parameters" && before.is_none() && after.is_some_and(|new| new.get("Default").is_none());
    let words = |value: Option<&Value>| Some(value.map_or_else(|| "nothing".to_owned(), shown));
    Change {
        before: words(before),
        after: words(after),
        note: must_be_given.then(|| "it has to be given a value".to_owned()),
        ..Change::about(class(section, before, after), &pair.title, &subject, "")
    }
}

fn class(section: &str, before: Option<&Value>, after: Option<&Value>) -> Class {
    let bare = |value: &Value| {
        let mut value = value.clone();
        if let Some(entries) = value.as_object_mut() {
            entries.retain(|key, _| key != "Description");
        }
        canonical(&value)
    };
    match (section, before, after) {
        ("Description" | "Metadata" | "AWSTemplateFormatVersion" | "Transform", ..) => Class::Cosmetic,
        (_, Some(before), Some(after)) if bare(before) == bare(after) => Class::Cosmetic,
        _ => Class::Changed,
    }
}
