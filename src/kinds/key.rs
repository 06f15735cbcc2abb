//! `key`: AWS Key Management Service.
//!
//! A key's policy comes from what is encrypted with it. The account may use the key as its IAM policies say; a service
//! that delivers into an encrypted queue or topic on its own account has no IAM policy, so the key names it
//! (SQS Developer Guide, "Key management"; SNS Developer Guide, "Managing encryption keys"; EventBridge User Guide,
//! "Encrypting event buses", "Encrypting archives").

use super::common;
use crate::diagnostics::{Diagnostics, stores};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::path::pascal;
use crate::model::shape::{Attribute, DAY, Fallback, Shape};
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Pseudo;
use std::collections::BTreeSet;

/// The row of `key`.
pub static KEY: Kind = Kind {
    name: "key",
    summary: "A key of one's own for encryption or signatures (AWS KMS).",
    doc: "What is encrypted with it says `key: NAME` (a table: `encryption: NAME`). The rights follow: every role that \
          reads or writes such a thing gets the key's actions, and every AWS service that delivers into such a queue or \
          topic is let in by the key's policy. A key rotates every year and stays when the stack goes, as without it \
          its data are lost.",
    example: "key vault {}\n\nqueue orders { key: vault }\n",
    ty: "AWS::KMS::Key",
    rank: 10,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[
        Port::new("encrypt", "plain text to encrypt"),
        Port::new("decrypt", "encrypted text to decrypt"),
        Port::new("sign", "a digest to sign"),
    ],
    members: &[
        Member { name: "id", from: MemberFrom::Ref, doc: "The key's id." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The key's ARN." },
        Member { name: "alias", from: MemberFrom::Made(alias), doc: "Its alias: `alias/STACK-name`." },
    ],
    metrics: &[],
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "use",
        shape: Shape::OneOf(&["encrypt", "sign"]),
        fallback: Fallback::Word("encrypt"),
        doc: "Whether the key encrypts (symmetric) or signs (asymmetric). A key cannot change it later.",
    },
    Attribute {
        name: "spec",
        shape: Shape::OneOf(&["ecc_p256", "ecc_p384", "ecc_p521", "rsa_2048", "rsa_3072", "rsa_4096"]),
        fallback: Fallback::Derived("`ecc_p256`, for signatures"),
        doc: "Signatures only: what kind of key.",
    },
    Attribute {
        name: "rotate",
        shape: Shape::Either(&[Shape::Off, Shape::Duration(90 * DAY, 2560 * DAY)]),
        fallback: Fallback::Derived("`365d` for encryption"),
        doc: "How often KMS makes new key material, or `none`. What was encrypted before stays readable.",
    },
    Attribute {
        name: "deletion_window",
        shape: Shape::Duration(7 * DAY, 30 * DAY),
        fallback: Fallback::Seconds(30 * DAY),
        doc: "How long a deletion can be taken back, in whole days.",
    },
    Attribute {
        name: "multi_region",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether it can have replicas in other regions. A key cannot change it later.",
    },
    common::KEEP,
    common::TAGS,
];

fn alias(view: &View) -> Node {
    let name = view.resource.identity.to_string().replace('_', "-");
    Node::joined([Node::text("alias/"), Node::Pseudo(Pseudo::StackName), Node::text(format!("-{name}"))])
}

fn signs(view: &View) -> bool {
    view.attributes().text("use") == Some("sign")
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    let wrong = if signs(view) { "rotate" } else { "spec" };
    if view.attributes().get(wrong).is_some() {
        diagnostics.push(stores::useless_on_key(&view.name(), wrong, common::name_span(view, wrong)));
    }
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let rotates = !signs(view) && !a.is_off("rotate");
    let entry = common::kept_entry(view)
        .with_some("Description", common::description(view, 8192))
        .with("KeySpec", spec(view))
        .with("KeyUsage", if signs(view) { Node::text("SIGN_VERIFY") } else { Node::Null })
        .with("EnableKeyRotation", if signs(view) { Node::Null } else { Node::Bool(rotates) })
        .with_some("RotationPeriodInDays", a.seconds("rotate").map(|period| Node::Int(period / DAY)))
        .with_some("PendingWindowInDays", a.seconds("deletion_window").map(|window| Node::Int(window / DAY)))
        .with("MultiRegion", if a.bool("multi_region") { Node::Bool(true) } else { Node::Null })
        .with("KeyPolicy", policy(view))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    let alias = Entry::new("AWS::KMS::Alias", view.span())
        .with("AliasName", view.member("alias"))
        .with("TargetKeyId", view.member("id"));
    template.add(view.satellite("Alias"), alias);
}

