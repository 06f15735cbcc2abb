//! What a loss does to data: what was written last, what waits in queues, what nobody can read for the time being.

use super::loss::{Loss, Scenario};
use super::node::Node;
use super::{Drill, loss};
use crate::model::graph::View;
use crate::model::shape::seconds;
use crate::model::stack::StackId;

/// Data that a loss puts at risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Where it is.
    pub node: Node,
    /// The resource, and the region where there are several.
    pub title: String,
    /// What can be lost of it, or cannot be had until it is back.
    pub text: String,
}

/// All of it, in the order of stacks and names.
pub fn at_risk(drill: &Drill, scenario: &Scenario) -> Vec<Risk> {
    let mut all: Vec<Risk> = Vec::new();
    for (stack, _, graph) in drill.deployment.stacks() {
        for view in graph.views().chain(shared(drill, stack)) {
            let node = Node { stack, resource: view.id };
            let risk = scenario.takes(node, drill.deployment).then(|| text(drill, scenario, view)).flatten();
            if let Some(text) = risk.filter(|_| all.iter().all(|known| known.node != node)) {
                all.push(Risk { node, title: node.words(drill.deployment), text });
            }
        }
    }
    all
}

/// The replicas that a region has of what exists once.
fn shared<'a>(drill: &Drill<'a>, stack: StackId) -> impl Iterator<Item = View<'a>> {
    let deployment = drill.deployment;
    let ids = loss::resources(deployment).into_values();
    let nodes = ids.flat_map(move |id| super::node::stacks(deployment, id)).filter(move |node| node.stack == stack);
    nodes.filter_map(move |node| node.view(deployment)).filter(|view| view.is_shared())
}

fn text(drill: &Drill, scenario: &Scenario, view: View) -> Option<String> {
    // What comes with something else is told there.
    if view.resource.implied_by.is_some() {
        return None;
    }
    let copies = super::node::stacks(drill.deployment, view.id);
    let left = copies.iter().any(|node| !scenario.takes(*node, drill.deployment));
    let replicated = view.is_shared() && left;
    let until = if matches!(scenario.losses.as_slice(), [Loss::Region(_)]) {
        "until the region is back"
    } else {
        "until it is back"
    };
    match view.kind().name {
        "table" if replicated && view.attributes().text("consistency") == Some("strong") => {
            Some("nothing: every write is in another region before it is answered".to_owned())
        }
        "table" if replicated => Some("the last ~1 s of writes (asynchronous replication)".to_owned()),
        "table" | "bucket" if replicated => Some("what was written last (asynchronous replication)".to_owned()),
        "table" | "bucket" | "database" => Some(format!("everything in it, {until}")),
        "queue" => Some(format!("messages in flight, kept for {}{}", retention(view), dead(view))),
        "topic" => Some("messages on their way to subscribers".to_owned()),
        "bus" => Some("events on their way to targets".to_owned()),
        "stream" => Some(format!("records that nobody worked on yet, {until}")),
        "secret" if !left => Some(format!("its value, {until}")),
        "key" if !left => Some(format!("whatever is encrypted with it, {until}")),
        _ => None,
    }
}

fn retention(view: View) -> String {
    view.attributes().seconds("retention").map_or_else(|| "4d".to_owned(), seconds)
}

fn dead(view: View) -> &'static str {
    if view.companion("dead").is_some() { ", and its dead letters" } else { "" }
}
