//! `delivery clicks { transform: clean }`: Firehose hands the function each batch and waits for it.
//!
//! Source: Amazon Data Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination", for both actions on
//! the function and its versions.

use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::FIREHOSE;
use crate::model::graph::Wire;
use crate::model::template::Node;

/// The row that `transform` of a delivery implies.
pub static DELIVERY_TO_FUNCTION: ConnectionKind = ConnectionKind {
    name: "delivery_to_function",
    from: Side::of("delivery"),
    to: Side::port("function", "call"),
    mode: Mode::Sync,
    doc: "Firehose hands the function each batch of records, and delivers what it gives back. A call that fails is tried \
          again `transform_retries` times; then its records are written below the errors' prefix of the delivery, as are those \
          that the function refused.",
    options: &[],
    grants: &[GrantRule {
        holder: End::From,
        principal: &FIREHOSE,
        actions: &["lambda:GetFunctionConfiguration", "lambda:InvokeFunction"],
        on: On::Made(function),
        crypto: Crypto::No,
        when: always,
    }],
    admits: &[],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};

/// The function, and what is called of it; an alias is called itself.
fn function(wire: &Wire) -> Vec<Node> {
    let arn = wire.to.member("arn");
    match wire.to.attributes().get("provisioned") {
        Some(_) => vec![arn],
        None => vec![arn.clone(), arn.then(":*")],
    }
}
