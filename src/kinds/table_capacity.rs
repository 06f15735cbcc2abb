//! How much a table can take: paid by use, or provisioned, with or without scaling.

use super::table_keys as keys;
use crate::diagnostics::{Diagnostics, stores};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::path::pascal;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::{Entry, Node, Template};

/// The entries of `capacity`.
pub static CAPACITY: &[Attribute] = &[
    Attribute { name: "read", shape: UNITS, fallback: Fallback::Required, doc: "Reads per second, of 4KB each." },
    Attribute { name: "write", shape: UNITS, fallback: Fallback::Required, doc: "Writes per second, of 1KB each." },
];

const UNITS: Shape = Shape::Either(&[Shape::Int(1, 40_000), Shape::Object(RANGE)]);

static RANGE: &[Attribute] = &[
    Attribute { name: "min", shape: Shape::Int(1, 40_000), fallback: Fallback::Required, doc: "Never less." },
    Attribute { name: "max", shape: Shape::Int(1, 40_000), fallback: Fallback::Required, doc: "Never more." },
    Attribute {
        name: "target",
        shape: Shape::Int(20, 90),
        fallback: Fallback::Int(70),
        doc: "How much of it is in use when all is well, in percent.",
    },
];

/// The entries of `max_throughput`.
pub static LIMIT: &[Attribute] = &[
    Attribute {
        name: "read",
        shape: Shape::Int(1, 1_000_000),
        fallback: Fallback::Absent,
        doc: "Most reads per second, of 4KB each.",
    },
    Attribute {
        name: "write",
        shape: Shape::Int(1, 1_000_000),
        fallback: Fallback::Absent,
        doc: "Most writes per second, of 1KB each.",
    },
];

/// Mistakes in the two.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let Some(capacity) = a.get("capacity") else { return };
    if let Some(limit) = a.get("max_throughput") {
        diagnostics.push(stores::limit_of_provisioned(&view.name(), limit.span, capacity.span));
    }
    for name in ["read", "write"] {
        let range = a.object("capacity").and_then(|capacity| capacity.object(name));
        let ends = range.and_then(|range| Some((range.int("min")?, range.int("max")?)));
        if let Some((min, max)) = ends.filter(|(min, max)| min > max) {
            diagnostics.push(stores::empty_range(name, min, max, capacity.span));
        }
    }
}

/// `BillingMode`
pub fn billing(view: &View) -> Node {
    Node::text(if view.attributes().get("capacity").is_some() { "PROVISIONED" } else { "PAY_PER_REQUEST" })
}

/// `ProvisionedThroughput`, of the table and of each global index.
pub fn provisioned(view: &View) -> Option<Node> {
    let capacity = view.attributes().object("capacity")?;
    let units = |name: &str| {
        let least = capacity.object(name).and_then(|range| range.int("min"));
        capacity.int(name).or(least).map_or(Node::Null, Node::Int)
    };
    Some(Node::map([("ReadCapacityUnits", units("read")), ("WriteCapacityUnits", units("write"))]))
}

/// The capacity of a table in one region, and of each of its global indexes.
pub fn of_the_table(view: &View) -> Vec<(&'static str, Node)> {
    let both = [("ProvisionedThroughput", provisioned(view)), ("OnDemandThroughput", limit(view))];
    both.into_iter().filter_map(|(name, node)| Some((name, node?))).collect()
}

/// What all replicas of a table, and of each global index, have in common: writes, as each replica gets all of them.
pub fn of_all_replicas(view: &View) -> Vec<(&'static str, Node)> {
    let settings = |name: &'static str, entry, node| (name, Node::map([(entry, node)]));
    let provisioned = scaled(view, "write")
        .map(|node| settings("WriteProvisionedThroughputSettings", "WriteCapacityAutoScalingSettings", node));
    let most =
        most(view, "write").map(|node| settings("WriteOnDemandThroughputSettings", "MaxWriteRequestUnits", node));
    provisioned.into_iter().chain(most).collect()
}

/// What a replica has of its own, and each of its global indexes: reads.
pub fn of_a_replica(view: &View) -> Vec<(&'static str, Node)> {
    let settings = |name: &'static str, entry, node| (name, Node::map([(entry, node)]));
    let fixed = view.attributes().object("capacity").and_then(|capacity| capacity.int("read")).map(Node::Int);
    let provisioned = match fixed {
        Some(units) => Some(("ReadCapacityUnits", units)),
        None => scaled(view, "read").map(|node| ("ReadCapacityAutoScalingSettings", node)),
    };
    let provisioned = provisioned.map(|(entry, node)| settings("ReadProvisionedThroughputSettings", entry, node));
    let most = most(view, "read").map(|node| settings("ReadOnDemandThroughputSettings", "MaxReadRequestUnits", node));
    provisioned.into_iter().chain(most).collect()
}

