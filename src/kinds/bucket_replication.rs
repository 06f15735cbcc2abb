//! Copies of a bucket's objects in the service's other regions.
//!
//! Each region has a bucket of its own, whose name the others can put together: no stack asks another for it. S3 refuses a
//! rule whose destination does not exist, so only the home region, which is deployed last, has its rules from the start;
//! those of the others wait for a second deployment, behind a parameter.
//!
//! Sources: S3 User Guide, "Replicating objects within and across Regions", "Setting up permissions for live replication",
//! "Replicating metadata changes with replica modification sync", "S3 Replication Time Control"; CloudFormation,
//! `AWS::S3::Bucket ReplicationConfiguration`.

use crate::connections::bucket_itself::REPLICATION;
use crate::diagnostics::{Diagnostics, sites as say};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, Fallback, MINUTE, Shape, Text};
use crate::model::stack::{Purpose, Stack, StackId};
use crate::model::template::{LogicalId, Node, Parameter, Template};
use crate::model::value::Value;
use ecow::EcoString;

/// `replicate: { direction: "both ways" }`
pub static TABLE: &[Attribute] = &[
    Attribute::new(
        "direction",
        Shape::OneOf(DIRECTIONS),
        Fallback::Word("from home"),
        "Whether the home region's objects go to the others, or those of each to all.",
    ),
    Attribute::new(
        "prefix",
        Shape::Text(Text::up_to(1024).now()),
        Fallback::Derived("all objects"),
        "Which objects: those whose key begins like this.",
    ),
    Attribute::new(
        "deletes",
        Shape::Bool,
        Fallback::Bool(true),
        "Whether what is deleted is deleted in the copies too.",
    ),
    Attribute::new(
        "within",
        Shape::Duration(15 * MINUTE, 15 * MINUTE),
        Fallback::Absent,
        "`15m`, for which AWS gives its word, and metrics that show it (Replication Time Control). It costs for each GB.",
    ),
];

/// From where to where.
pub const DIRECTIONS: &[&str] = &["from home", "both ways"];

const BOTH_WAYS: &str = "both ways";

/// What a bucket says about its copies; nothing where it has none.
fn of(view: &View) -> Option<Attributes> {
    let given = view.attributes().get("replicate")?;
    let own = || Attributes { table: TABLE, ..Attributes::default() };
    match &given.value {
        Value::Bool(true) => Some(own()),
        Value::Text(_) => {
            let mut own = own();
            own.values.insert("direction".into(), given.clone());
            Some(own)
        }
        Value::Object(fields) => Some(Attributes { table: TABLE, values: (**fields).clone() }),
        _ => None,
    }
}

/// Whether a bucket has copies.
pub fn is_replicated(view: &View) -> bool {
    of(view).is_some()
}

fn goes_both_ways(own: &Attributes) -> bool {
    own.text("direction") == Some(BOTH_WAYS)
}

/// The stacks of the bucket's other regions, and their regions.
fn others<'a>(view: &View<'a>) -> Vec<(StackId, &'a str)> {
    let here = view.graph.architecture.here;
    let others = view.stacks().filter(|(id, _)| *id != here);
    others.filter_map(|(id, stack)| Some((id, stack.region.as_deref()?))).collect()
}

/// Whether the stack is deployed after those of all other regions.
fn is_last(view: &View) -> bool {
    let home = view.graph.architecture.plan.regions().next().map(|(id, _)| id);
    home == Some(view.graph.architecture.here)
}

/// The regions that the bucket of this stack replicates to.
fn destinations<'a>(view: &View<'a>) -> Vec<(StackId, &'a str)> {
    let first = view.stacks().next().map(|(id, _)| id) == Some(view.graph.architecture.here);
    match of(view) {
        Some(own) if first || goes_both_ways(&own) => others(view),
        _ => Vec::new(),
    }
}

/// Whether the bucket of this stack has rules, and so a role.
pub fn replicates(view: &View) -> bool {
    !destinations(view).is_empty()
}

/// `copies-us-east-1-123456789012` behind the stack's name, which is the same in every region.
fn name_in(view: &View, region: &str) -> Node {
    let name = view.name().replace(['/', '_'], "-");
    Node::sub(&format!("${{AWS::StackName}}-{name}-{region}-${{AWS::AccountId}}"))
}

/// The name of the bucket in this stack's region: the author's, or one that the other regions can tell.
pub fn name(view: &View) -> Option<Node> {
    match (view.property("name"), view.region()) {
        (Some(name), _) => Some(name),
        (None, Some(region)) if is_replicated(view) => Some(name_in(view, region)),
        _ => None,
    }
}

/// The ARN of the bucket in another region.
fn arn_in(view: &View, region: &str) -> Node {
    Node::joined([Node::sub("arn:${AWS::Partition}:s3:::"), name_in(view, region)])
}

/// The objects that are replicated.
pub fn objects(view: &View) -> Node {
    view.member("arn").then(&below(view))
}

/// Their copies in the buckets that this stack's replicates to.
pub fn objects_elsewhere(view: &View) -> Vec<Node> {
    let below = below(view);
    destinations(view).into_iter().map(|(_, region)| arn_in(view, region).then(&below)).collect()
}

fn below(view: &View) -> String {
    let own = of(view);
    format!("/{}*", own.as_ref().and_then(|own| own.text("prefix")).unwrap_or_default())
}

