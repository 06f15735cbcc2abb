//! Mistakes in a record.

use super::answers::{self, Answer, Role, Target};
use super::{all, is_in_zone, name_of, policy_of, type_of, zone_of};
use crate::diagnostics::{Diagnostics, dns as say};
use crate::kinds::api::domain;
use crate::kinds::common::name_span;
use crate::kinds::dns::health_check::{self, Subject};
use crate::kinds::dns::{name, zone};
use crate::model::architecture::ResourceId;
use crate::model::graph::View;
use crate::model::template::Node;
use crate::source::Span;
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Everything that can be said about a record before it is lowered.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    if !is_in_zone(view)
        && let Some(zone) = zone_of(view)
    {
        let at = view.attribute_span("name");
        diagnostics.push(say::outside_zone(name_of(view), zone::domain(&zone), at, view.attribute_span("zone")));
    }
    a_name_is_declared_once(view, diagnostics);
    let answers = answers::of(view);
    if !the_answers_fit_the_policy(view, &answers, diagnostics) {
        return;
    }
    for answer in &answers {
        a_target_answers(view, answer, diagnostics);
        a_check_is_its_own(view, answer, diagnostics);
        values_are_of_the_type(view, answer, diagnostics);
    }
    answers_are_told_apart(view, &answers, diagnostics);
    answers_are_in_different_places(view, &answers, diagnostics);
    what_is_down_can_be_left_out(view, &answers, diagnostics);
    everybody_gets_an_answer(view, &answers, diagnostics);
    a_failover_is_in_time(view, &answers, diagnostics);
    no_record_leads_back(view, diagnostics);
}

/// All answers of a name and type stand in one record.
fn a_name_is_declared_once(view: &View, diagnostics: &mut Diagnostics) {
    let types = |record: &View| {
        let twins = answers::has_twins(record).then_some("AAAA");
        [Some(type_of(record)), twins].into_iter().flatten().map(str::to_owned).collect::<Vec<_>>()
    };
    let own = types(view);
    let same = |other: &&View| {
        other.id != view.id && name_of(other) == name_of(view) && types(other).iter().any(|ty| own.contains(ty))
    };
    if let Some(first) = all(view).iter().find(same).filter(|other| other.span() < view.span()) {
        diagnostics.push(say::duplicate_record(
            name_of(view),
            types(first).iter().find(|ty| own.contains(ty)).map_or("", String::as_str),
            view.attribute_span("name"),
            first.attribute_span("name"),
        ));
        return;
    }
    let beside = |other: &&View| {
        let cname = [view, other].into_iter().any(|record| type_of(record) == "CNAME");
        cname && name_of(other) == name_of(view) && other.span() < view.span()
    };
    if let Some(first) = all(view).iter().find(beside) {
        diagnostics.push(say::cname_with_others(
            name_of(view),
            (type_of(view), view.attribute_span("name")),
            (type_of(first), first.attribute_span("name")),
        ));
    }
}

/// Each policy has its own way to write answers. False where there is nothing to go on with.
fn the_answers_fit_the_policy(view: &View, answers: &[Answer], diagnostics: &mut Diagnostics) -> bool {
    let policy = policy_of(view);
    let a = view.attributes();
    let takes: &[&str] = match policy {
        "failover" => &["primary", "secondary"],
        "weighted" | "geolocation" => &["answers"],
        "latency" | "multivalue" => &["target", "health", "answers"],
        _ => &["target", "health"],
    };
    let all = ["primary", "secondary", "target", "health", "answers"].into_iter();
    let useless: Vec<&str> = all.filter(|name| a.values.contains_key(*name) && !takes.contains(name)).collect();
    if let Some(first) = useless.first() {
        let forgotten = !a.values.contains_key("policy") && matches!(*first, "primary" | "secondary");
        let at = name_span(view, first);
        diagnostics.push(match forgotten {
            true => say::forgotten_policy(&useless, at),
            false => say::useless_for_policy(&useless, policy, takes, at),
        });
        return false;
    }
    let missing: Vec<&str> = match policy {
        "failover" => ["primary", "secondary"].into_iter().filter(|name| !a.values.contains_key(*name)).collect(),
        "weighted" | "geolocation" => {
            vec!["answers"].into_iter().filter(|name| !a.values.contains_key(*name)).collect()
        }
        _ if a.values.contains_key("target") || a.values.contains_key("answers") => Vec::new(),
        _ => vec!["target"],
    };
    if !missing.is_empty() {
        diagnostics.push(say::missing_answer(name_of(view), policy, &missing, view.span()));
    }
    answers.iter().for_each(|answer| an_answer_fits(view, policy, answer, diagnostics));
    missing.is_empty()
}

