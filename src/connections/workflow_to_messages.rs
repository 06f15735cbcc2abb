//! `workflow -> queue`, `workflow -> topic`, `workflow -> bus`: tasks send without code.
//!
//! Sources: Step Functions Developer Guide, "Create and send messages to Amazon SQS queues with Step Functions", "Publish
//! messages to Amazon SNS topics with Step Functions", "Add EventBridge events with Step Functions".

use super::task::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[SEND, PUBLISH, EMIT];

/// What a step with `send` implies.
pub static SENDS: ConnectionKind = SEND;

/// What a step with `publish` implies.
pub static PUBLISHES: ConnectionKind = PUBLISH;

/// What a step with `emit` implies.
pub static EMITS: ConnectionKind = EMIT;

const SEND: ConnectionKind = row(
    "workflow_to_queue",
    Side::of("queue"),
    "A task sends messages: `sqs:SendMessage`. With a callback it waits until somebody answers with the token in the \
         message. A step with `send` implies it.",
    &[may(&["sqs:SendMessage"], ITSELF, Crypto::Write)],
);

const PUBLISH: ConnectionKind = row(
    "workflow_to_topic",
    Side::of("topic"),
    "A task publishes messages: `sns:Publish`. A step with `publish` implies it.",
    &[may(&["sns:Publish"], ITSELF, Crypto::Write)],
);

const EMIT: ConnectionKind = row(
    "workflow_to_bus",
    Side::of("bus"),
    "A task puts events: `events:PutEvents`. It fails where EventBridge does not take one. A step with `emit` implies it.",
    &[may(&["events:PutEvents"], ITSELF, Crypto::No)],
);
