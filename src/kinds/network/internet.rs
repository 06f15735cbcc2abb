//! The way out of a new network: NAT gateways, each in a public subnet that holds nothing else.
//!
//! Source: Amazon VPC User Guide, "NAT gateways" (a gateway lives in one zone).

use super::{range, subnets};
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::template::{Entry, LogicalId, Node, Template};

/// Whether there is a way out.
pub fn is_reachable(view: &View) -> bool {
    view.attributes().text("internet") != Some("none")
}

/// Adds the gateways and the routes that lead to them.
pub fn lower(view: &View, template: &mut Template) {
    if !is_reachable(view) {
        return;
    }
    let way_out = internet_gateway(view, template);
    let gateways = match view.attributes().text("internet") {
        Some("nat per zone") => subnets::zones(view).end,
        _ => 1,
    };
    for zone in 0..gateways {
        nat_gateway(view, zone, &way_out, template);
    }
    for zone in subnets::zones(view) {
        let target = subnets::numbered(view, "Nat", zone.min(gateways - 1));
        let route =
            anywhere(view, subnets::numbered(view, "Routes", zone)).with("NatGatewayId", Node::reference(target));
        template.add(subnets::numbered(view, "Outward", zone), route);
    }
}

fn internet_gateway(view: &View, template: &mut Template) -> LogicalId {
    let (gateway, attachment) = (view.satellite("Gateway"), view.satellite("GatewayAttachment"));
    let entry = Entry::new("AWS::EC2::InternetGateway", view.span()).with("Tags", common::tags(view));
    template.add(gateway.clone(), entry);
    let entry = Entry::new("AWS::EC2::VPCGatewayAttachment", view.span())
        .with("VpcId", Node::reference(view.logical()))
        .with("InternetGatewayId", Node::reference(gateway.clone()));
    template.add(attachment, entry);
    gateway
}

fn nat_gateway(view: &View, zone: u32, way_out: &LogicalId, template: &mut Template) {
    let range = view.attributes().text("cidr").and_then(|cidr| range::public(cidr, zone));
    subnets::add(view, ("PublicSubnet", "PublicRoutes"), zone, range, template);
    let attached = view.satellite("GatewayAttachment");
    let route = anywhere(view, subnets::numbered(view, "PublicRoutes", zone))
        .with("GatewayId", Node::reference(way_out.clone()))
        .after(attached.clone());
    template.add(subnets::numbered(view, "PublicOutward", zone), route);
    let address = subnets::numbered(view, "NatAddress", zone);
    let entry = Entry::new("AWS::EC2::EIP", view.span())
        .with("Domain", Node::text("vpc"))
        .with("Tags", common::tags(view))
        .after(attached);
    template.add(address.clone(), entry);
    let entry = Entry::new("AWS::EC2::NatGateway", view.span())
        .with("AllocationId", Node::att(address, "AllocationId"))
        .with("SubnetId", Node::reference(subnets::numbered(view, "PublicSubnet", zone)))
        .with("Tags", common::tags(view));
    template.add(subnets::numbered(view, "Nat", zone), entry);
}

fn anywhere(view: &View, table: LogicalId) -> Entry {
    Entry::new("AWS::EC2::Route", view.span())
        .with("RouteTableId", Node::reference(table))
        .with("DestinationCidrBlock", Node::text("0.0.0.0/0"))
}
