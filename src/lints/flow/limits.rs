//! How long things take and how often they are tried, as far as the source says.

use crate::kinds::api::is_rest;
use crate::kinds::workflow;
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::shape::{MINUTE, seconds};
use crate::model::value::{Fields, Value};

/// How long a function or a workflow may take, in seconds.
pub fn longest(view: View) -> i64 {
    match view.is("workflow") {
        true => workflow::limit(&view),
        false => view.attributes().seconds("timeout").unwrap_or(0),
    }
}

/// The name of a step, as messages show it.
pub fn named(step: &Fields) -> String {
    match step.get("name").map(|given| &given.value) {
        Some(Value::Text(name)) => format!("`{name}`"),
        _ => "here".to_owned(),
    }
}

/// A time as people say it: minutes and hours rather than thousands of seconds.
pub fn about(amount: i64) -> String {
    match amount {
        0..600 => seconds(amount),
        600..10_800 => format!("{}m", (amount + 59) / 60),
        _ => format!("{}h", (amount + 3599) / 3600),
    }
}

/// A little more than a time, in round numbers.
pub fn beyond(amount: i64) -> i64 {
    if amount < MINUTE { amount + 5 } else { (amount / MINUTE + 1) * MINUTE }
}

/// How long those wait for it who call it synchronously, at least: the API that gives up first, the caller that is ended
/// first.
pub fn patience(view: View) -> Option<i64> {
    let waits = |wire: Wire| match wire.from.kind().name {
        "api" => {
            let most = if is_rest(&wire.from) { 29 } else { 30 };
            Some(wire.options().seconds("timeout").unwrap_or(most).min(most))
        }
        "function" => Some(longest(wire.from)),
        _ => None,
    };
    view.incoming().filter(|wire| wire.connection.kind.mode == Mode::Sync).filter_map(waits).min()
}

/// Arrows on which somebody waits for the answer of a function or a workflow.
pub fn waited_for(view: View<'_>) -> impl Iterator<Item = Wire<'_>> {
    let answers = |wire: &Wire| wire.to.is("function") || wire.to.is("workflow");
    view.outgoing().filter(move |wire| wire.connection.kind.mode == Mode::Sync && answers(wire))
}

/// Arrows that bring events to a function asynchronously: Lambda takes them into its own queue.
pub fn asynchronous(view: View<'_>) -> impl Iterator<Item = Wire<'_>> {
    view.incoming().filter(|wire| wire.connection.kind.mode == Mode::Async && wire.connection.to.port.name.is_empty())
}

/// Arrows from queues and streams that somebody polls.
pub fn polled(wire: &Wire) -> bool {
    wire.connection.kind.mode == Mode::Poll
}
