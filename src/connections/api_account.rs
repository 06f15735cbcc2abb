//! `api web { type: "rest", account_logs: true }`: the role with which API Gateway writes logs.
//!
//! Source: API Gateway Developer Guide, "Set up CloudWatch API logging", for the actions.

use crate::kinds::api::rest;
use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::{Guard, Principal};
use crate::model::kind::Port;

/// API Gateway, for the logs of all REST APIs of an account.
pub static API_GATEWAY_LOGS: Principal =
    Principal { service: "apigateway.amazonaws.com", word: "Logs", guard: Guard::Account };

/// Where `why` shows the connection to start and end.
pub static LOGS: Port = Port::new("", "the account's logs of REST APIs");

/// The row that `account_logs` implies.
pub static API_ACCOUNT_LOGS: ConnectionKind = ConnectionKind {
    name: "api_account_logs",
    from: Side::of("api"),
    to: Side::of("api"),
    mode: Mode::Managed,
    doc: "API Gateway writes the logs of the account's REST APIs with one role.",
    options: &[],
    grants: &[GrantRule {
        holder: End::From,
        principal: &API_GATEWAY_LOGS,
        actions: &[
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:PutLogEvents",
        ],
        on: On::Everything("the setting is the account's: the log groups are those of any REST API in it"),
        crypto: Crypto::No,
        when: |wire| rest::account_logs(&wire.from),
    }],
    admits: &[],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};
