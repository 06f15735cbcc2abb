//! `bucket`: Amazon S3.

use super::common;
use super::{bucket_lifecycle as lifecycle, bucket_replication as replication, bucket_website as website};
use crate::diagnostics::Diagnostics;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, TEXT, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `bucket`.
pub static BUCKET: Kind = Kind {
    name: "bucket",
    summary: "A bucket of objects (Amazon S3), private to the account.",
    doc: "A bucket is encrypted, keeps old versions, refuses plain HTTP and every form of public access, and stays with \
          its objects when the stack goes. Uploads that were never completed are cleared away after a week. \
          `.created` and `.removed` go through EventBridge, so that any number of consumers can listen, each with \
          retries and a queue for failures.\n\n\
          `website` is the word that opens it: everybody then reads all its objects, over plain HTTP. A `site` keeps the \
          bucket private and is the better way; a website is for what only redirects, or must live in one region.\n\n\
          `replicate` copies objects to the buckets of the service's other regions, within minutes: from the home region \
          to all others, or `\"both ways\"`. The rules of the home region are there at once, as it is deployed last; those \
          of the others start with a second deployment, which sets `…ReplicationReady`. Objects that were there before are \
          not copied (S3 Batch Replication does that), and events start only where an object was written first: a copy is \
          created too, so `.created` is heard in every region.",
    example: "bucket uploads { lifecycle: [{ prefix: \"tmp/\", expire: 7d }] }\n",
    ty: "AWS::S3::Bucket",
    rank: 50,
    attributes: ATTRIBUTES,
    outputs: &[
        Port::new("created", "an event for each object that was written"),
        Port::new("removed", "an event for each object that was deleted or has expired"),
    ],
    inputs: &[
        Port::new("read", "a question for an object"),
        Port::new("list", "a question for the keys"),
        Port::new("write", "an object"),
        Port::new("delete", "a key to delete"),
    ],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The bucket's name." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The bucket's ARN." },
        Member {
            name: "domain",
            from: MemberFrom::Attribute("RegionalDomainName"),
            doc: "The host of its objects in its region.",
        },
        Member {
            name: "website",
            from: MemberFrom::Attribute("WebsiteURL"),
            doc: "The address of its website, with `http://`.",
        },
    ],
    metrics: METRICS,
    companions: &[common::FAILURE_QUEUE],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "versioning",
        shape: Shape::Bool,
        fallback: Fallback::Bool(true),
        doc: "Whether an overwritten or deleted object can be had back.",
    },
    Attribute {
        name: "lifecycle",
        shape: Shape::List(&Shape::Object(lifecycle::RULE), 1, 1000),
        fallback: Fallback::Absent,
        doc: "What happens to objects as they age.",
    },
    Attribute {
        name: "incomplete_uploads",
        shape: Shape::Either(&[Shape::Off, Shape::Duration(DAY, 3650 * DAY)]),
        fallback: Fallback::Seconds(7 * DAY),
        doc: "After how many days the parts of an upload that was never completed go, or `none` to keep and pay for them.",
    },
    Attribute {
        name: "cors",
        shape: Shape::Either(&[Shape::Object(CORS), Shape::List(&Shape::Object(CORS), 1, 100)]),
        fallback: Fallback::Absent,
        doc: "What browsers may do from pages of other origins.",
    },
    Attribute {
        name: "name",
        shape: Shape::Text(Text::that(63, is_name, "3 to 63 lower-case letters, digits, `-` and `.`").now()),
        fallback: Fallback::Derived("a name that AWS makes"),
        doc: "A name of your choice, which no other bucket in the world has. A record needs it to lead to a `website`.",
    },
    Attribute {
        name: "website",
        shape: Shape::Object(website::TABLE),
        fallback: Fallback::Absent,
        doc: "Lets everybody read all objects, over plain HTTP: `{ index: \"index.html\" }`, or sends every reader \
              elsewhere: `{ redirect: \"https://www.example.com\" }`.",
    },
    Attribute {
        name: "replicate",
        shape: Shape::Either(&[Shape::Bool, Shape::OneOf(replication::DIRECTIONS), Shape::Object(replication::TABLE)]),
        fallback: Fallback::Bool(false),
        doc: "Whether objects are copied to the buckets of the service's other regions: `true` from the home region, or \
              `\"both ways\"`.",
    },
    common::FAILURES,
    common::customer_key("A key of one's own for encryption; without it S3's."),
    common::KEEP,
    common::TAGS,
];

