//! A difference for programs; its schema is `data/schemas/diff.schema.json`.

use super::super::model::{Change, Difference};
use super::classes;
use serde_json::{Map, Value, json};

/// The schema of what [`write()`] gives.
pub const SCHEMA: &str = include_str!("../../../data/schemas/diff.schema.json");

/// One object, with a line break at its end.
pub fn write(difference: &Difference) -> String {
    let counts: Map<String, Value> =
        classes(difference).map(|(class, changes)| (class.word().to_owned(), json!(changes.len()))).collect();
    let object = json!({
        "version": 1,
        "changes": difference.changes.iter().map(change).collect::<Vec<_>>(),
        "summary": counts,
    });
    format!("{object:#}\n")
}

fn change(change: &Change) -> Value {
    json!({
        "class": change.class.word(),
        "stacks": change.stacks,
        "subject": change.subject,
        "type": change.ty,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "note": change.note,
        "sources": change.sources,
        "accepted": change.accepted,
    })
}
