//! Headers of every answer.
//!
//! Source: CloudFormation, `AWS::CloudFront::ResponseHeadersPolicy`.

use super::named;
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, TEXT, Text};
use crate::model::template::{Entry, LogicalId, Node, Template};

/// `headers: { csp: "default-src 'self'" }`
pub static TABLE: &[Attribute] = &[
    Attribute::new(
        "hsts",
        Shape::Either(&[Shape::Off, Shape::Duration(0, 730 * DAY)]),
        Fallback::Seconds(365 * DAY),
        "How long browsers ask by HTTPS alone (`Strict-Transport-Security`), or `none`.",
    ),
    Attribute::new(
        "hsts_subdomains",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether that holds for all names below as well.",
    ),
    Attribute::new(
        "csp",
        Shape::Text(Text::up_to(8192)),
        Fallback::Absent,
        "What pages may load and run (`Content-Security-Policy`): `\"default-src 'self'\"`.",
    ),
    Attribute::new(
        "frames",
        Shape::Either(&[Shape::Off, Shape::OneOf(&["deny", "same origin"])]),
        Fallback::Word("deny"),
        "Who may show pages in a frame (`X-Frame-Options`), or `none` to leave it open.",
    ),
    Attribute::new(
        "referrer",
        Shape::Either(&[Shape::Off, Shape::OneOf(REFERRER)]),
        Fallback::Word("strict-origin-when-cross-origin"),
        "What other sites learn of where a reader comes from (`Referrer-Policy`).",
    ),
    Attribute::new(
        "custom",
        Shape::Map(&TEXT),
        Fallback::Absent,
        "Other headers: `{ \"permissions-policy\": \"camera=()\" }`.",
    ),
    Attribute::new("remove", Shape::List(&TEXT, 1, 10), Fallback::Absent, "Headers of the origin that nobody gets."),
];

const REFERRER: &[&str] = &[
    "no-referrer",
    "no-referrer-when-downgrade",
    "origin",
    "origin-when-cross-origin",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
];

/// Headers that have a name of their own here; CloudFront takes none of them as a custom one.
pub const KNOWN: &[(&str, &str)] = &[
    ("content-security-policy", "csp"),
    ("referrer-policy", "referrer"),
    ("strict-transport-security", "hsts"),
    ("x-frame-options", "frames"),
];

/// The logical ID of the policy.
pub fn logical(view: &View) -> LogicalId {
    view.satellite("Headers")
}

/// What the author wrote, or the defaults.
pub fn of(view: &View) -> Attributes {
    view.attributes().object("headers").unwrap_or(Attributes { table: TABLE, ..Attributes::default() })
}

/// Adds the policy.
pub fn lower(view: &View, template: &mut Template) {
    let own = of(view);
    let config = Node::map([
        ("Name", named(view)),
        ("SecurityHeadersConfig", security(view, &own)),
        ("CustomHeadersConfig", custom(view, &own)),
        ("RemoveHeadersConfig", removed(view, &own)),
    ]);
    let entry = Entry::new("AWS::CloudFront::ResponseHeadersPolicy", view.attribute_span("headers"))
        .with("ResponseHeadersPolicyConfig", config);
    template.add(logical(view), entry);
}

fn security(view: &View, own: &Attributes) -> Node {
    let set =
        |entries: Vec<(&'static str, Node)>| Node::map(entries.into_iter().chain([("Override", Node::Bool(true))]));
    let hsts = own.seconds("hsts").filter(|_| !own.is_off("hsts")).map(|age| {
        let below = Node::Bool(own.bool("hsts_subdomains"));
        set(vec![("AccessControlMaxAgeSec", Node::Int(age)), ("IncludeSubdomains", below)])
    });
    let frames = own.text("frames").map(|word| match word {
        "same origin" => "SAMEORIGIN",
        _ => "DENY",
    });
    let csp = own.get("csp").map(|given| view.node(&given.value));
    Node::map([
        ("StrictTransportSecurity", hsts.unwrap_or(Node::Null)),
        ("ContentTypeOptions", set(Vec::new())),
        ("FrameOptions", frames.map_or(Node::Null, |word| set(vec![("FrameOption", Node::text(word))]))),
        (
            "ReferrerPolicy",
            own.text("referrer").map_or(Node::Null, |word| set(vec![("ReferrerPolicy", Node::text(word))])),
        ),
        ("ContentSecurityPolicy", csp.map_or(Node::Null, |csp| set(vec![("ContentSecurityPolicy", csp)]))),
    ])
}

fn custom(view: &View, own: &Attributes) -> Node {
    let header = |name: &str, value: Node| {
        Node::map([("Header", Node::text(name)), ("Value", value), ("Override", Node::Bool(true))])
    };
    let all = own.map("custom").into_iter().flatten();
    let all: Vec<Node> = all.map(|(name, given)| header(name, view.node(&given.value))).collect();
    items(all)
}

fn removed(view: &View, own: &Attributes) -> Node {
    items(own.list("remove").iter().map(|given| Node::map([("Header", view.node(&given.value))])).collect())
}

fn items(all: Vec<Node>) -> Node {
    if all.is_empty() { Node::Null } else { Node::map([("Items", Node::List(all))]) }
}
