//! `function -> stream`: the code writes records.
//!
//! Sources: Service Authorization Reference, Amazon Kinesis Data Streams; Kinesis Data Streams Developer Guide,
//! "Permissions to use user-generated KMS keys", for the key.

use super::code::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(
    "function_to_stream",
    Side::of("stream"),
    "The code writes records, one or up to 500 at a time: `kinesis:PutRecord` and `kinesis:PutRecords`. It needs the \
     stream's name: pass `clicks.name` in `env`. The answer to several can hold failures; look at `FailedRecordCount`.",
    &[may(&["kinesis:PutRecord", "kinesis:PutRecords"], ITSELF, Crypto::Append)],
)];
