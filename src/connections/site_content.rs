//! What a site does without an arrow: CloudFront reads the files in its bucket.
//!
//! Source: CloudFront Developer Guide, "Restrict access to an Amazon S3 origin": the policy names the distribution.

use crate::model::connection::{
    AdmitRule, ConnectionKind, End, Mode, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::kind::Port;

/// Where `why` shows that a site reads its files.
pub static FILES: Port = Port::new("files", "each file, for readers");

/// The files.
pub static SITE_CONTENT: ConnectionKind = ConnectionKind {
    name: "site_content",
    from: Side::port("site", "files"),
    to: Side::port("site", "files"),
    mode: Mode::Managed,
    doc: "A site's distribution, and nobody else, reads the files in its bucket.",
    options: &[],
    grants: &[],
    admits: &[AdmitRule {
        on: End::From,
        principal: "cloudfront.amazonaws.com",
        actions: &["s3:GetObject"],
        source: |wire| wire.from.member("arn"),
        when: always,
    }],
    sink: Sink::Nothing,
    check: nothing_to_check,
    lower: nothing_to_lower,
};