fn an_answer_fits(view: &View, policy: &str, answer: &Answer, diagnostics: &mut Diagnostics) {
    for (name, of) in [("weight", "weighted"), ("location", "geolocation"), ("region", "latency")] {
        let written = answer.attributes.get(name);
        match written {
            Some(given) if policy != of => {
                diagnostics.push(say::useless_in_answer(name, policy, of, given.key));
            }
            None if policy == of && name != "region" => {
                diagnostics.push(say::missing_in_answer(name, policy, answer.span));
            }
            _ => {}
        }
    }
    let is_value = matches!(answer.target, Target::Values(_));
    if policy == "latency" && is_value && answer.attributes.get("region").is_none() {
        diagnostics.push(say::missing_in_answer("region", policy, answer.span));
    }
    if policy == "multivalue" && !is_value {
        diagnostics.push(say::multivalue_alias(answer.span, view.attribute_span("policy")));
    }
    if let Some(given) = answer.attributes.get("ttl").filter(|_| !is_value) {
        diagnostics.push(say::ttl_of_alias(given.key, answer.span));
    }
    if let Some(given) = answer.attributes.get("id").filter(|_| policy == "simple") {
        diagnostics.push(say::useless_in_answer("id", policy, "weighted", given.key));
    }
    let of_record = match answer.target {
        Target::Record(id) => view.graph.view(id),
        _ => None,
    };
    if let Some(target) = &of_record {
        if type_of(target) != type_of(view) {
            let (own, other) = ((name_of(view), type_of(view)), (name_of(target), type_of(target)));
            diagnostics.push(say::alias_of_other_type(own, other, answer.span, target.span()));
        }
    } else if !is_value && !matches!(type_of(view), "A" | "AAAA") {
        diagnostics.push(say::alias_type(type_of(view), view.attribute_span("type"), answer.span));
    }
}

/// A target knows the name that it is asked by, and is one thing.
fn a_target_answers(view: &View, answer: &Answer, diagnostics: &mut Diagnostics) {
    let Some(target) = answer.target.resource().and_then(|id| view.graph.view(id)) else { return };
    match target.kind().name {
        "api" => an_api_answers(view, answer, &target, diagnostics),
        "site" if answer.attributes.get("target_health").is_some() && answer.attributes.bool("target_health") => {
            diagnostics.push(say::target_health_of_site(answer.attributes.span("target_health", answer.span)));
        }
        "record" if zone_of(view).map(|zone| zone.id) != zone_of(&target).map(|zone| zone.id) => {
            diagnostics.push(say::alias_into_other_zone(name_of(view), name_of(&target), answer.span, target.span()));
        }
        _ => {}
    }
}

fn an_api_answers(view: &View, answer: &Answer, api: &View, diagnostics: &mut Diagnostics) {
    let host = domain::host(api);
    let asked_for = super::asked_for(view);
    if !host.as_ref().is_some_and(|host| asked_for.contains(host)) {
        diagnostics.push(say::unserved_name(name_of(view), &api.name(), host.as_deref(), answer.span, api.span()));
    }
    let single =
        matches!(answer.role, Role::Simple | Role::Primary | Role::Secondary | Role::Weighted(_) | Role::Located(_));
    if single && !answer.is_single(view) {
        let regions = answer.regions(view);
        diagnostics.push(say::ambiguous_target(&api.name(), &regions, answer.role == Role::Simple, answer.span));
    }
}

