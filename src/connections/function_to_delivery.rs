//! `function -> delivery`: the code hands over records.
//!
//! Source: Service Authorization Reference, Amazon Data Firehose. With a customer key Firehose uses it by a grant of its
//! own (Amazon Data Firehose Developer Guide, "Data protection"), and who hands over records needs no right to it.

use super::code::{ITSELF, may, row};
use crate::model::connection::{ConnectionKind, Crypto, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[row(
    "function_to_delivery",
    Side::of("delivery"),
    "The code hands over records, one or up to 500 at a time: `firehose:PutRecord` and `firehose:PutRecordBatch`. It needs \
     the delivery's name: pass `clicks.name` in `env`. The answer to several can hold failures; look at `FailedPutCount`.",
    &[may(&["firehose:PutRecord", "firehose:PutRecordBatch"], ITSELF, Crypto::No)],
)];
