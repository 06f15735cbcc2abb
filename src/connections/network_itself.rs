//! What a network does without an arrow: its flow logs are written.
//!
//! Source: Amazon VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs"; the group exists, so that its
//! creation needs no right.

use crate::kinds::network::flow_logs::{self, FLOW_LOGS, is_logged};
use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, nothing_to_check, nothing_to_lower,
};
use crate::model::kind::Port;
use crate::model::template::Node;

/// Where `why` shows that a network has a log.
pub static LOG: Port = Port::new("log", "who talked to whom in it");

/// The log.
pub static NETWORK_LOG: ConnectionKind = ConnectionKind {
    name: "network_log",
    from: Side::port("network", "log"),
    to: Side::port("network", "log"),
    mode: Mode::Code,
    doc: "A network with `flow_logs` writes a log group of its own, and no other.",
    options: &[],
    grants: &[GrantRule {
        holder: End::From,
        principal: &FLOW_LOGS,
        actions: &["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        on: On::Made(|wire| vec![Node::att(flow_logs::group(&wire.from), "Arn")]),
        crypto: Crypto::No,
        when: |wire| is_logged(&wire.from),
    }],
    admits: &[],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};
