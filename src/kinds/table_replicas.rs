//! A table with a replica in every region of the service: `AWS::DynamoDB::GlobalTable`, version 2019.11.21.
//!
//! Sources: CloudFormation Template Reference, `AWS::DynamoDB::GlobalTable`; DynamoDB Developer Guide, "How DynamoDB
//! global tables work". It is declared in one stack, which makes the replicas in the other regions.

use super::{common, replicas, table, table_capacity as capacity, table_keys as keys};
use crate::diagnostics::{Diagnostics, regions as say};
use crate::model::graph::View;
use crate::model::region;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Entry, Node, Template};

/// `consistency: "strong"`
pub const CONSISTENCY: Attribute = Attribute {
    name: "consistency",
    shape: Shape::OneOf(&["eventual", "strong"]),
    fallback: Fallback::Derived("`\"eventual\"`, where the table is replicated"),
    doc: "`eventual`: a write is in the other regions within a second or so, and of two at once the last one wins. \
          `strong`: a write is in two regions before it is answered, and a consistent read sees it in all of them. \
          That takes three regions that are near each other, and knows no `ttl`, no local indexes and no \
          transactions. A table cannot change it later.",
};

/// `witness: "us-west-2"`
pub const WITNESS: Attribute = Attribute {
    name: "witness",
    shape: Shape::Text(Text { words: "a region such as `us-west-2`", ..Text::up_to(32).now() }),
    fallback: Fallback::Absent,
    doc: "With `consistency: \"strong\"` in a service of two regions: the third region, which keeps what was written \
          and answers nobody.",
};

/// The regions among which a table can be strongly consistent (DynamoDB Developer Guide, "Multi-Region strong
/// consistency"): three of one set.
const NEIGHBOURS: &[&[&str]] = &[
    &["us-east-1", "us-east-2", "us-west-2"],
    &["eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"],
    &["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
];

/// The name of a table that is replicated: `SERVICE-NAME`.
pub fn name(view: &View) -> Node {
    replicas::name(view, || {
        let identity = view.resource.identity.names().collect::<Vec<_>>().join("-");
        format!("{}-{identity}", view.graph.architecture.service.name).replace('_', "-")
    })
}

/// Mistakes about replicas.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    replicas::check(view, diagnostics);
    if !view.attributes().bool("replicate") {
        replicas_alone_have(&["consistency", "witness"], view, diagnostics);
        return;
    }
    if view.is_shared() {
        changes_are_whole(view, diagnostics);
        consistency_is_possible(view, diagnostics);
    }
}

fn replicas_alone_have(names: &[&str], view: &View, diagnostics: &mut Diagnostics) {
    for name in names.iter().filter(|name| view.attributes().get(name).is_some()) {
        diagnostics.push(say::replicas_alone(&view.name(), name, common::name_span(view, name), view.span()));
    }
}

/// The stream of a table with replicas holds both images.
fn changes_are_whole(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let whole = !a.is_off("changes") && a.get("changes").is_none() || a.text("changes") == Some("new and old images");
    if !whole {
        diagnostics.push(say::partial_changes(&view.name(), view.attribute_span("changes")));
    }
}

fn consistency_is_possible(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let witness = a.text("witness");
    if !is_strong(view) {
        if witness.is_some() {
            diagnostics.push(say::witness_of_eventual(&view.name(), view.attribute_span("witness")));
        }
        return;
    }
    let at = view.attribute_span("consistency");
    let all: Vec<&str> = replicas::regions(view).chain(witness).collect();
    let doubled = witness.is_some_and(|witness| replicas::regions(view).any(|region| region == witness));
    let near = NEIGHBOURS.iter().any(|set| all.iter().all(|region| set.contains(region)));
    if let Some(witness) = witness.filter(|witness| region::partition(witness).is_none()) {
        diagnostics.push(say::unknown_region(witness, view.attribute_span("witness"), region::all()));
    } else if all.len() != 3 || doubled || !near {
        diagnostics.push(say::impossible_consistency(&view.name(), &all, at, NEIGHBOURS));
    }
    for name in ["ttl", "local_indexes"].into_iter().filter(|name| a.get(name).is_some()) {
        diagnostics.push(say::not_with_strong(&view.name(), name, common::name_span(view, name), at));
    }
}

fn is_strong(view: &View) -> bool {
    view.attributes().text("consistency") == Some("strong")
}

/// The table and all its replicas.
pub fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let witness = a.text("witness").map(|region| Node::list([Node::map([("Region", Node::text(region))])]));
    let entry = Entry { ty: "AWS::DynamoDB::GlobalTable".into(), ..common::kept_entry(view) }
        .with("TableName", name(view))
        .with("AttributeDefinitions", keys::definitions(view))
        .with("KeySchema", keys::schema(a))
        .with_some("GlobalSecondaryIndexes", keys::global(view, capacity::of_all_replicas))
        .with_some("LocalSecondaryIndexes", keys::local(view))
        .with("BillingMode", capacity::billing(view));
    let entry = capacity::of_all_replicas(view).into_iter().fold(entry, |entry, (name, node)| entry.with(name, node));
    let entry = entry
        .with("StreamSpecification", Node::map([("StreamViewType", Node::text("NEW_AND_OLD_IMAGES"))]))
        .with_some("TimeToLiveSpecification", table::ttl(view))
        .with_some("MultiRegionConsistency", is_strong(view).then(|| Node::text("STRONG")))
        .with_some("GlobalTableWitnesses", witness)
        .with("Replicas", Node::list(replicas::regions(view).map(|region| replica(view, region))));
    template.add(view.logical(), entry);
}

fn replica(view: &View, region: &str) -> Node {
    let index = |name: String| {
        let name = [("IndexName", Node::text(name))];
        Node::map(name.into_iter().chain(capacity::of_a_replica(view)))
    };
    let has_own = !capacity::of_a_replica(view).is_empty();
    let indexes: Vec<Node> = keys::global_names(view).into_iter().filter(|_| has_own).map(index).collect();
    let own = [
        ("PointInTimeRecoverySpecification", table::recovery(view)),
        ("DeletionProtectionEnabled", Node::Bool(table::is_protected(view))),
        ("TableClass", table::class(view).unwrap_or(Node::Null)),
        ("GlobalSecondaryIndexes", if indexes.is_empty() { Node::Null } else { Node::List(indexes) }),
        ("Tags", common::tags(view)),
    ];
    let region = [("Region", Node::text(region))];
    Node::map(region.into_iter().chain(capacity::of_a_replica(view)).chain(own))
}
