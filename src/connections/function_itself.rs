//! What a function does without an arrow: it writes its log and its traces, joins its network, and decrypts its
//! variables.
//!
//! Sources: Lambda Developer Guide, "Sending Lambda function logs to CloudWatch Logs" (the group exists, so that its
//! creation needs no right, and a deleted group does not come back without a retention), "Securing Lambda environment
//! variables", "Giving Lambda functions access to resources in an Amazon VPC"; Service Authorization AWS X-Ray (both actions
//! accept no resource).

use crate::kinds::log_group;
use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::kind::Port;
use crate::model::template::Node;

/// Where `why` shows that a function writes its log.
pub static LOG: Port = Port::new("log", "lines of its log, which Lambda writes");

/// Where `why` shows that a function writes traces.
pub static TRACES: Port = Port::new("traces", "what it did and how long that took, for X-Ray");

/// Where `why` shows that a function is in a network.
pub static NETWORK: Port = Port::new("network", "its interfaces in a network, which Lambda makes");

/// The log.
pub static WRITES_LOG: ConnectionKind = ConnectionKind {
    grants: &[GrantRule {
        actions: &["logs:CreateLogStream", "logs:PutLogEvents"],
        on: On::Made(own_log),
        when: |_: &Wire| true,
        ..RULE
    }],
    doc: "Every function writes its own log group, and no other.",
    ..row("function_log", "log")
};

/// The traces.
pub static WRITES_TRACES: ConnectionKind = ConnectionKind {
    grants: &[GrantRule {
        actions: &["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
        on: On::Everything("X-Ray has no resources to name"),
        when: |wire: &Wire| wire.from.attributes().bool("tracing"),
        ..RULE
    }],
    doc: "A function with `tracing` hands its traces to X-Ray.",
    ..row("function_traces", "traces")
};

/// The interfaces in a network.
pub static JOINS_NETWORK: ConnectionKind = ConnectionKind {
    grants: &[GrantRule {
        actions: &[
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses",
        ],
        on: On::ServiceAlone("Lambda makes the interfaces, which do not exist before"),
        when: |wire: &Wire| wire.from.attributes().get("network").is_some(),
        ..RULE
    }],
    doc: "Lambda makes the interfaces of a function in a `network` with the function's role. The function's own code cannot.",
    ..row("function_network", "network")
};

/// The variables.
pub static DECRYPTS_VARIABLES: ConnectionKind = ConnectionKind {
    name: "function_variables",
    to: Side::of("key"),
    grants: &[GrantRule { actions: &["kms:Decrypt"], on: On::Member(End::To, "arn"), ..RULE }],
    doc: "A function whose variables are encrypted with a key of one's own decrypts them when it starts.",
    ..row("function_variables", "")
};

const RULE: GrantRule = GrantRule {
    holder: End::From,
    principal: &LAMBDA,
    actions: &[],
    on: On::Member(End::To, "arn"),
    crypto: Crypto::No,
    when: crate::model::connection::always,
};

const fn row(name: &'static str, port: &'static str) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::port("function", port),
        to: Side::port("function", port),
        mode: Mode::Code,
        doc: "",
        options: &[],
        grants: &[],
        admits: &[],
        sink: Sink::Nothing,
        check: nothing_to_check,
        lower: nothing_to_lower,
    }
}

/// The ARN of the group, which ends in `:*`: its streams.
fn own_log(wire: &Wire) -> Vec<Node> {
    vec![Node::att(log_group(&wire.from), "Arn")]
}