/// A check that asks the name which it decides about follows the failover, and then finds everything in order.
fn a_check_is_its_own(view: &View, answer: &Answer, diagnostics: &mut Diagnostics) {
    let Some(check) = answer.health.and_then(|id| view.graph.view(id)) else { return };
    let parts = match health_check::subject(&check) {
        Some(Subject::Checks(parts, _)) => parts.iter().filter_map(|id| view.graph.view(*id)).collect(),
        _ => vec![check],
    };
    for check in parts {
        let host = match health_check::subject(&check) {
            Some(Subject::Url(url)) => url.host,
            Some(Subject::Tcp(host, _)) => host,
            _ => continue,
        };
        if host != name_of(view) {
            continue;
        }
        let at = check.attribute_span("url");
        let at = if check.attributes().get("url").is_some() { at } else { check.attribute_span("tcp") };
        diagnostics.push(say::check_of_shared_name(&check.name(), &host, at, view.attribute_span("name")));
    }
}

fn values_are_of_the_type(view: &View, answer: &Answer, diagnostics: &mut Diagnostics) {
    let Target::Values(values) = &answer.target else { return };
    let ty = type_of(view);
    for value in values {
        let Node::Text(text) = value else { continue };
        let wanted = match ty {
            "A" if text.parse::<Ipv4Addr>().is_err() => "an IPv4 address, like `192.0.2.10`",
            "AAAA" if text.parse::<Ipv6Addr>().is_err() => "an IPv6 address, like `2001:db8::10`",
            "CNAME" if !name::is_name(text.trim_end_matches('.')) => "the name of a host",
            _ => continue,
        };
        diagnostics.push(say::malformed_value(ty, text, wanted, answer.span));
    }
    let apex = zone_of(view).is_some_and(|zone| zone::domain(&zone) == name_of(view));
    if ty == "CNAME" && (apex || values.len() > 1) {
        diagnostics.push(say::impossible_cname(name_of(view), apex, view.attribute_span("type"), answer.span));
    }
}

/// Set identifiers, and places of a geolocation.
fn answers_are_told_apart(view: &View, answers: &[Answer], diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<EcoString, Span> = BTreeMap::new();
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    for answer in answers.iter().filter(|_| policy_of(view) != "simple") {
        let id = answer.set_identifier(view, None);
        let at = answer.attributes.span("id", answer.span);
        match known.get(&id) {
            Some(first) => diagnostics.push(say::equal_set_identifiers(&id, at, *first)),
            None => drop(known.insert(id, at)),
        }
        let Role::Located(location) = &answer.role else { continue };
        let at = answer.attributes.span("location", answer.span);
        match places.get(&location.text()) {
            Some(first) => diagnostics.push(say::located_twice(&location.text(), at, *first)),
            None => drop(places.insert(location.text(), at)),
        }
    }
}

/// A failover must lead away from what failed.
fn answers_are_in_different_places(view: &View, answers: &[Answer], diagnostics: &mut Diagnostics) {
    let find = |role: &Role| answers.iter().find(|answer| answer.role == *role);
    let (Some(primary), Some(secondary)) = (find(&Role::Primary), find(&Role::Secondary)) else { return };
    if primary.kind(view) == "site" && secondary.kind(view) == "site" {
        diagnostics.push(say::two_sites(name_of(view), primary.span, secondary.span));
        return;
    }
    let (one, other) = (primary.regions(view), secondary.regions(view));
    let shared = one.iter().find(|region| other.contains(region));
    if let Some(region) = shared.filter(|_| one.len() == 1 && other.len() == 1) {
        diagnostics.push(say::same_place(name_of(view), Some(region), primary.span, secondary.span));
    } else if primary.target == secondary.target {
        diagnostics.push(say::same_place(name_of(view), None, primary.span, secondary.span));
    }
}

