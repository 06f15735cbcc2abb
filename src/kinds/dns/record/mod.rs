//! `record`: what a name answers, by a policy of Amazon Route 53.
//!
//! One declaration is all answers of a name. Each of them becomes a record set in the stack where its target lives, so
//! that no stack needs another's outputs. [`answers`] reads them, `check` says what is wrong with them, and
//! `lower` writes those of a stack.

pub mod answers;
mod check;
mod lower;

use super::{name, zone};
use crate::model::architecture::{Architecture, ResourceId};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, TEXT, Text};
use crate::model::stack::Scope;
use crate::model::template::Node;
use ecow::EcoString;
use std::collections::BTreeSet;

/// The row of `record`.
pub static RECORD: Kind = Kind {
    name: "record",
    summary: "What a name answers: one thing, or several by a policy (Amazon Route 53).",
    doc: "Targets are APIs, sites, buckets with a `website`, other records, or values such as addresses. What lives on AWS is \
          an alias: free of charge, and of the target's own time to live, 60 seconds. `policy` says who gets which answer:\n\n\
          - `\"simple\"`: everybody the same.\n\
          - `\"failover\"`: `primary` while its `health` is well, else `secondary`.\n\
          - `\"latency\"`: whichever region is nearest. `target: public` stands for one answer in each region.\n\
          - `\"weighted\"`, `\"geolocation\"`, `\"multivalue\"`: `answers`, each with a `weight`, a `location`, or neither.\n\n\
          An answer whose `health` is not well is left out; where none is well, all are given. `rto` says how fast that must \
          be, and the compiler adds up whether it can.",
    example: "service shop { regions: [\"us-east-1\", \"us-west-1\"] }\n\n\
              zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }\n\n\
              function ping { code: \"./functions/ping\", handler: \"index.handler\", runtime: \"nodejs22.x\" }\n\n\
              api public { auth: \"none\", domain: { name: \"api.example.com\", zone: root } }\n\n\
              public[\"GET /ping\"] -> ping\n\n\
              health_check api_health { endpoint: public[\"GET /ping\"], interval: 10s }\n\n\
              record api {\n  zone:      root\n  name:      \"api.example.com\"\n  \
              policy:    \"failover\"\n  rto:       2m\n  \
              primary:   { target: public in \"us-east-1\", health: api_health }\n  \
              secondary: { target: public in \"us-west-1\", health: api_health }\n}\n",
    ty: "AWS::Route53::RecordSet",
    rank: 75,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[Member { name: "name", from: MemberFrom::Made(own_name), doc: "The name." }],
    metrics: &[],
    companions: &[],
    scope: |_| Scope::Targets,
    check: check::check,
    lower: lower::lower,
};

/// The policies.
pub const POLICIES: &[&str] = &["simple", "failover", "latency", "weighted", "geolocation", "multivalue"];
/// The types of records.
const TYPES: &[&str] =
    &["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"];

const TARGET: Shape =
    Shape::Either(&[Shape::Instance(&["api", "site", "bucket", "record"]), TEXT, Shape::List(&TEXT, 1, 400)]);
const HEALTH: Shape = Shape::Kind("health_check");
const TTL: Shape = Shape::Duration(0, 7 * DAY);

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new("zone", Shape::Kind("zone"), Fallback::Required, "The zone that the name lies in."),
    Attribute::new("name", name::WILDCARD, Fallback::Required, "The name: `api.example.com`, or `*.example.com`."),
    Attribute::new(
        "type",
        Shape::OneOf(TYPES),
        Fallback::Word("A"),
        "The type. A site is answered with `AAAA` as well.",
    ),
    Attribute::new("policy", Shape::OneOf(POLICIES), Fallback::Word("simple"), "Who gets which answer."),
    Attribute::new(
        "target",
        TARGET,
        Fallback::Absent,
        "What the name answers, where it is one thing, or one in each region.",
    ),
    Attribute::new("health", HEALTH, Fallback::Absent, "With `target`: whether the answer is still good."),
    Attribute::new(
        "ttl",
        TTL,
        Fallback::Seconds(60),
        "How long others may remember values. An alias has the time of its target.",
    ),
    Attribute::new("target_health", Shape::Bool, Fallback::Derived("`true` for APIs and records"), TARGET_HEALTH),
    Attribute::new(
        "primary",
        Shape::Object(ANSWER),
        Fallback::Absent,
        "With `failover`: what is answered while it is well.",
    ),
    Attribute::new("secondary", Shape::Object(ANSWER), Fallback::Absent, "With `failover`: what is answered else."),
    Attribute::new(
        "answers",
        Shape::List(&Shape::Object(ANSWER), 1, 100),
        Fallback::Absent,
        "The answers of the other policies.",
    ),
    Attribute::new(
        "rto",
        Shape::Duration(1, DAY),
        Fallback::Absent,
        "How soon after a failure everybody must have a good answer. A promise that cannot be kept is an error.",
    ),
];

