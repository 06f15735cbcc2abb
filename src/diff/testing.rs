//! Small systems for tests.

use super::model::{Class, Difference, System};
use super::{diff, read, schemas::Published};
use serde_json::{Value, json};

/// A template without a manifest.
pub fn system(resources: Value) -> System {
    read::template("template.json", &json!({ "Resources": resources }).to_string()).unwrap()
}

/// The difference of two templates.
pub fn between(old: Value, new: Value) -> Difference {
    diff(&system(old), &system(new), &Published)
}

/// Each change as `class subject what`.
pub fn lines(difference: &Difference) -> Vec<String> {
    let line = |change: &super::Change| format!("{} {} {}", change.class.word(), change.subject, change.what);
    difference.changes.iter().map(|change| line(change).trim_end().to_owned()).collect()
}

/// The classes of the changes.
pub fn classes(difference: &Difference) -> Vec<Class> {
    difference.changes.iter().map(|change| change.class).collect()
}
