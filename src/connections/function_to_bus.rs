//! `function -> bus`: the code puts events.
//!
//! Sources: Service Authorization Reference, Amazon EventBridge; EventBridge User Guide, "Authorizing EventBridge to use a
//! customer managed key": on an encrypted bus EventBridge uses the key itself, and who puts events needs no right to it.

use super::code::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(
    "function_to_bus",
    Side::of("bus"),
    "The code puts events: `events:PutEvents`. It needs the bus's name: pass it in `env`. A call can succeed while \
     entries in it fail; look at `FailedEntryCount`.",
    &[may(&["events:PutEvents"], ITSELF, Crypto::No)],
)];
