//! The ways from a new network to AWS: an endpoint for each service that the code inside calls by its arrows.
//!
//! Sources: AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink" (the names) and "Gateway endpoints"
//! (S3 and DynamoDB). What Lambda itself does for a function (its log, its traces, its destinations, what it polls) does not go
//! through the function's network (Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC").

use super::{functions, groups, subnets};
use crate::kinds::common;
use crate::model::connection::{End, Mode};
use crate::model::grant::LAMBDA;
use crate::model::graph::{View, Wire};
use crate::model::path::pascal;
use crate::model::template::{Entry, LogicalId, Node, Template};
use std::collections::BTreeSet;

/// The endpoint for the actions of a service: the prefix of the actions, the name behind `com.amazonaws.REGION.`. An
/// action of its own comes before its service.
const ENDPOINTS: &[(&str, &str)] = &[
    ("dynamodb:", "dynamodb"),
    ("events:", "events"),
    ("firehose:", "kinesis-firehose"),
    ("kinesis:", "kinesis-streams"),
    ("kms:", "kms"),
    ("lambda:", "lambda"),
    ("rds-data:", "rds-data"),
    ("s3:", "s3"),
    ("secretsmanager:", "secretsmanager"),
    ("sns:", "sns"),
    ("sqs:", "sqs"),
    ("ssm:", "ssm"),
    ("states:StartSyncExecution", "sync-states"),
    ("states:", "states"),
];

/// Those that are a route, and cost nothing.
const GATEWAYS: [&str; 2] = ["dynamodb", "s3"];

/// The services that a function's code calls, as its arrows say, by the names of their endpoints.
pub fn called(function: &View) -> BTreeSet<&'static str> {
    let calls = function.outgoing().filter(is_a_call);
    calls.flat_map(|wire| actions(&wire).filter_map(endpoint).collect::<Vec<_>>()).collect()
}

/// The arrow is a call of the function's own code.
fn is_a_call(wire: &Wire) -> bool {
    let kind = wire.connection.kind;
    wire.connection.drawn && wire.connection.from.port.name.is_empty() && kind.mode != Mode::Managed
}

fn actions(wire: &Wire) -> impl Iterator<Item = &'static str> + use<> {
    let rules = wire.connection.kind.grants.iter();
    let of_code = rules.filter(|rule| rule.holder == End::From && *rule.principal == LAMBDA);
    of_code.flat_map(|rule| rule.actions.iter().copied())
}

fn endpoint(action: &'static str) -> Option<&'static str> {
    ENDPOINTS.iter().find(|(prefix, _)| action.starts_with(prefix)).map(|(_, name)| *name)
}

/// Whether the way to a service is a route.
pub fn is_gateway(name: &str) -> bool {
    GATEWAYS.contains(&name)
}

/// The security group of the endpoints that have interfaces.
pub fn group(view: &View) -> LogicalId {
    view.satellite("EndpointsGroup")
}

/// Adds an endpoint for each service that some function inside calls.
pub fn lower(view: &View, template: &mut Template) {
    let names: BTreeSet<&str> = functions(view).flat_map(|function| called(&function)).collect();
    for name in &names {
        template.add(view.satellite(&format!("{}Endpoint", pascal(name))), entry(view, name));
    }
    if names.iter().any(|name| !is_gateway(name)) {
        let range = view.attributes().text("cidr").map_or(Node::Null, Node::text);
        let ingress = groups::rule(groups::HTTPS, ("CidrIp", range), "HTTPS from the network");
        let words = format!("The endpoints of {}", view.name());
        template.add(group(view), groups::entry(view, view, &words, vec![ingress], vec![groups::nowhere()]));
    }
}

fn entry(view: &View, name: &str) -> Entry {
    let service = Node::sub("com.amazonaws.${AWS::Region}.").then(name);
    let entry = Entry::new("AWS::EC2::VPCEndpoint", view.span())
        .with("VpcId", Node::reference(view.logical()))
        .with("ServiceName", service)
        .with("VpcEndpointType", Node::text(if is_gateway(name) { "Gateway" } else { "Interface" }))
        .with("PolicyDocument", own_account_only());
    let entry = match is_gateway(name) {
        true => entry.with("RouteTableIds", subnets::tables(view)),
        false => entry
            .with("SubnetIds", subnets::ids(view))
            .with("SecurityGroupIds", Node::list([Node::att(group(view), "GroupId")]))
            .with("PrivateDnsEnabled", Node::Bool(true)),
    };
    entry.with("Tags", common::tags(view))
}

/// Whoever brings credentials of another account into the network gets nothing out with them (AWS PrivateLink Guide,
/// "Control access to VPC endpoints using endpoint policies").
fn own_account_only() -> Node {
    let own = Node::map([("aws:PrincipalAccount", Node::sub("${AWS::AccountId}"))]);
    let statement = Node::map([
        ("Effect", Node::text("Allow")),
        ("Principal", Node::text("*")),
        ("Action", Node::text("*")),
        ("Resource", Node::text("*")),
        ("Condition", Node::map([("StringEquals", own)])),
    ]);
    Node::map([("Version", Node::text("2012-10-17")), ("Statement", Node::list([statement]))])
}
