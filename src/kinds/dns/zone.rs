//! `zone`: a hosted zone of Amazon Route 53.

use super::name;
use crate::diagnostics::{Diagnostics, dns as say};
use crate::kinds::common;
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom};
use crate::model::path::pascal;
use crate::model::shape::{Attribute, DAY, Fallback, MINUTE, Shape, TEXT, Text};
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};

/// The row of `zone`.
pub static ZONE: Kind = Kind {
    name: "zone",
    summary: "A domain and the names below it (a hosted zone of Amazon Route 53).",
    doc: "With an `id` the zone exists already and nothing is made; without one it is made once, beside the stacks of the \
          regions, and stays when its stack goes. Its records are `record`s.\n\n\
          A new zone answers only once whoever sold the domain, or the zone above it, names its name servers: they are \
          the member `name_servers`. `parent` does that for a zone above it in the same account.",
    example: "zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }\n\n\
              zone staging { name: \"staging.example.com\", parent: root }\n",
    ty: "AWS::Route53::HostedZone",
    rank: 10,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[
        Member { name: "id", from: MemberFrom::Made(id), doc: "The zone's id." },
        Member {
            name: "name_servers",
            from: MemberFrom::Made(name_servers),
            doc: "The name servers of a zone that is made here, with commas between them.",
        },
    ],
    metrics: &[],
    companions: &[],
    scope,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new("name", name::NAME, Fallback::Required, "The domain: `example.com`."),
    Attribute::new(
        "id",
        Shape::Text(Text::that(32, is_id, "the id of a hosted zone, like `Z0123456789ABCDEFGHIJ`")),
        Fallback::Derived("nothing: the zone is made"),
        "The id of a zone that exists already.",
    ),
    Attribute::new(
        "parent",
        Shape::Kind("zone"),
        Fallback::Absent,
        "The zone above, which then points to the name servers of this one.",
    ),
    Attribute::new(
        "delegations",
        Shape::Map(&Shape::List(&TEXT, 2, 8)),
        Fallback::Absent,
        "Names below that other name servers answer for: `{ \"shop.example.com\": [\"ns-1.example.net\", …] }`.",
    ),
    Attribute::new(
        "delegation_ttl",
        Shape::Duration(MINUTE, 2 * DAY),
        Fallback::Seconds(2 * DAY),
        "How long others may remember who answers for a delegated name.",
    ),
    common::KEEP,
    common::TAGS,
];

fn is_id(text: &str) -> bool {
    text.starts_with('Z') && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// A zone that exists is known everywhere, unless there is something to add to it.
fn scope(attributes: &Attributes) -> Scope {
    let adds = attributes.get("delegations").is_some();
    if attributes.get("id").is_some() && !adds { Scope::Existing } else { Scope::Global }
}

/// Whether the zone is made here.
fn is_new(view: &View) -> bool {
    view.attributes().get("id").is_none()
}

fn id(view: &View) -> Node {
    match view.property("id") {
        Some(id) => id,
        None if view.is_here() => Node::reference(view.logical()),
        None => Node::reference(view.handed("id")),
    }
}

fn name_servers(view: &View) -> Node {
    match is_new(view) {
        true if view.is_here() => Node::Join(",", Box::new(Node::att(view.logical(), "NameServers"))),
        true => Node::reference(view.handed("name_servers")),
        false => Node::text(""),
    }
}

/// The zone's domain.
pub fn domain<'a>(view: &View<'a>) -> &'a str {
    view.attributes().text("name").unwrap_or_default()
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    let own = domain(view);
    if let Some(parent) = view.refers("parent") {
        let at = view.attribute_span("parent");
        if parent.id == view.id || !name::is_within(own, domain(&parent)) || own == domain(&parent) {
            diagnostics.push(say::outside_zone(own, domain(&parent), view.attribute_span("name"), at));
        }
        if !is_new(view) {
            diagnostics.push(say::parent_of_existing(&view.name(), own, at, view.attribute_span("id")));
        }
    }
    for (delegated, servers) in view.attributes().map("delegations").into_iter().flatten() {
        if !name::is_within(delegated, own) || delegated == own {
            diagnostics.push(say::outside_zone(delegated, own, servers.key, view.attribute_span("name")));
        }
    }
    if let Some(at) = view.mention("name_servers").filter(|_| !is_new(view)) {
        diagnostics.push(say::unknown_name_servers(&view.name(), at, view.attribute_span("id")));
    }
}

fn lower(view: &View, template: &mut Template) {
    if is_new(view) {
        let comment = common::description(view, 256).map(|comment| Node::map([("Comment", comment)]));
        let entry = common::kept_entry(view)
            .with("Name", Node::text(domain(view)))
            .with_some("HostedZoneConfig", comment)
            .with("HostedZoneTags", common::tags(view));
        template.add(view.logical(), entry);
    }
    if let Some(parent) = view.refers("parent") {
        let servers = Node::att(view.logical(), "NameServers");
        template.add(view.satellite("Delegation"), name_server_record(view, &parent, domain(view), servers));
    }
    for (delegated, servers) in view.attributes().map("delegations").into_iter().flatten() {
        let id = view.satellite(&format!("Delegation{}", pascal(delegated)));
        template.add(id, name_server_record(view, view, delegated, view.node(&servers.value)));
    }
}

fn name_server_record(view: &View, zone: &View, name: &str, servers: Node) -> Entry {
    let ttl = view.attributes().seconds("delegation_ttl").unwrap_or(2 * DAY);
    Entry::new("AWS::Route53::RecordSet", view.span())
        .with("HostedZoneId", zone.member("id"))
        .with("Name", Node::text(name))
        .with("Type", Node::text("NS"))
        .with("TTL", Node::text(ttl.to_string()))
        .with("ResourceRecords", servers)
}
