//! What a pipe stands between, and what that means for it: how long its work takes, and whether it runs.

use crate::kinds::{common, switch};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::template::{LogicalId, Node};

/// The arrow that says what it reads.
pub fn source<'a>(pipe: &View<'a>) -> Option<Wire<'a>> {
    pipe.incoming().find(|wire| wire.connection.drawn)
}

/// What it asks on the way.
pub fn enrichment<'a>(pipe: &View<'a>) -> Option<Wire<'a>> {
    pipe.outgoing().find(|wire| wire.connection.kind.mode == Mode::Sync && !wire.connection.drawn)
}

/// Whom it waits for: the enrichment, and a target that it calls.
pub fn waits_for<'a>(pipe: &View<'a>) -> impl Iterator<Item = Wire<'a>> {
    pipe.outgoing().filter(|wire| wire.connection.kind.mode == Mode::Sync)
}

/// How long those may take that it waits for, in seconds.
pub fn work(pipe: &View) -> i64 {
    waits_for(pipe).map(|wire| time(&wire.to)).sum()
}

/// How long one of them may take, in seconds; of a workflow that says nothing, nothing is known.
pub fn time(asked: &View) -> i64 {
    asked.attributes().seconds("timeout").unwrap_or(0)
}

/// `DesiredState`: stopped by the author's word, outside the region where it is active, or while one of the functions
/// behind it is switched off.
pub fn state(pipe: &View) -> Node {
    let (running, stopped) = (Node::text("RUNNING"), Node::text("STOPPED"));
    let stands_by = || source(pipe).is_some_and(|source| common::stands_by(source.options(), pipe));
    if !pipe.attributes().bool("enabled") || stands_by() {
        return stopped;
    }
    let mut switches: Vec<LogicalId> = pipe.outgoing().filter_map(|wire| switch(&wire.to)).collect();
    switches.sort_unstable();
    switches.dedup();
    switches.into_iter().fold(running, |running, on| Node::If(on, Box::new(running), Box::new(stopped.clone())))
}
