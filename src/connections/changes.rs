//! What all readers of a table's changes share, functions and pipes: in which region they read, and how many of them a
//! stream feeds.
//!
//! Source: DynamoDB Developer Guide, "Change data capture for DynamoDB Streams", "Quotas".

use crate::diagnostics::{Diagnostics, deliveries, regions};
use crate::kinds::common;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback};

/// `active: "home"`
pub const ACTIVE: Attribute = Attribute {
    name: "active",
    shape: common::ACTIVE,
    fallback: Fallback::Absent,
    doc: "In a service of several regions: whether the home region alone reads, and the others are ready to (one \
          `aws lambda update-event-source-mapping`, or `aws pipes start-pipe` for a pipe, starts them, with the changes \
          of the last day that `from: \"beginning\"` has them begin with), or every region.",
};

/// How many readers a shard of a stream takes (DynamoDB Developer Guide, "Quotas").
const MOST_READERS: usize = 2;

/// The same for a table with replicas: one reader is what the quotas recommend there.
const MOST_READERS_OF_REPLICA: usize = 1;

/// The stream is on, read where its author says, and by no more than it feeds.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    if wire.from.attributes().is_off("changes") {
        let at = wire.from.attribute_span("changes");
        diagnostics.push(deliveries::changes_off(&wire.from.name(), at, wire.span()));
    }
    one_region_reads(wire, diagnostics);
    let most = if wire.from.is_shared() { MOST_READERS_OF_REPLICA } else { MOST_READERS };
    let readers: Vec<Wire> = wire.from.outgoing().collect();
    let place = readers.iter().position(|reader| reader.connection.id == wire.connection.id);
    if place.is_some_and(|place| place >= most) {
        diagnostics.push(deliveries::crowded_stream(&wire.from.name(), readers.len(), most, wire.connection.to.span));
    }
}

/// Each replica's stream has the changes of all regions.
fn one_region_reads(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (from, to) = (wire.from.name(), wire.to.name());
    let regions: Vec<&str> = wire.to.stacks().filter_map(|(_, stack)| stack.region.as_deref()).collect();
    let home = wire.graph.architecture.plan.home().unwrap_or_default();
    match wire.options().text("active") {
        None if wire.from.is_shared() && regions.len() > 1 => {
            diagnostics.push(regions::unsaid_reader(&from, &to, wire.span()));
        }
        Some("home") if !regions.is_empty() && !regions.contains(&home) => {
            let at = wire.option_span("active");
            diagnostics.push(regions::stopped_reader(&to, home, at, wire.to.resource.placement.span));
        }
        _ => {}
    }
}