/// Without a check, nobody ever learns that an answer is down. A reserve that waits for it has a report of its own.
fn what_is_down_can_be_left_out(view: &View, answers: &[Answer], diagnostics: &mut Diagnostics) {
    if answers.iter().any(|answer| answer.role == Role::Weighted(0)) {
        return;
    }
    let several = answers.len() > 1 || answers.iter().any(|answer| !answer.is_single(view));
    for answer in answers.iter().filter(|answer| answer.health.is_none()) {
        let follows = matches!(answer.target, Target::Record(_)) && answer.target_health(view);
        match answer.role {
            Role::Primary if !follows => diagnostics.push(say::unchecked_primary(name_of(view), answer.span)),
            Role::Latency(_) | Role::Multivalue | Role::Weighted(_) if several && !follows => {
                diagnostics.push(say::unchecked_answer(name_of(view), policy_of(view), answer.span));
            }
            _ => {}
        }
    }
    for answer in answers.iter().filter(|answer| answer.health.is_some() && answer.ttl > answers::ALIAS_TTL) {
        let at = answer.attributes.span("ttl", view.attribute_span("ttl"));
        let own = answer.attributes.values.get("ttl").map(|written| written.span);
        let own = own.filter(|_| view.resource.trail.is_empty()).or(view.own_value("ttl"));
        diagnostics.push(say::long_ttl(answer.ttl, at, answer.span).value("ttl", own, "60s"));
    }
}

fn everybody_gets_an_answer(view: &View, answers: &[Answer], diagnostics: &mut Diagnostics) {
    let rest = |answer: &Answer| matches!(&answer.role, Role::Located(place) if place.country.as_deref() == Some("*"));
    if policy_of(view) == "geolocation" && !answers.iter().any(rest) {
        diagnostics.push(say::geolocation_without_default(name_of(view), view.attribute_span("answers")));
    }
}

/// How long it takes until everybody has a good answer: until the slowest check is sure, and the longest memory is over.
pub fn recovery(view: &View, answers: &[Answer]) -> Option<(i64, i64, i64)> {
    let checks = answers.iter().filter_map(|answer| Some((answer, view.graph.view(answer.health?)?)));
    let times = checks.map(|(answer, check)| {
        let (rounds, limit) = health_check::detection(&check);
        (rounds, limit, answer.ttl)
    });
    times.max_by_key(|(rounds, limit, ttl)| rounds + limit + ttl)
}

fn a_failover_is_in_time(view: &View, answers: &[Answer], diagnostics: &mut Diagnostics) {
    let Some(rto) = view.attributes().seconds("rto") else { return };
    let at = view.attribute_span("rto");
    match recovery(view, answers) {
        Some((rounds, limit, ttl)) if rounds + limit + ttl > rto => {
            let slowest = answers.iter().filter_map(|answer| Some((answer, view.graph.view(answer.health?)?)));
            let slowest = slowest.max_by_key(|(answer, check)| {
                let (rounds, limit) = health_check::detection(check);
                rounds + limit + answer.ttl
            });
            let check = slowest.map_or(view.span(), |(_, check)| check.span());
            diagnostics.push(say::late_failover(name_of(view), rto, (rounds, limit, ttl), at, check));
        }
        Some(_) => {}
        None => diagnostics.push(say::failover_never(name_of(view), at, view.span())),
    }
}

/// Records that answer with each other answer nothing.
fn no_record_leads_back(view: &View, diagnostics: &mut Diagnostics) {
    let mut path: Vec<(ResourceId, Span)> = Vec::new();
    if leads_back(view, view.id, &mut path, &mut BTreeSet::new()) && path.iter().all(|(id, _)| *id >= view.id) {
        let names = path.iter().filter_map(|(id, at)| Some((view.graph.view(*id)?.name(), *at))).collect::<Vec<_>>();
        diagnostics.push(say::record_loop(&names));
    }
}

/// Whether a way leads from a record back to the start. Each record is looked at once, as there may be very many ways.
fn leads_back(
    view: &View,
    start: ResourceId,
    path: &mut Vec<(ResourceId, Span)>,
    seen: &mut BTreeSet<ResourceId>,
) -> bool {
    if !seen.insert(view.id) {
        return false;
    }
    for answer in answers::of(view) {
        let Target::Record(next) = answer.target else { continue };
        path.push((view.id, answer.span));
        if next == start || view.graph.view(next).is_some_and(|next| leads_back(&next, start, path, seen)) {
            return true;
        }
        path.pop();
    }
    false
}
