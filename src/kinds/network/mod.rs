//! `network`: Amazon VPC, one that exists or a new one without a way in.
//!
//! One file for each thing that a network has: `attributes` is the table, `range` divides its addresses, `subnets` are
//! its parts, `internet` is its way out, [`endpoints`] are its ways to AWS, [`groups`] says who may talk to whom,
//! [`flow_logs`] is its log.

pub mod attributes;
mod check;
pub mod endpoints;
pub mod flow_logs;
pub mod groups;
mod internet;
mod range;
mod subnets;

use super::common;
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `network`.
pub static NETWORK: Kind = Kind {
    name: "network",
    summary: "A private network for databases and the functions that use them (Amazon VPC).",
    doc: DOC,
    example: "network inside { zones: 3 }\n",
    ty: "AWS::EC2::VPC",
    rank: 24,
    attributes: attributes::ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[Member { name: "id", from: MemberFrom::Made(vpc), doc: "The VPC's id." }],
    metrics: &[],
    companions: &[],
    scope: Scope::regional,
    check: check::check,
    lower,
};

const DOC: &str = "\
A new network has a private subnet in each of two or three zones, and nothing leads into it. Functions come into it with \
`network: inside`, and databases live in it.

**AWS is reached through endpoints**, not through the internet: for each service that the code inside calls by its arrows \
there is one, and for no other. Those of S3 and DynamoDB cost nothing, the others are paid by the hour and zone. Each lets \
in the own account alone.

**The internet** is out of reach unless `internet` says otherwise: `\"nat\"` is one gateway for all zones, `\"nat per zone\"` \
one in each, so that the loss of a zone takes no other's way out. Both are paid by the hour and by the gigabyte.

**Who may talk to whom** follows from the arrows. Each function inside has a security group of its own, which lets out \
what its arrows say: to the endpoints of the services that it calls, to the databases that it connects to, and, where there \
is a NAT gateway, to HTTPS anywhere. A database or its proxy lets in the functions with an arrow to it.

**An existing network** is named with `existing`. What it has stays as it is: its endpoints and its ways out are its \
owner's. Functions in it may speak HTTPS to anywhere, as nobody here knows where its endpoints are. With several regions, \
`per_region` names the network of each.

Lambda makes an interface in a network for each pair of subnet and security group, and a network has room for 500 of \
them: with more than some two hundred functions inside, ask AWS for more.
";

/// What is known of a network that exists.
pub fn existing(view: &View) -> Option<Attributes> {
    view.attributes().object("existing")
}

/// The id of the VPC.
pub fn vpc(view: &View) -> Node {
    match existing(view) {
        Some(existing) => existing.get("vpc").map_or(Node::Null, |given| view.node(&given.value)),
        None => Node::reference(view.logical()),
    }
}

/// The ids of the subnets that functions and databases are in.
pub fn subnets(view: &View) -> Node {
    match existing(view) {
        Some(existing) => Node::list(existing.list("subnets").iter().map(|given| view.node(&given.value))),
        None => subnets::ids(view),
    }
}

/// Whether HTTPS leads out of it, as far as is known: of one that exists nothing is.
pub fn leads_out(view: &View) -> bool {
    existing(view).is_some() || internet::is_reachable(view)
}

/// The functions inside, in the order of their paths.
pub fn functions<'a>(view: &View<'a>) -> impl Iterator<Item = View<'a>> + use<'a> {
    let network = view.id;
    let inside = move |view: &View| view.is("function") && view.attributes().resource("network") == Some(network);
    view.graph.views().filter(inside)
}

fn lower(view: &View, template: &mut Template) {
    if existing(view).is_some() {
        return;
    }
    let range = view.attributes().text("cidr").map_or(Node::Null, Node::text);
    let entry = common::entry(view)
        .with("CidrBlock", range)
        // Endpoints answer under the services' own names only with both.
        .with("EnableDnsHostnames", Node::Bool(true))
        .with("EnableDnsSupport", Node::Bool(true))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    subnets::lower(view, template);
    internet::lower(view, template);
    endpoints::lower(view, template);
    flow_logs::lower(view, template);
}
