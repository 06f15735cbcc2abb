//! The subnets of a new network: a private one in each zone, with a table of routes of its own.

use super::range;
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::template::{Entry, LogicalId, Node, Template};

/// The zones, from 0.
pub fn zones(view: &View) -> std::ops::Range<u32> {
    0..u32::try_from(view.attributes().int("zones").unwrap_or(2)).unwrap_or(2)
}

/// The logical ID of what there is once for each zone: `InsideSubnet1`.
pub fn numbered(view: &View, word: &str, zone: u32) -> LogicalId {
    view.satellite(&format!("{word}{}", zone + 1))
}

/// The ids of the private subnets.
pub fn ids(view: &View) -> Node {
    Node::list(zones(view).map(|zone| Node::reference(numbered(view, "Subnet", zone))))
}

/// The tables of routes of the private subnets.
pub fn tables(view: &View) -> Node {
    Node::list(zones(view).map(|zone| Node::reference(numbered(view, "Routes", zone))))
}

/// Adds the private subnets.
pub fn lower(view: &View, template: &mut Template) {
    for zone in zones(view) {
        let range = view.attributes().text("cidr").and_then(|cidr| range::private(cidr, zone));
        add(view, ("Subnet", "Routes"), zone, range, template);
    }
}

/// Adds a subnet and its table of routes, which has no routes but those inside.
pub fn add(view: &View, names: (&str, &str), zone: u32, range: Option<String>, template: &mut Template) {
    let (subnet, table) = (numbered(view, names.0, zone), numbered(view, names.1, zone));
    let zones = Node::map([("Fn::GetAZs", Node::text(""))]);
    let entry = Entry::new("AWS::EC2::Subnet", view.span())
        .with("VpcId", Node::reference(view.logical()))
        .with("AvailabilityZone", Node::Select(zone, Box::new(zones)))
        .with_some("CidrBlock", range.map(Node::text))
        .with("MapPublicIpOnLaunch", Node::Bool(false))
        .with("Tags", common::tags(view));
    template.add(subnet.clone(), entry);
    let entry = Entry::new("AWS::EC2::RouteTable", view.span())
        .with("VpcId", Node::reference(view.logical()))
        .with("Tags", common::tags(view));
    template.add(table.clone(), entry);
    let entry = Entry::new("AWS::EC2::SubnetRouteTableAssociation", view.span())
        .with("RouteTableId", Node::reference(table.clone()))
        .with("SubnetId", Node::reference(subnet.clone()));
    template.add(LogicalId::new(format!("{subnet}Routes")), entry);
}
