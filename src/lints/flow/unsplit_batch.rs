//! A batch that goes down with its one bad record.
//!
//! Source: Lambda Developer Guide, "Configuring error handling controls" (`BisectBatchOnFunctionError`); EventBridge User
//! Guide, "Batching and concurrency" of pipes.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::value::Value;

/// The row of the lint.
pub static UNSPLIT_BATCH: Lint = Lint { code: codes::SLS1425, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let batch = wire.options().int("batch").unwrap_or(100);
    if !limits::polled(&wire) || wire.from.is("queue") || batch < 2 {
        return;
    }
    let off = |value: &Value| match value {
        Value::Bool(bisect) => !bisect,
        Value::Text(text) => text == "retry",
        _ => false,
    };
    let options = ["bisect", "on_partial_failure"];
    let Some(name) = options.into_iter().find(|name| wire.options().get(name).is_some_and(|given| off(&given.value)))
    else {
        return;
    };
    let message = format!("one bad record takes up to {} good ones with it", batch - 1);
    let report = Diagnostic::new(codes::SLS1425, message)
        .at(wire.option_span(name), format!("`{}` gets the same batch until it is given up as a whole", wire.to.name()))
        .help(format!("remove `{name}`: the batch is cut in two until the bad record stands alone"));
    diagnostics.push(fixes::unset_option(report, wire, name));
}