const TARGET_HEALTH: &str = "Whether Route 53 looks at the target's own health as well. It knows when a whole service is down, and \
                             nothing of your application: that takes a `health`.";

/// `primary: { target: public in "us-east-1", health: api_health }`
pub static ANSWER: &[Attribute] = &[
    Attribute::new("target", TARGET, Fallback::Required, "What is answered."),
    Attribute::new("health", HEALTH, Fallback::Absent, "Whether the answer is still good."),
    Attribute::new("ttl", TTL, Fallback::Derived("that of the record"), "How long others may remember values."),
    Attribute::new("target_health", Shape::Bool, Fallback::Derived("`true` for APIs and records"), TARGET_HEALTH),
    Attribute::new(
        "id",
        Shape::Text(Text::up_to(128).now()),
        Fallback::Derived("`Primary`, `Secondary`, or the region"),
        "The set identifier, which tells the answers of a name apart.",
    ),
    Attribute::new(
        "weight",
        Shape::Int(0, 255),
        Fallback::Absent,
        "With `weighted`: its part of all weights. `0` is answered only when everything else is unwell.",
    ),
    Attribute::new(
        "location",
        Shape::Either(&[Shape::OneOf(&["*"]), Shape::Object(LOCATION)]),
        Fallback::Absent,
        "With `geolocation`: who asks, or `\"*\"` for everybody else.",
    ),
    Attribute::new(
        "region",
        Shape::Text(Text::up_to(32).now()),
        Fallback::Derived("the region of the target"),
        "With `latency` and a value: the region that it is near to.",
    ),
];

static LOCATION: &[Attribute] = &[
    Attribute::new(
        "continent",
        Shape::OneOf(&["AF", "AN", "AS", "EU", "NA", "OC", "SA"]),
        Fallback::Absent,
        "A continent by its code.",
    ),
    Attribute::new(
        "country",
        Shape::Text(Text::that(2, is_country, "two capital letters, like `DE`").now()),
        Fallback::Absent,
        "A country by its code.",
    ),
    Attribute::new(
        "subdivision",
        Shape::Text(Text::up_to(3).now()),
        Fallback::Absent,
        "A state of the USA or a region of Ukraine, with its country.",
    ),
];

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase())
}

fn own_name(view: &View) -> Node {
    Node::text(name_of(view))
}

/// The record's name.
pub fn name_of<'a>(view: &View<'a>) -> &'a str {
    view.attributes().text("name").unwrap_or_default()
}

/// The record's type.
pub fn type_of<'a>(view: &View<'a>) -> &'a str {
    view.attributes().text("type").unwrap_or("A")
}

/// The record's policy.
pub fn policy_of<'a>(view: &View<'a>) -> &'a str {
    view.attributes().text("policy").unwrap_or("simple")
}

/// The zone that it lies in.
pub fn zone_of<'a>(view: &View<'a>) -> Option<View<'a>> {
    view.refers("zone")
}

/// Every record of a program, wherever its answers are, in the order of paths.
pub fn all<'a>(view: &View<'a>) -> Vec<View<'a>> {
    let mut all: Vec<View> = of(&view.graph.architecture).filter_map(|id| view.graph.view(id)).collect();
    all.sort_by_key(|record| record.resource.path.clone());
    all
}

fn of(architecture: &Architecture) -> impl Iterator<Item = ResourceId> + '_ {
    architecture.everything().filter(|(_, resource)| resource.kind.name == RECORD.name).map(|(id, _)| id)
}

/// The names that clients ask for to get a resource, each once, in order: those of the records that answer with it, and
/// of the records that answer with those.
pub fn names_of(target: &View) -> Vec<EcoString> {
    leading_to(target).iter().map(|record| name_of(record).into()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The names that clients may have asked for when a record answers: its own, and those of the records that answer with
/// it. An alias to a record hands the answer on, and the client knows nothing of the name between.
pub fn asked_for(record: &View) -> Vec<EcoString> {
    std::iter::once(name_of(record).into()).chain(names_of(record)).collect()
}

/// The records that answer with a resource, in as many steps as it takes.
fn leading_to<'a>(target: &View<'a>) -> Vec<View<'a>> {
    let edges: Vec<(View, ResourceId)> = all(target)
        .into_iter()
        .flat_map(|record| answers::of(&record).into_iter().filter_map(move |a| Some((record, a.target.resource()?))))
        .collect();
    let (mut found, mut next): (Vec<View>, Vec<ResourceId>) = (Vec::new(), vec![target.id]);
    while let Some(id) = next.pop() {
        for (record, _) in edges.iter().filter(|(_, to)| *to == id) {
            if !found.iter().any(|known| known.id == record.id) {
                found.push(*record);
                next.push(record.id);
            }
        }
    }
    found
}

/// Whether a name lies in the record's zone.
fn is_in_zone(view: &View) -> bool {
    let own = name_of(view).strip_prefix("*.").unwrap_or(name_of(view));
    // What is no name at all was said before.
    !name::is_name(own) || zone_of(view).is_none_or(|zone| name::is_within(own, zone::domain(&zone)))
}