fn most(view: &View, name: &str) -> Option<Node> {
    view.attributes().object("max_throughput")?.int(name).map(Node::Int)
}

/// Capacity that scales. Replicas always scale their writes: a fixed number is a range without width. A table that was
/// paid by use before starts with the seed.
fn scaled(view: &View, name: &str) -> Option<Node> {
    let capacity = view.attributes().object("capacity")?;
    let range = capacity.object(name).unwrap_or_else(|| Attributes { table: RANGE, ..Attributes::default() });
    let end = |end: &str| range.int(end).or(capacity.int(name)).map_or(Node::Null, Node::Int);
    let target = Node::map([("TargetValue", range.int("target").map_or(Node::Null, Node::Int))]);
    Some(Node::map([
        ("MinCapacity", end("min")),
        ("MaxCapacity", end("max")),
        ("SeedCapacity", end("min")),
        ("TargetTrackingScalingPolicyConfiguration", target),
    ]))
}

/// `OnDemandThroughput`, of the table and of each global index.
pub fn limit(view: &View) -> Option<Node> {
    let limit = view.attributes().object("max_throughput")?;
    let units = |name: &str| limit.int(name).map_or(Node::Null, Node::Int);
    Some(Node::map([("MaxReadRequestUnits", units("read")), ("MaxWriteRequestUnits", units("write"))]))
}

/// A direction in which capacity scales: the words of Application Auto Scaling for it.
struct Direction {
    name: &'static str,
    dimension: &'static str,
    metric: &'static str,
}

static DIRECTIONS: [Direction; 2] = [
    Direction { name: "read", dimension: "ReadCapacityUnits", metric: "DynamoDBReadCapacityUtilization" },
    Direction { name: "write", dimension: "WriteCapacityUnits", metric: "DynamoDBWriteCapacityUtilization" },
];

/// A scalable target and a policy for each range, of the table and of each global index.
///
/// Application Auto Scaling brings its own service-linked role for DynamoDB.
pub fn scaling(view: &View, template: &mut Template) {
    let Some(capacity) = view.attributes().object("capacity") else { return };
    for direction in &DIRECTIONS {
        let Some(range) = capacity.object(direction.name) else { continue };
        scale(view, None, direction, &range, template);
        for index in keys::global_names(view) {
            scale(view, Some(&index), direction, &range, template);
        }
    }
}

fn scale(view: &View, index: Option<&str>, direction: &Direction, range: &Attributes, template: &mut Template) {
    let (of, behind) = match index {
        None => ("table", String::new()),
        Some(name) => ("index", format!("/index/{name}")),
    };
    let word = format!("{}{}", index.map(pascal).unwrap_or_default(), pascal(direction.name));
    let target = view.satellite(&format!("{word}Scaling"));
    let end = |name: &str| range.int(name).map_or(Node::Null, Node::Int);
    let span = view.attribute_span("capacity");
    let scalable = Entry::new("AWS::ApplicationAutoScaling::ScalableTarget", span)
        .with("ServiceNamespace", Node::text("dynamodb"))
        .with("ResourceId", Node::joined([Node::text("table/"), view.member("name"), Node::text(behind)]))
        .with("ScalableDimension", Node::text(format!("dynamodb:{of}:{}", direction.dimension)))
        .with("MinCapacity", end("min"))
        .with("MaxCapacity", end("max"));
    let metric = Node::map([("PredefinedMetricType", Node::text(direction.metric))]);
    let tracking = Node::map([("PredefinedMetricSpecification", metric), ("TargetValue", end("target"))]);
    let policy = Entry::new("AWS::ApplicationAutoScaling::ScalingPolicy", span)
        .with("PolicyName", Node::text(format!("{word}Utilization")))
        .with("PolicyType", Node::text("TargetTrackingScaling"))
        .with("ScalingTargetId", Node::reference(target.clone()))
        .with("TargetTrackingScalingPolicyConfiguration", tracking);
    template.add(target, scalable);
    template.add(view.satellite(&format!("{word}ScalingPolicy")), policy);
}
