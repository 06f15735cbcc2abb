//! Security groups: who may talk to whom in a network.
//!
//! A group lists what it lets out where it stands; what it lets in from another group stands beside the arrow that asks for
//! it, so that no two groups wait for each other.

use crate::kinds::common;
use crate::model::graph::View;
use crate::model::template::{Entry, LogicalId, Node};
use crate::source::Span;

/// The port of HTTPS.
pub const HTTPS: i64 = 443;

/// The most characters that a description has, and those that it may have (Amazon EC2 API Reference,
/// `CreateSecurityGroup`).
const DESCRIPTION: usize = 255;

/// A group of a network, in the name of a resource in it.
pub fn entry(owner: &View, network: &View, words: &str, ingress: Vec<Node>, egress: Vec<Node>) -> Entry {
    let ingress = if ingress.is_empty() { Node::Null } else { Node::List(ingress) };
    Entry::new("AWS::EC2::SecurityGroup", owner.span())
        .with("GroupDescription", description(words))
        .with("VpcId", super::vpc(network))
        .with("SecurityGroupIngress", ingress)
        .with("SecurityGroupEgress", Node::List(egress))
        .with("Tags", common::tags(owner))
}

/// A rule for one port over TCP, and the other side of it: `("CidrIp", …)`.
pub fn rule(port: i64, other: (&'static str, Node), words: &str) -> Node {
    Node::map([
        ("Description", description(words)),
        ("IpProtocol", Node::text("tcp")),
        ("FromPort", Node::Int(port)),
        ("ToPort", Node::Int(port)),
        other,
    ])
}

/// The rule that lets nothing out: a group without any rule lets out everything (CloudFormation,
/// `AWS::EC2::SecurityGroup`).
pub fn nowhere() -> Node {
    Node::map([
        ("Description", Node::text("Nothing goes out")),
        ("IpProtocol", Node::text("icmp")),
        ("FromPort", Node::Int(252)),
        ("ToPort", Node::Int(86)),
        ("CidrIp", Node::text("255.255.255.255/32")),
    ])
}

/// A group lets another one in, on one port.
pub fn lets_in(group: LogicalId, source: LogicalId, port: i64, words: &str, cause: Span) -> Entry {
    Entry::new("AWS::EC2::SecurityGroupIngress", cause)
        .with("GroupId", Node::att(group, "GroupId"))
        .with("IpProtocol", Node::text("tcp"))
        .with("FromPort", Node::Int(port))
        .with("ToPort", Node::Int(port))
        .with("SourceSecurityGroupId", Node::att(source, "GroupId"))
        .with("Description", description(words))
}

fn description(words: &str) -> Node {
    let taken = |c: &char| c.is_ascii_alphanumeric() || " ._-:/()#,@[]+=&;{}!$*".contains(*c);
    Node::text(words.replace('>', " to ").chars().filter(taken).take(DESCRIPTION).collect::<String>())
}
