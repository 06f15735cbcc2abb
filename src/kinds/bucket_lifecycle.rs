//! What happens to the objects of a bucket as they age.
//!
//! Source: Amazon S3 User Guide, "Managing the lifecycle of objects".

use crate::diagnostics::{Diagnostics, stores};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::template::Node;
use crate::source::Span;

/// The entries of a rule.
pub static RULE: &[Attribute] = &[
    Attribute {
        name: "prefix",
        shape: Shape::Text(Text::up_to(1024).now()),
        fallback: Fallback::Derived("all objects"),
        doc: "Which objects: those whose key begins like this.",
    },
    Attribute {
        name: "expire",
        shape: Shape::Duration(DAY, 36_500 * DAY),
        fallback: Fallback::Absent,
        doc: "After how many days an object goes.",
    },
    Attribute {
        name: "archive",
        shape: Shape::Object(ARCHIVE),
        fallback: Fallback::Absent,
        doc: "When an object moves to cheaper storage.",
    },
    Attribute {
        name: "old_versions",
        shape: Shape::Duration(DAY, 36_500 * DAY),
        fallback: Fallback::Absent,
        doc: "How many days an overwritten or deleted object can be had back.",
    },
    Attribute {
        name: "keep_versions",
        shape: Shape::Int(1, 100),
        fallback: Fallback::Absent,
        doc: "How many of the old versions stay although their days are over.",
    },
];

static ARCHIVE: &[Attribute] = &[
    Attribute {
        name: "after",
        shape: Shape::Duration(0, 36_500 * DAY),
        fallback: Fallback::Required,
        doc: "After how many days.",
    },
    Attribute {
        name: "class",
        shape: Shape::OneOf(&[
            "glacier",
            "instant_glacier",
            "deep_archive",
            "infrequent",
            "infrequent_one_zone",
            "intelligent",
        ]),
        fallback: Fallback::Word("glacier"),
        doc: "Where to: `glacier` gives an object back within hours, `instant_glacier` and `infrequent` at once, \
              `deep_archive` within a day; `intelligent` moves it by use.",
    },
];

/// Mistakes in the rules of a bucket.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    for (rule, span) in view.attributes().objects("lifecycle") {
        if let Some(why) = contradiction(view, &rule) {
            diagnostics.push(stores::contradictory_lifecycle(&view.name(), why.words, why.at.unwrap_or(span)));
        }
    }
}

struct Contradiction {
    words: &'static str,
    at: Option<Span>,
}

/// The first thing in a rule that S3 refuses or that never takes effect.
fn contradiction(view: &View, rule: &Attributes) -> Option<Contradiction> {
    let say = |words, name: &str| Some(Contradiction { words, at: rule.get(name).map(|spanned| spanned.span) });
    let expire = rule.seconds("expire");
    let archive = rule.object("archive");
    let after = archive.as_ref().and_then(|archive| archive.seconds("after"));
    if let Some(name) = ["expire", "old_versions"].into_iter().find(|name| is_part_of_a_day(rule.seconds(name))) {
        return say("S3 counts in whole days", name);
    }
    if is_part_of_a_day(after) {
        return say("S3 counts in whole days", "archive");
    }
    if expire.is_some_and(|expire| after.is_some_and(|after| after >= expire)) {
        return say("the objects are gone before they would be archived", "archive");
    }
    let class = archive.as_ref().and_then(|archive| archive.text("class")).unwrap_or_default();
    if class.starts_with("infrequent") && after.is_some_and(|after| after < 30 * DAY) {
        return say("infrequent access takes objects only after 30 days", "archive");
    }
    let about_versions = ["old_versions", "keep_versions"].into_iter().find(|name| rule.get(name).is_some());
    if let Some(name) = about_versions.filter(|_| !view.attributes().bool("versioning")) {
        return say("without `versioning` there are no old versions", name);
    }
    if rule.get("keep_versions").is_some() && rule.get("old_versions").is_none() {
        return say("`keep_versions` is an exception from `old_versions`, which is missing", "keep_versions");
    }
    let does_something = ["expire", "archive", "old_versions"].into_iter().any(|name| rule.get(name).is_some());
    if does_something { None } else { say("the rule does nothing", "") }
}

fn is_part_of_a_day(seconds: Option<i64>) -> bool {
    seconds.is_some_and(|seconds| seconds % DAY != 0)
}

/// `LifecycleConfiguration`: the author's rules, and the one about uploads that were never completed.
pub fn configuration(view: &View) -> Option<Node> {
    let mut rules: Vec<Node> = view.attributes().objects("lifecycle").iter().map(|(rule, _)| one(rule)).collect();
    if !view.attributes().is_off("incomplete_uploads") {
        rules.extend(view.attributes().seconds("incomplete_uploads").map(incomplete_uploads));
    }
    (!rules.is_empty()).then(|| Node::map([("Rules", Node::List(rules))]))
}

fn one(rule: &Attributes) -> Node {
    let days = |name: &str| rule.seconds(name).map(|seconds| Node::Int(seconds / DAY));
    let transitions = rule.object("archive").map(|archive| Node::list([transition(&archive)]));
    let old = days("old_versions").map(|days| {
        let newer = rule.int("keep_versions").map_or(Node::Null, Node::Int);
        Node::map([("NewerNoncurrentVersions", newer), ("NoncurrentDays", days)])
    });
    Node::map([
        ("Status", Node::text("Enabled")),
        ("Prefix", rule.text("prefix").map_or(Node::Null, Node::text)),
        ("ExpirationInDays", days("expire").unwrap_or(Node::Null)),
        ("Transitions", transitions.unwrap_or(Node::Null)),
        ("NoncurrentVersionExpiration", old.unwrap_or(Node::Null)),
    ])
}

fn transition(archive: &Attributes) -> Node {
    let class = match archive.text("class") {
        Some("instant_glacier") => "GLACIER_IR",
        Some("deep_archive") => "DEEP_ARCHIVE",
        Some("infrequent") => "STANDARD_IA",
        Some("infrequent_one_zone") => "ONEZONE_IA",
        Some("intelligent") => "INTELLIGENT_TIERING",
        _ => "GLACIER",
    };
    let days = archive.seconds("after").map_or(Node::Null, |after| Node::Int(after / DAY));
    Node::map([("StorageClass", Node::text(class)), ("TransitionInDays", days)])
}

fn incomplete_uploads(after: i64) -> Node {
    let days = Node::map([("DaysAfterInitiation", Node::Int(after / DAY))]);
    Node::map([("Status", Node::text("Enabled")), ("AbortIncompleteMultipartUpload", days)])
}
