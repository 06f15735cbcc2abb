//! Which resources CloudFormation would replace: those of which a property changes that it cannot change in place, and
//! those that name, in such a property, one that is replaced.

use super::Pair;
use super::model::Resource;
use super::policy;
use super::values::{canonical, references, shown};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Why a resource is replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The property, as a path; empty where it is the type.
    pub path: String,
    /// Its value before.
    pub before: String,
    /// Its value afterwards.
    pub after: String,
    /// The replaced resource that it names, where that is the reason.
    pub through: Option<String>,
}

/// The resources that are replaced, with every reason.
pub fn replaced(pair: &Pair) -> BTreeMap<String, Vec<Reason>> {
    let mut replaced: BTreeMap<String, Vec<Reason>> = BTreeMap::new();
    let both = || pair.new.resources.iter().filter_map(|(id, new)| Some((id, pair.old.resources.get(id)?, new)));
    for (id, old, new) in both() {
        let reasons = own_reasons(pair, old, new);
        if !reasons.is_empty() {
            replaced.insert(id.clone(), reasons);
        }
    }
    // Each round finds what names those of the round before; there are no more rounds than resources.
    for _ in 0..pair.new.resources.len() {
        let found: Vec<(String, Reason)> = both()
            .filter(|(id, ..)| !replaced.contains_key(*id))
            .filter_map(|(id, _, new)| Some((id.clone(), through(pair, new, &replaced)?)))
            .collect();
        if found.is_empty() {
            break;
        }
        replaced.extend(found.into_iter().map(|(id, reason)| (id, vec![reason])));
    }
    replaced
}

fn own_reasons(pair: &Pair, old: &Resource, new: &Resource) -> Vec<Reason> {
    if old.ty != new.ty {
        return vec![Reason { path: String::new(), before: old.ty.clone(), after: new.ty.clone(), through: None }];
    }
    // What a policy permits is compared by meaning; that it is a new one means nothing.
    if policy::is_carrier(&new.ty) {
        return Vec::new();
    }
    let reason = |path: &str| {
        let (before, after) = (at(&old.properties, path), at(&new.properties, path));
        let words = |values: &[&Value]| match values {
            [] => "nothing".to_owned(),
            several => several.iter().map(|value| shown(value)).collect::<Vec<_>>().join(", "),
        };
        let texts = |values: &[&Value]| values.iter().map(|value| canonical(value)).collect::<Vec<_>>();
        (texts(&before) != texts(&after)).then(|| Reason {
            path: path.replace('/', "."),
            before: words(&before),
            after: words(&after),
            through: None,
        })
    };
    pair.schemas.create_only(&new.ty).into_iter().filter_map(reason).collect()
}

fn through(pair: &Pair, new: &Resource, replaced: &BTreeMap<String, Vec<Reason>>) -> Option<Reason> {
    if policy::is_carrier(&new.ty) {
        return None;
    }
    pair.schemas.create_only(&new.ty).into_iter().find_map(|path| {
        let mut named = BTreeSet::new();
        at(&new.properties, path).into_iter().for_each(|value| references(value, &mut named));
        let through = named.into_iter().find(|id| replaced.contains_key(*id))?;
        Some(Reason {
            path: path.replace('/', "."),
            before: format!("the old {through}"),
            after: format!("the new {through}"),
            through: Some(through.to_owned()),
        })
    })
}

/// All values at a path of names; `*` is each element of a list.
pub fn at<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut values = vec![value];
    for part in path.split('/').filter(|part| !part.is_empty()) {
        values = match part {
            "*" => values.into_iter().filter_map(Value::as_array).flatten().collect(),
            name => values.into_iter().filter_map(|value| value.get(name)).collect(),
        };
    }
    values.retain(|value| !value.is_null());
    values
}
