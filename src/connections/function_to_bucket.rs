//! `function -> bucket.read` and its like: the code works on objects.
//!
//! Source: Service Authorization Reference, Amazon S3. Listing is an action on the bucket, the others are on objects.
//! Asking for metadata needs `GetObject`, a copy needs `GetObject` and `PutObject`, parts of an upload `PutObject`.

use super::code::{may, row};
use crate::diagnostics::{Diagnostics, functions as say};
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, On, Side};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::value::{Spanned, Value};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    objects(
        "function_to_bucket_read",
        "read",
        "The code reads objects: `s3:GetObject`. For a key that does not exist S3 answers 403, as 404 would tell what \
         there is; with an arrow to `.list` too it answers 404.",
        &[may(&["s3:GetObject"], On::Objects(End::To), Crypto::Read)],
    ),
    objects(
        "function_to_bucket_list",
        "list",
        "The code lists keys: `s3:ListBucket`, with `prefix` only for questions about keys that begin so.",
        &[may(&["s3:ListBucket"], On::Listing(End::To), Crypto::No)],
    ),
    objects(
        "function_to_bucket_write",
        "write",
        "The code writes objects, in parts too: `s3:PutObject` and `s3:AbortMultipartUpload`.",
        &[may(&["s3:AbortMultipartUpload", "s3:PutObject"], On::Objects(End::To), Crypto::Write)],
    ),
    objects(
        "function_to_bucket_delete",
        "delete",
        "The code deletes objects: `s3:DeleteObject`. In a bucket with versions, the old ones stay.",
        &[may(&["s3:DeleteObject"], On::Objects(End::To), Crypto::No)],
    ),
];

static OPTIONS: &[Attribute] =
    &[Attribute::new("prefix", Shape::Text(Text::up_to(1024)), Fallback::Absent, "Only keys that begin so: `in/`.")];

const fn objects(
    name: &'static str,
    port: &'static str,
    doc: &'static str,
    grants: &'static [GrantRule],
) -> ConnectionKind {
    ConnectionKind { options: OPTIONS, check, ..row(name, Side::port("bucket", port), doc, grants) }
}

/// IAM reads `*` and `?` as wildcards.
fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let open = |given: &&Spanned| matches!(&given.value, Value::Text(prefix) if prefix.contains(['*', '?']));
    let given = wire.options().get("prefix");
    for prefix in given.into_iter().chain(wire.options().list("prefix")).filter(open) {
        if let Value::Text(text) = &prefix.value {
            diagnostics.push(say::open_prefix(text, prefix.span));
        }
    }
}