/// `ReplicationConfiguration`
pub fn configuration(view: &View, template: &mut Template) -> Option<Node> {
    let own = of(view)?;
    let all = destinations(view);
    if all.is_empty() {
        return None;
    }
    let rules = all.iter().zip(1..).map(|((_, region), priority)| rule(view, &own, region, priority));
    let configuration = Node::map([("Role", Node::att(view.role(&REPLICATION), "Arn")), ("Rules", Node::list(rules))]);
    if is_last(view) {
        template.chores.after.extend(all.iter().map(|(id, _)| *id));
        return Some(configuration);
    }
    Some(Node::If(once_all_are_there(view, template), Box::new(configuration), Box::new(Node::NoValue)))
}

/// The condition behind which the rules wait for the other buckets.
fn once_all_are_there(view: &View, template: &mut Template) -> LogicalId {
    let (parameter, condition) = (view.satellite("ReplicationReady"), view.satellite("Replicates"));
    let description = format!("Whether {} is there in every region: true in a second deployment.", view.name());
    let entries = [
        ("Type", Node::text("String")),
        ("Description", Node::text(description)),
        ("Default", Node::text("false")),
        ("AllowedValues", Node::texts(["true", "false"])),
    ];
    let entries = entries.into_iter().map(|(name, node)| (EcoString::from(name), node)).collect();
    template.parameter(parameter.clone(), Parameter { entries, cause: view.attribute_span("replicate") });
    let is_ready = Node::list([Node::reference(parameter.clone()), Node::text("true")]);
    template.condition(condition.clone(), Node::map([("Fn::Equals", is_ready)]));
    template.chores.later.push((parameter, "true"));
    condition
}

fn rule(view: &View, own: &Attributes, region: &str, priority: i64) -> Node {
    let is = |on: bool| Node::map([("Status", Node::text(if on { "Enabled" } else { "Disabled" }))]);
    let minutes = |name: &'static str, seconds: i64| {
        Node::map([("Status", Node::text("Enabled")), (name, Node::map([("Minutes", Node::Int(seconds / MINUTE))]))])
    };
    let within = |name: &'static str| own.seconds("within").map_or(Node::Null, |seconds| minutes(name, seconds));
    let destination = Node::map([
        ("Bucket", arn_in(view, region)),
        ("ReplicationTime", within("Time")),
        ("Metrics", within("EventThreshold")),
    ]);
    // Tags and the like that change on a copy go back to where it came from.
    let changes = if goes_both_ways(own) { Node::map([("ReplicaModifications", is(true))]) } else { Node::Null };
    Node::map([
        ("Id", Node::text(format!("to-{region}"))),
        ("Priority", Node::Int(priority)),
        ("Status", Node::text("Enabled")),
        ("Filter", Node::map([("Prefix", Node::text(own.text("prefix").unwrap_or_default()))])),
        ("DeleteMarkerReplication", is(own.bool("deletes"))),
        ("SourceSelectionCriteria", changes),
        ("Destination", destination),
    ])
}

/// Mistakes in names and copies.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    a_name_is_for_one(view, diagnostics);
    if !is_replicated(view) {
        return;
    }
    let at = view.attribute_span("replicate");
    if others(view).is_empty() {
        diagnostics.push(say::copies_in_one_region(&view.name(), at));
        return;
    }
    let a = view.attributes();
    let hindrances = [
        (!a.bool("versioning"), "versioning", "S3 copies versions, and there are none", "remove `versioning: false`"),
        (
            a.get("key").is_some(),
            "key",
            "a key of one region cannot encrypt what is in another",
            "remove `key`: S3's own keys encrypt each copy in its region",
        ),
        (
            a.get("name").is_some(),
            "name",
            "the copies find each other by names that have the region in them",
            "remove `name`",
        ),
    ];
    for (_, attribute, why, help) in hindrances.into_iter().filter(|(is, ..)| *is) {
        diagnostics.push(say::hindered_replication(&view.name(), why, view.attribute_span(attribute), at, help));
    }
    let longest =
        view.stacks().filter_map(|(_, stack)| stack.region.as_deref()).map(str::len).max().unwrap_or_default();
    let service = view.graph.architecture.service.name.len();
    let length = service + view.name().len() + longest + 12 + 3;
    if length > 63 {
        diagnostics.push(say::long_bucket_name(&view.name(), length, view.span()));
    }
}

/// The names of buckets are the whole world's.
fn a_name_is_for_one(view: &View, diagnostics: &mut Diagnostics) {
    let Some(Value::Text(name)) = view.attributes().get("name").map(|given| &given.value) else { return };
    let own = |region: &str| {
        let here = view.resource.placement.per_region.iter().filter(|(known, ..)| *known == region);
        here.into_iter().any(|(.., fields)| fields.contains_key("name"))
    };
    let region = |(_, stack): (StackId, &'_ Stack)| stack.region.clone().filter(|_| stack.purpose == Purpose::Region);
    let shared: Vec<EcoString> = view.stacks().filter_map(region).filter(|region| !own(region)).collect();
    if shared.len() > 1 {
        let regions: Vec<&str> = shared.iter().map(EcoString::as_str).collect();
        diagnostics.push(say::shared_name(&view.name(), name, &regions, view.attribute_span("name")));
    }
}
