//! What a loss does to data: what was written last, what waits in queues, what nobody can read for the time being.

use super::loss::{Loss, Scenario};
use super::node::Node;
use super::{Drill, loss, node};
use crate::kinds::bucket_replication;
use crate::model::graph::View;
use crate::model::shape::seconds;

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
    let ids = loss::resources(drill.deployment).into_values();
    let mut nodes: Vec<Node> = ids.flat_map(|id| node::stacks(drill.deployment, id)).collect();
    nodes.retain(|node| scenario.takes(*node, drill.deployment));
    nodes.sort_by_key(|node| node.stack);
    let risk = |node: Node| {
        let text = text(drill, scenario, node.view(drill.deployment)?)?;
        Some(Risk { node, title: node.words(drill.deployment), text })
    };
    nodes.into_iter().filter_map(risk).collect()
}

fn text(drill: &Drill, scenario: &Scenario, view: View) -> Option<String> {
    // What comes with something else is told there.
    if view.resource.implied_by.is_some() {
        return None;
    }
    let copies = node::stacks(drill.deployment, view.id);
    let left = copies.iter().any(|copy| !scenario.takes(*copy, drill.deployment));
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
        "bucket" if left && bucket_replication::replicates(&view) => {
            Some("what was written last (asynchronous replication)".to_owned())
        }
        "table" | "bucket" | "database" => Some(format!("everything in it, {until}")),
        "queue" => Some(format!("messages in flight, kept for {}{}", retention(view), dead(view))),
        "topic" => Some("messages on their way to subscribers".to_owned()),
        "bus" => Some("events on their way to targets".to_owned()),
        "stream" => Some(format!("records that nobody worked on yet, {until}")),
        "delivery" => Some("records on their way to the bucket".to_owned()),
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
