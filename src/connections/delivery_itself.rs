//! What a delivery does without an arrow: it writes its log.
//!
//! Source: Amazon Data Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination".

use crate::kinds::delivery::log;
use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::FIREHOSE;
use crate::model::kind::Port;

/// Where `why` shows that a delivery writes its log.
pub static LOG: Port = Port::new("log", "what could not be transformed or delivered, and why");

/// The log.
pub static DELIVERY_LOG: ConnectionKind = ConnectionKind {
    name: "delivery_log",
    from: Side::port("delivery", "log"),
    to: Side::port("delivery", "log"),
    mode: Mode::Code,
    doc: "Every delivery writes what went wrong into a log of its own, and no other.",
    options: &[],
    grants: &[GrantRule {
        holder: End::From,
        principal: &FIREHOSE,
        actions: &["logs:PutLogEvents"],
        on: On::Made(|wire| vec![log::arn(&wire.from)]),
        crypto: Crypto::No,
        when: always,
    }],
    admits: &[],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};
