//! The record sets of a stack.
//!
//! Source: CloudFormation, `AWS::Route53::RecordSet`; Route 53 Developer Guide, "Values that you specify when you create
//! or edit records".

use super::answers::{self, Answer, Location, Role, Target};
use super::{name_of, policy_of, type_of, zone_of};
use crate::kinds::bucket_website;
use crate::model::graph::View;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Pseudo;

/// CloudFront's hosted zone, the same for all distributions (General Reference, "Amazon CloudFront endpoints and quotas").
pub const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

/// Adds the record sets whose targets live in this stack.
pub fn lower(view: &View, template: &mut Template) {
    let twins = answers::has_twins(view);
    for answer in answers::of(view).iter().filter(|answer| answer.is_here(view)) {
        let word = answer.word(view);
        template.add(view.satellite(&word), record_set(view, answer, type_of(view)));
        if twins {
            template.add(view.satellite(&format!("{word}Aaaa")), record_set(view, answer, "AAAA"));
        }
    }
}

fn record_set(view: &View, answer: &Answer, ty: &str) -> Entry {
    let mut entry = Entry { doc: view.resource.doc.clone(), ..Entry::new(super::RECORD.ty, answer.span) }
        .with_some("HostedZoneId", zone_of(view).map(|zone| zone.member("id")))
        .with("Name", Node::text(name_of(view)))
        .with("Type", Node::text(ty));
    if policy_of(view) != "simple" {
        entry = entry.with("SetIdentifier", set_identifier(view, answer));
    }
    let health = answer.health.and_then(|id| view.graph.view(id)).map(|check| check.member("id"));
    answered(by_policy(entry, answer).with_some("HealthCheckId", health), view, answer, ty)
}

/// The set identifier; of an answer that each region gives, AWS fills in the region.
fn set_identifier(view: &View, answer: &Answer) -> Node {
    const HERE: &str = "\u{1}";
    let text = answer.set_identifier(view, Some(HERE));
    match text.split_once(HERE) {
        Some((before, behind)) => Node::joined([Node::text(before), Node::Pseudo(Pseudo::Region), Node::text(behind)]),
        None => Node::Text(text),
    }
}

fn by_policy(entry: Entry, answer: &Answer) -> Entry {
    match &answer.role {
        Role::Simple => entry,
        Role::Primary => entry.with("Failover", Node::text("PRIMARY")),
        Role::Secondary => entry.with("Failover", Node::text("SECONDARY")),
        Role::Latency(region) => {
            let of_target = match &answer.target {
                Target::Resource(_, Some(region)) => Node::Text(region.clone()),
                _ => Node::Pseudo(Pseudo::Region),
            };
            entry.with("Region", region.clone().map_or(of_target, Node::Text))
        }
        Role::Weighted(weight) => entry.with("Weight", Node::Int(*weight)),
        Role::Located(location) => entry.with("GeoLocation", place(location)),
        Role::Multivalue => entry.with("MultiValueAnswer", Node::Bool(true)),
    }
}

fn place(location: &Location) -> Node {
    let part = |part: &Option<ecow::EcoString>| part.clone().map_or(Node::Null, Node::Text);
    Node::map([
        ("ContinentCode", part(&location.continent)),
        ("CountryCode", part(&location.country)),
        ("SubdivisionCode", part(&location.subdivision)),
    ])
}

/// What is answered: an alias, or values with a time to live.
fn answered(entry: Entry, view: &View, answer: &Answer, ty: &str) -> Entry {
    let target = answer.target.resource().and_then(|id| view.graph.view(id));
    match (&answer.target, target) {
        (Target::Values(values), _) => entry
            .with("TTL", Node::text(answer.ttl.to_string()))
            .with("ResourceRecords", Node::list(values.iter().map(|value| quoted(value, ty)))),
        (_, Some(target)) => alias(entry, view, answer, &target),
        (_, None) => entry,
    }
}

fn alias(entry: Entry, view: &View, answer: &Answer, target: &View) -> Entry {
    let (name, zone, entry) = match target.kind().name {
        "api" => {
            let (name, zone, first) = answers::api_alias(target);
            (name, zone, entry.after(first))
        }
        "record" => {
            let zone = zone_of(target).map_or(Node::Null, |zone| zone.member("id"));
            let all = answers::of(target);
            let first = all.iter().filter(|answer| answer.is_here(target)).map(|a| target.satellite(&a.word(target)));
            (Node::text(name_of(target)), zone, first.fold(entry, Entry::after))
        }
        "bucket" => {
            let (host, zone) = view.region().and_then(bucket_website::alias).unzip();
            (host.map_or(Node::Null, Node::text), zone.map_or(Node::Null, Node::text), entry)
        }
        _ => (target.member("host"), Node::text(CLOUDFRONT_ZONE), entry),
    };
    entry.with(
        "AliasTarget",
        Node::map([
            ("DNSName", name),
            ("HostedZoneId", zone),
            ("EvaluateTargetHealth", Node::Bool(answer.target_health(view))),
        ]),
    )
}

/// Texts of TXT records stand in quotes, in pieces of at most 255 characters.
fn quoted(value: &Node, ty: &str) -> Node {
    match value {
        Node::Text(text) if ty == "TXT" && !text.starts_with('"') => {
            let chars: Vec<char> = text.chars().collect();
            let pieces =
                chars.chunks(255).map(|piece| format!("\"{}\"", piece.iter().collect::<String>().replace('"', "\\\"")));
            Node::text(pieces.collect::<Vec<_>>().join(" "))
        }
        other if ty == "TXT" && !matches!(other, Node::Text(_)) => {
            Node::joined([Node::text("\""), other.clone(), Node::text("\"")])
        }
        other => other.clone(),
    }
}
