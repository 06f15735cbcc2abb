//! `certificate`: a TLS certificate of AWS Certificate Manager.
//!
//! Sources: CloudFormation, `AWS::CertificateManager::Certificate`; Certificate Manager User Guide, "DNS validation": with
//! the zone in the same account, CloudFormation writes the record that proves who owns the name, the same one in every
//! region.

use super::{name, zone};
use crate::diagnostics::{Diagnostics, dns as say};
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom};
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Value;
use ecow::EcoString;

/// The row of `certificate`.
pub static CERTIFICATE: Kind = Kind {
    name: "certificate",
    summary: "Proof that a name is yours, for HTTPS (AWS Certificate Manager).",
    doc: "An `api` with a `domain` and a `site` get a certificate by themselves; this is for one that several share, or that \
          covers more names. It is made wherever something refers to it: in the region of each API, in us-east-1 for a \
          site. The zone must be in the same account; validation then needs nobody, and AWS renews it.",
    example: "zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }\n\n\
              certificate wildcard { name: \"*.example.com\", zone: root }\n",
    ty: "AWS::CertificateManager::Certificate",
    rank: 12,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[Member { name: "arn", from: MemberFrom::Ref, doc: "The certificate's ARN." }],
    metrics: &[],
    companions: &[],
    scope: |_| Scope::Referred,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new("name", name::WILDCARD, Fallback::Required, "The name that it is for; `*.` stands for one label."),
    Attribute::new("zone", Shape::Kind("zone"), Fallback::Required, "The zone that the names lie in."),
    Attribute::new(
        "also",
        Shape::List(&name::WILDCARD, 1, 99),
        Fallback::Absent,
        "Other names that it is for as well.",
    ),
    Attribute::new(
        "key",
        Shape::OneOf(&["RSA_2048", "EC_prime256v1", "EC_secp384r1"]),
        Fallback::Word("RSA_2048"),
        "The algorithm of its key. Elliptic curves are shorter; old clients may not know them.",
    ),
    common::TAGS,
];

/// Every name that a certificate is for.
pub fn names(view: &View) -> Vec<EcoString> {
    let also = view.attributes().list("also").iter().filter_map(|given| match &given.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    view.attributes().text("name").map(EcoString::from).into_iter().chain(also).collect()
}

/// Whether a certificate is good for a name.
pub fn is_for(view: &View, wanted: &str) -> bool {
    names(view).iter().any(|own| name::covers(own, wanted))
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    let Some(zone) = view.refers("zone") else { return };
    for own in names(view) {
        if !name::is_within(own.strip_prefix("*.").unwrap_or(&own), zone::domain(&zone)) {
            let at = view.attribute_span(if view.attributes().text("name") == Some(&own) { "name" } else { "also" });
            diagnostics.push(say::outside_zone(&own, zone::domain(&zone), at, view.attribute_span("zone")));
        }
    }
}

fn lower(view: &View, template: &mut Template) {
    let Some(zone) = view.refers("zone") else { return };
    let key = view.attributes().text("key").filter(|key| *key != "RSA_2048");
    let names: Vec<Node> = names(view).into_iter().map(Node::Text).collect();
    let entry = entry(common::entry(view), &names, &zone)
        .with_some("KeyAlgorithm", key.map(Node::text))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

/// The certificate for some names, all below one zone; the first is its own. Also for what gets one by itself.
pub fn entry(entry: Entry, names: &[Node], zone: &View) -> Entry {
    let option = |name: &Node| Node::map([("DomainName", name.clone()), ("HostedZoneId", zone.member("id"))]);
    let also = names.get(1..).filter(|also| !also.is_empty());
    let first = names.first().cloned().unwrap_or(Node::Null);
    Entry { ty: CERTIFICATE.ty.into(), ..entry }
        .with("DomainName", first)
        .with_some("SubjectAlternativeNames", also.map(|also| Node::list(also.iter().cloned())))
        .with("ValidationMethod", Node::text("DNS"))
        .with("DomainValidationOptions", Node::list(names.iter().map(option)))
}
