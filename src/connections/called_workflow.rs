//! What all callers of an express workflow share, where a service waits for the end of an execution.
//!
//! Source: Step Functions API Reference, `StartSyncExecution`: express workflows only, up to five minutes.

use crate::diagnostics::{Diagnostics, pipes as say};
use crate::kinds::workflow::is_express;
use crate::model::graph::Wire;

/// Only express workflows can be waited for by a service that does not ask again.
pub fn answers(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !is_express(&wire.to) {
        let (at, declared) = (wire.connection.to.span, wire.to.span());
        diagnostics.push(say::standard_workflow_called(&wire.from.name(), &wire.to.name(), at, declared));
    }
}