fn spec(view: &View) -> Node {
    if !signs(view) {
        return Node::Null;
    }
    Node::text(match view.attributes().text("spec") {
        Some("ecc_p384") => "ECC_NIST_P384",
        Some("ecc_p521") => "ECC_NIST_P521",
        Some("rsa_2048") => "RSA_2048",
        Some("rsa_3072") => "RSA_3072",
        Some("rsa_4096") => "RSA_4096",
        _ => "ECC_NIST_P256",
    })
}

fn policy(view: &View) -> Node {
    let mut statements = vec![account()];
    statements.extend(deliverers(view).into_iter().map(deliverer));
    if encrypts(view, "bus") {
        statements.extend([keeper(), validator()]);
    }
    Node::map([("Version", Node::text("2012-10-17")), ("Statement", Node::List(statements))])
}

/// IAM policies of the account decide who uses the key; without this statement nobody could manage it.
fn account() -> Node {
    let root = Node::sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root");
    Node::map([
        ("Sid", Node::text("Account")),
        ("Effect", Node::text("Allow")),
        ("Principal", Node::map([("AWS", root)])),
        ("Action", Node::text("kms:*")),
        ("Resource", Node::text("*")),
    ])
}

/// The services that put something into a queue or a topic that is encrypted with the key.
fn deliverers(view: &View) -> BTreeSet<&'static str> {
    let encrypted = |view: &View, id| view.graph.view(id).is_some_and(|target| uses(&target, view));
    let admitted = view.graph.admissions.iter().filter(|admission| encrypted(view, admission.resource()));
    admitted.map(|admission| admission.principal()).collect()
}

/// Whether a queue or topic is encrypted with the key.
fn uses(target: &View, key: &View) -> bool {
    (target.is("queue") || target.is("topic")) && common::key_of(target).is_some_and(|known| known.id == key.id)
}

fn encrypts(key: &View, kind: &str) -> bool {
    let with_key = |view: &View| common::key_of(view).is_some_and(|known| known.id == key.id);
    key.graph.views().any(|view| view.is(kind) && with_key(&view))
}

fn deliverer(service: &'static str) -> Node {
    let word = pascal(service.trim_end_matches(".amazonaws.com"));
    on_behalf_of_the_account(&format!("{word}Delivers"), service, &["kms:Decrypt", "kms:GenerateDataKey*"])
}

/// EventBridge keeps events on buses and in archives.
fn keeper() -> Node {
    let actions = ["kms:Decrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];
    on_behalf_of_the_account("EventsKeeps", "events.amazonaws.com", &actions)
}

fn on_behalf_of_the_account(sid: &str, service: &'static str, actions: &[&'static str]) -> Node {
    let condition = Node::map([("aws:SourceAccount", Node::Pseudo(Pseudo::AccountId))]);
    Node::map([
        ("Sid", Node::text(sid)),
        ("Effect", Node::text("Allow")),
        ("Principal", Node::map([("Service", Node::text(service))])),
        ("Action", Node::texts(actions.iter().copied())),
        ("Resource", Node::text("*")),
        ("Condition", Node::map([("StringEquals", condition)])),
    ])
}

/// EventBridge looks at the key of a bus before it takes it, on nobody's behalf.
fn validator() -> Node {
    Node::map([
        ("Sid", Node::text("EventsValidates")),
        ("Effect", Node::text("Allow")),
        ("Principal", Node::map([("Service", Node::text("events.amazonaws.com"))])),
        ("Action", Node::text("kms:DescribeKey")),
        ("Resource", Node::text("*")),
    ])
}
