//! What the steps of a workflow imply: for each resource that a step names, the one permission that the step needs.

use super::workflow_to_function::CALLS;
use super::workflow_to_messages::{EMITS, PUBLISHES, SENDS};
use super::workflow_to_table::{DELETES, GETS, PUTS, UPDATES};
use super::workflow_to_workflow::{STARTS, WAITS};
use crate::kinds::workflow;
use crate::model::architecture::Resource;
use crate::model::connection::{ConnectionKind, References, Referred};

/// The row of steps.
pub static STEPS: References = References {
    kind: "workflow",
    connections: &[&CALLS, &DELETES, &EMITS, &GETS, &PUBLISHES, &PUTS, &SENDS, &STARTS, &UPDATES, &WAITS],
    find,
};

fn find(resource: &Resource) -> Vec<Referred> {
    let references = workflow::references(resource).into_iter();
    let referred = |reference: workflow::Reference| {
        let connection = connection(reference.action, reference.waits)?;
        Some(Referred { connection, resource: reference.resource, span: reference.span })
    };
    references.filter_map(referred).collect()
}

fn connection(action: &str, waits: bool) -> Option<&'static ConnectionKind> {
    Some(match (action, waits) {
        ("call", _) => &CALLS,
        ("put", _) => &PUTS,
        ("get", _) => &GETS,
        ("update", _) => &UPDATES,
        ("delete", _) => &DELETES,
        ("send", _) => &SENDS,
        ("publish", _) => &PUBLISHES,
        ("emit", _) => &EMITS,
        ("start", false) => &STARTS,
        ("start", true) => &WAITS,
        _ => return None,
    })
}
