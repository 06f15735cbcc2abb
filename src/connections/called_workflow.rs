//! What all callers of an express workflow share, where a service waits for the end of an execution.
//!
//! Source: Step Functions API Reference, `StartSyncExecution`: express workflows only, up to five minutes.

use crate::diagnostics::{Diagnostics, pipes as say};
use crate::kinds::workflow::is_express;
use crate::model::graph::{View, Wire};

/// The longest that an express execution runs, in seconds.
const LONGEST: i64 = 300;

/// How long an execution may take, in seconds.
pub fn timeout(workflow: &View) -> i64 {
    workflow.attributes().seconds("timeout").unwrap_or(LONGEST)
}

/// Only express workflows can be waited for by a service that does not ask again.
pub fn answers(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !is_express(&wire.to) {
        diagnostics.push(say::standard_workflow_called(&wire.to.name(), wire.connection.to.span, wire.to.span()));
    }
}
