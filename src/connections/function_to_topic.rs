//! `function -> topic`: the code publishes messages.
//!
//! Source: Service Authorization Reference, Amazon SNS. `PublishBatch` is no action: it needs `Publish`.

use super::code::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(
    "function_to_topic",
    Side::of("topic"),
    "The code publishes messages, one or a batch at a time: `sns:Publish`. It needs the topic's ARN: pass \
     `accepted.arn` in `env`.",
    &[may(&["sns:Publish"], ITSELF, Crypto::Write)],
)];
