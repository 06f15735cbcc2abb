//! A function in a network: its interfaces, and whom it may talk to.
//!
//! Source: Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC".

use crate::kinds::database::{door, port_number};
use crate::kinds::network::{self, endpoints, groups};
use crate::model::graph::View;
use crate::model::template::{LogicalId, Node, Template};

/// The security group of a function in a network.
pub fn group(view: &View) -> LogicalId {
    view.satellite("Group")
}

/// `VpcConfig`
pub fn config(view: &View) -> Option<Node> {
    let home = view.refers("network")?;
    let given =
        network::existing(&home).and_then(|existing| existing.get("security_group").map(|it| view.node(&it.value)));
    let groups = std::iter::once(Node::att(group(view), "GroupId")).chain(given);
    Some(Node::map([("SecurityGroupIds", Node::list(groups)), ("SubnetIds", network::subnets(&home))]))
}

/// Adds the group.
pub fn lower(view: &View, template: &mut Template) {
    let Some(home) = view.refers("network") else { return };
    let words = format!("The function {}", view.name());
    template.add(group(view), groups::entry(view, &home, &words, Vec::new(), egress(view, &home)));
}

/// What its arrows say, and no more.
fn egress(view: &View, home: &View) -> Vec<Node> {
    let mut rules = Vec::new();
    let called = endpoints::called(view);
    if called.iter().any(|name| !endpoints::is_gateway(name)) && network::existing(home).is_none() {
        let group = ("DestinationSecurityGroupId", Node::att(endpoints::group(home), "GroupId"));
        rules.push(groups::rule(groups::HTTPS, group, "To the endpoints of AWS services"));
    }
    // A rule cannot name what a route leads to: the range is all, and the routes of the network are its limit.
    let routed = called
        .iter()
        .any(|name| endpoints::is_gateway(name))
        .then_some("To S3 and DynamoDB, by a route of the network");
    let outward = network::leads_out(home).then_some("To where the network leads");
    if let Some(words) = outward.or(routed) {
        rules.push(groups::rule(groups::HTTPS, ("CidrIp", Node::text("0.0.0.0/0")), words));
    }
    for wire in view.outgoing() {
        let Some(entered) = door::entered(&wire) else { continue };
        let destination = ("DestinationSecurityGroupId", Node::att(entered, "GroupId"));
        let rule = groups::rule(port_number(&wire.to), destination, &format!("To {}", wire.to.name()));
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    if rules.is_empty() { vec![groups::nowhere()] } else { rules }
}
