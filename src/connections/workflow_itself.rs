//! What a workflow does without an arrow: it writes its log and its traces.
//!
//! Sources: Step Functions Developer Guide, "Using CloudWatch Logs to log execution history" (the actions of log
//! deliveries name no resource), "IAM policies for using AWS X-Ray"; Service Authorization Reference, AWS X-Ray.

use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::STATES;
use crate::model::graph::Wire;
use crate::model::kind::Port;

/// Where `why` shows that a workflow writes its log.
pub static LOG: Port = Port::new("log", "what happened in its executions, which Step Functions writes");

/// Where `why` shows that a workflow writes traces.
pub static TRACES: Port = Port::new("traces", "what its steps did and how long that took, for X-Ray");

/// The log.
pub static WRITES_LOG: ConnectionKind = ConnectionKind {
    grants: &[GrantRule {
        actions: &[
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery",
        ],
        on: On::Everything("deliveries of logs have no resources to name"),
        ..RULE
    }],
    doc: "Every workflow has a log group, and its role manages the delivery into it.",
    ..row("workflow_log", "log")
};

/// The traces.
pub static WRITES_TRACES: ConnectionKind = ConnectionKind {
    grants: &[GrantRule {
        actions: &[
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments",
        ],
        on: On::Everything("X-Ray has no resources to name"),
        when: |wire: &Wire| wire.from.attributes().bool("tracing"),
        ..RULE
    }],
    doc: "A workflow with `tracing` hands its traces to X-Ray.",
    ..row("workflow_traces", "traces")
};

const RULE: GrantRule = GrantRule {
    holder: End::From,
    principal: &STATES,
    actions: &[],
    on: On::Member(End::To, "arn"),
    crypto: Crypto::No,
    when: always,
};

const fn row(name: &'static str, port: &'static str) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::port("workflow", port),
        to: Side::port("workflow", port),
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
