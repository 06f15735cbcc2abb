//! What a bucket does without an arrow: it copies its objects to other regions, and lets everybody read a website.
//!
//! Source: S3 User Guide, "Setting up permissions for live replication" (which asks for no condition in the trust policy),
//! "Setting permissions for website access".

use crate::kinds::{bucket_replication as replication, bucket_website as website};
use crate::model::connection::{
    AdmitRule, ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::{Guard, Principal};
use crate::model::graph::Wire;
use crate::model::kind::Port;
use crate::model::template::Node;

/// S3, for copies.
pub static REPLICATION: Principal =
    Principal { service: "s3.amazonaws.com", word: "Replication", guard: Guard::Nothing };

/// Where `why` shows that a bucket has copies.
pub static COPIES: Port = Port::new("copies", "each object, for the bucket in another region");

/// Where `why` shows that a bucket is a website.
pub static PAGES: Port = Port::new("pages", "each object, for everybody");

/// The copies.
pub static BUCKET_COPIES: ConnectionKind = ConnectionKind {
    doc: "A bucket with `replicate` copies its objects to the buckets of the other regions.",
    grants: &[
        GrantRule {
            actions: &["s3:GetReplicationConfiguration", "s3:ListBucket"],
            on: On::Member(End::From, "arn"),
            ..RULE
        },
        GrantRule {
            actions: &["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
            on: On::Made(here),
            ..RULE
        },
        GrantRule {
            actions: &["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
            on: On::Made(elsewhere),
            ..RULE
        },
    ],
    ..row("bucket_copies", "copies")
};

/// The pages.
pub static BUCKET_PAGES: ConnectionKind = ConnectionKind {
    doc: "Everybody may read the objects of a bucket that is a `website`.",
    admits: &[AdmitRule {
        on: End::From,
        principal: "*",
        actions: &["s3:GetObject"],
        source: |_| Node::text("everybody"),
        when: |wire| website::is_public(&wire.from),
    }],
    ..row("bucket_pages", "pages")
};

const RULE: GrantRule = GrantRule {
    holder: End::From,
    principal: &REPLICATION,
    actions: &[],
    on: On::Member(End::From, "arn"),
    crypto: Crypto::No,
    when: |wire| replication::replicates(&wire.from),
};

const fn row(name: &'static str, port: &'static str) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::port("bucket", port),
        to: Side::port("bucket", port),
        mode: Mode::Managed,
        doc: "",
        options: &[],
        grants: &[],
        admits: &[],
        sink: Sink::Nothing,
        check: nothing_to_check,
        lower: nothing_to_lower,
    }
}

fn here(wire: &Wire) -> Vec<Node> {
    vec![replication::objects(&wire.from)]
}

fn elsewhere(wire: &Wire) -> Vec<Node> {
    replication::objects_elsewhere(&wire.from)
}
