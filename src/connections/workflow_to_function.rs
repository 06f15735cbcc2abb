//! `workflow -> function`: a task calls the function and waits for its answer.
//!
//! Source: Step Functions Developer Guide, "Invoke an AWS Lambda function with Step Functions".

use super::task::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Mode, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ROW];

/// What a step with `call` implies.
pub static CALLS: ConnectionKind = ROW;

const ROW: ConnectionKind = ConnectionKind {
    mode: Mode::Sync,
    ..row(
        "workflow_to_function",
        Side::of("function"),
        "A task calls the function and waits for its answer: `lambda:InvokeFunction`. Its `Retry` and `Catch` say what \
             happens when the function fails. A step with `call` implies it.",
        &[may(&["lambda:InvokeFunction"], ITSELF, Crypto::No)],
    )
};