static CORS: &[Attribute] = &[
    Attribute {
        name: "origins",
        shape: Shape::List(&TEXT, 1, 100),
        fallback: Fallback::Required,
        doc: "Where the pages come from: `https://example.com`, or `*`.",
    },
    Attribute {
        name: "methods",
        shape: Shape::List(&Shape::OneOf(&["GET", "HEAD", "PUT", "POST", "DELETE"]), 1, 5),
        fallback: Fallback::Required,
        doc: "What they may ask.",
    },
    Attribute {
        name: "headers",
        shape: Shape::List(&TEXT, 1, 100),
        fallback: Fallback::Absent,
        doc: "Headers that they may send, or `*`.",
    },
    Attribute {
        name: "expose",
        shape: Shape::List(&TEXT, 1, 100),
        fallback: Fallback::Absent,
        doc: "Headers of the answer that scripts may read.",
    },
    Attribute {
        name: "max_age",
        shape: Shape::Duration(0, DAY),
        fallback: Fallback::Seconds(3600),
        doc: "How long a browser remembers the answer.",
    },
];

static METRICS: &[Metric] = &[
    Metric {
        name: "size",
        namespace: "AWS/S3",
        metric: "BucketSizeBytes",
        statistic: "Average",
        unit: MetricUnit::Bytes,
        dimensions: |view| vec![("BucketName", view.member("name")), ("StorageType", Node::text("StandardStorage"))],
        doc: "Bytes in the standard storage class; measured once a day.",
    },
    Metric {
        name: "objects",
        namespace: "AWS/S3",
        metric: "NumberOfObjects",
        statistic: "Average",
        unit: MetricUnit::Count,
        dimensions: |view| vec![("BucketName", view.member("name")), ("StorageType", Node::text("AllStorageTypes"))],
        doc: "Objects, with their old versions; measured once a day.",
    },
];

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    lifecycle::check(view, diagnostics);
    website::check(view, diagnostics);
    replication::check(view, diagnostics);
}

/// S3 User Guide, "General purpose bucket naming rules".
fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.len() >= 3
        && text.chars().all(plain)
        && ends(text.chars().next())
        && ends(text.chars().last())
        && !text.contains("..")
}

fn lower(view: &View, template: &mut Template) {
    // A policy may open a website; lists of access (ACLs) may open nothing.
    let closed = Node::Bool(!website::is_public(view));
    let private = [
        ("BlockPublicAcls", Node::Bool(true)),
        ("BlockPublicPolicy", closed.clone()),
        ("IgnorePublicAcls", Node::Bool(true)),
        ("RestrictPublicBuckets", closed),
    ];
    let versions = if view.attributes().bool("versioning") { "Enabled" } else { "Suspended" };
    let owner = Node::map([("ObjectOwnership", Node::text("BucketOwnerEnforced"))]);
    let entry = common::kept_entry(view)
        .with_some("BucketName", replication::name(view))
        .with("BucketEncryption", encryption(view))
        .with("PublicAccessBlockConfiguration", Node::map(private))
        .with("OwnershipControls", Node::map([("Rules", Node::list([owner]))]))
        .with("VersioningConfiguration", Node::map([("Status", Node::text(versions))]))
        .with_some("LifecycleConfiguration", lifecycle::configuration(view))
        .with_some("CorsConfiguration", cors(view))
        .with_some("NotificationConfiguration", notifications(view))
        .with_some("WebsiteConfiguration", website::configuration(view))
        .with_some("ReplicationConfiguration", replication::configuration(view, template))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

/// A bucket key spares most calls of KMS.
fn encryption(view: &View) -> Node {
    let rule = match common::key_arn(view) {
        None => vec![("ServerSideEncryptionByDefault", Node::map([("SSEAlgorithm", Node::text("AES256"))]))],
        Some(key) => vec![
            (
                "ServerSideEncryptionByDefault",
                Node::map([("SSEAlgorithm", Node::text("aws:kms")), ("KMSMasterKeyID", key)]),
            ),
            ("BucketKeyEnabled", Node::Bool(true)),
        ],
    };
    Node::map([("ServerSideEncryptionConfiguration", Node::list([Node::map(rule)]))])
}

/// EventBridge hears of the bucket only where somebody listens.
fn notifications(view: &View) -> Option<Node> {
    view.outgoing().find(|wire| wire.connection.drawn)?;
    let events = Node::map([("EventBridgeEnabled", Node::Bool(true))]);
    Some(Node::map([("EventBridgeConfiguration", events)]))
}

fn cors(view: &View) -> Option<Node> {
    let one = view.attributes().object("cors").map(|rule| vec![rule]);
    let many = || view.attributes().objects("cors").into_iter().map(|(rule, _)| rule).collect();
    let rules: Vec<_> = one.unwrap_or_else(many);
    let rule = |a: &crate::model::architecture::Attributes| {
        let property = |name: &str| a.get(name).map_or(Node::Null, |spanned| view.node(&spanned.value));
        Node::map([
            ("AllowedOrigins", property("origins")),
            ("AllowedMethods", property("methods")),
            ("AllowedHeaders", property("headers")),
            ("ExposedHeaders", property("expose")),
            ("MaxAge", a.seconds("max_age").map_or(Node::Null, Node::Int)),
        ])
    };
    let rules: Vec<Node> = rules.iter().map(rule).collect();
    (!rules.is_empty()).then(|| Node::map([("CorsRules", Node::List(rules))]))
}
