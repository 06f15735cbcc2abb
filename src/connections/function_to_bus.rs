//! `function -> bus`: the code puts events.
//!
//! Source: Service Authorization Reference, Amazon EventBridge.

use super::code::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(
    "function_to_bus",
    Side::of("bus"),
    "The code puts events: `events:PutEvents`. It needs the bus's name: pass it in `env`. A call can succeed while \
     entries in it fail; look at `FailedEntryCount`.",
    &[may(&["events:PutEvents"], ITSELF, Crypto::Write)],
)];
