//! `function -> queue`: the code sends messages.
//!
//! Source: Service Authorization Reference, Amazon SQS. `SendMessageBatch` is no action: it needs `SendMessage`.

use super::code::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(
    "function_to_queue",
    Side::of("queue"),
    "The code sends messages, one or a batch at a time: `sqs:SendMessage`. It needs the queue's address: pass \
     `orders.url` in `env`. The answer to a batch can hold failures; look at `Failed`.",
    &[may(&["sqs:SendMessage"], ITSELF, Crypto::Write)],
)];
