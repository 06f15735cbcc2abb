//! The wording of mistakes in zones, certificates, records, health checks and the domains of APIs.

use super::suggest::listed;
use super::{Diagnostic, codes};
use crate::model::shape::seconds;
use crate::source::Span;
use ecow::EcoString;

/// A name that is not below its zone.
pub fn outside_zone(name: &str, zone: &str, at: Span, zoned: Span) -> Diagnostic {
    if name == zone {
        return Diagnostic::new(codes::SLS0721, format!("`{name}` is the zone's own name, and does not lie below it"))
            .at(at, format!("must end in `.{zone}`"))
            .at(zoned, "this zone")
            .help(format!("write a name below it, such as `shop.{zone}`"));
    }
    Diagnostic::new(codes::SLS0721, format!("`{name}` does not lie in the zone `{zone}`"))
        .at(at, format!("must end in `.{zone}`, or be `{zone}` itself"))
        .at(zoned, "this zone")
        .help(format!("write a name below `{zone}`, or name the zone that it lies in"))
}

/// `parent` on a zone that exists.
pub fn parent_of_existing(name: &str, domain: &str, at: Span, id: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0720, format!("`{name}` exists already, so its name servers are not known here"))
        .at(at, "cannot delegate to it")
        .at(id, "exists already")
        .help(format!("write `delegations: {{ \"{domain}\": [\"ns-…\", …] }}` on the zone above it"))
}

/// `name_servers` of a zone that exists.
pub fn unknown_name_servers(name: &str, at: Span, id: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0720, format!("the name servers of `{name}` are not known here, as it exists already"))
        .at(at, "nothing to tell")
        .at(id, "exists already")
        .help("look them up: `aws route53 get-hosted-zone --id …`")
}

/// Two records of one name and type.
pub fn duplicate_record(name: &str, ty: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0722, format!("`{name}` has two records of the type `{ty}`"))
        .at(at, "again")
        .at(first, "first")
        .help("Route 53 takes one policy for a name and type: write all answers in one `record`")
}

/// A CNAME, and a record of another type beside it.
pub fn cname_with_others(name: &str, (ty, at): (&str, Span), (first, of_first): (&str, Span)) -> Diagnostic {
    Diagnostic::new(codes::SLS0722, format!("`{name}` is a CNAME and has a record of another type"))
        .at(at, format!("`{ty}`"))
        .at(of_first, format!("`{first}`"))
        .help("a CNAME stands alone: answer with addresses, or with something on AWS as an alias")
}

/// A record without what its policy needs.
pub fn missing_answer(name: &str, policy: &str, missing: &[&str], at: Span) -> Diagnostic {
    let words = listed(missing.iter().copied());
    Diagnostic::new(codes::SLS0723, format!("the {policy} record of `{name}` has no {words}"))
        .at(at, format!("needs {words}"))
        .help(match policy {
            "failover" => "write `primary: { target: …, health: … }` and `secondary: { target: … }`",
            "weighted" => "write `answers: [{ target: …, weight: 90 }, …]`",
            "geolocation" => {
                "write `answers: [{ target: …, location: { continent: \"EU\" } }, { target: …, location: \"*\" }]`"
            }
            _ => "write `target: …`: an api, a site, another record, or values",
        })
}

/// An attribute of a record that its policy does not look at.
pub fn useless_for_policy(names: &[&str], policy: &str, takes: &[&str], at: Span) -> Diagnostic {
    let names = listed(names.iter().copied());
    Diagnostic::new(codes::SLS0724, format!("a {policy} record does not look at {names}"))
        .at(at, "has no effect")
        .help(format!("write {}, or choose the policy that {names} belongs to", listed(takes.iter().copied())))
}

/// A failover that nobody called one.
pub fn forgotten_policy(names: &[&str], at: Span) -> Diagnostic {
    let names = listed(names.iter().copied());
    Diagnostic::new(codes::SLS0724, format!("a record without a policy does not look at {names}"))
        .at(at, "has no effect")
        .help("write `policy: \"failover\"`")
}

/// An entry of an answer that belongs to another policy.
pub fn useless_in_answer(name: &str, policy: &str, of: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0724, format!("an answer of a {policy} record has no `{name}`"))
        .at(at, "has no effect")
        .help(format!("leave it out, or write `policy: \"{of}\"`"))
}

/// A time to live on an alias.
pub fn ttl_of_alias(at: Span, target: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0724, "an alias has no time to live of its own")
        .at(at, "has no effect")
        .at(target, "answered as an alias, with the 60 seconds of its target")
        .help("leave it out")
}

/// What lives on AWS, as one of several values.
pub fn multivalue_alias(at: Span, policy: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0724, "a multivalue record gives values, and what lives on AWS is answered as an alias")
        .at(at, "answered as an alias")
        .at(policy, "Route 53 takes no aliases here")
        .help("write `policy: \"latency\"` or `\"weighted\"`, which take both")
}

/// An entry that an answer of its policy needs.
pub fn missing_in_answer(name: &str, policy: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0723, format!("an answer of a {policy} record needs a `{name}`"))
        .at(at, format!("has no `{name}`"))
        .help(match name {
            "weight" => "write `weight: 90`: its part of all weights, or `0` to keep it in reserve",
            "location" => {
                "write `location: { continent: \"EU\" }`, `{ country: \"DE\" }`, or `\"*\"` for everybody else"
            }
            _ => "write `region: \"us-east-1\"`, the region that the value is near to",
        })
}

/// A type that an alias cannot have.
pub fn alias_type(ty: &str, at: Span, target: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0724, format!("what lives on AWS cannot be answered as `{ty}`"))
        .at(at, "an alias is `A` or `AAAA`")
        .at(target, "answered as an alias")
        .help("leave `type` out")
}

/// An alias to a record of another type.
pub fn alias_of_other_type(own: (&str, &str), other: (&str, &str), at: Span, declared: Span) -> Diagnostic {
    let message = format!("`{}` is of the type `{}`, and `{}` of `{}`", own.0, own.1, other.0, other.1);
    Diagnostic::new(codes::SLS0724, message)
        .at(at, "an alias is of the type of its target")
        .at(declared, format!("of the type `{}`", other.1))
        .help(format!("write `type: \"{}\"`, or answer with a record of the type `{}`", other.1, own.1))
}

/// A health check that looks at nothing.
pub fn check_of_nothing(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0725, format!("`{name}` does not say what it looks at"))
        .at(at, "a check of nothing")
        .help("write `endpoint: public[\"GET /ping\"]`, `url: \"https://…\"`, `tcp: \"host:443\"`, `alarm: …` or `of: […]`")
}

/// A health check that looks at two things.
pub fn several_subjects(first: &str, at: Span, second: &str, again: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0725, format!("a health check looks at one thing, and this has `{first}` and `{second}`"))
        .at(again, "one too many")
        .at(at, "first")
        .help("make two checks, and a third one of both: `health_check both { of: [one, other] }`")
}

/// An interval that Route 53 does not have.
pub fn odd_interval(amount: i64, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0726, format!("Route 53 asks every 10 or 30 seconds, not every {}", seconds(amount)))
        .at(at, "neither of the two")
        .help("write `10s` or `30s`")
        .fix("replace with `10s`", at, "10s")
}

/// An attribute that means nothing for what a check looks at.
pub fn useless_check_attribute(name: &str, subject: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0726, format!("a check with `{subject}` does not look at `{name}`"))
        .at(at, "has no effect")
        .help("leave it out")
}

/// Two answers with one set identifier.
pub fn equal_set_identifiers(id: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0727, format!("two answers have the set identifier `{id}`"))
        .at(at, "again")
        .at(first, "first")
        .help("Route 53 tells the answers of a name apart by it: write an `id` of its own on each")
}

/// Two answers for one place.
pub fn located_twice(place: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0727, format!("two answers are for the place `{place}`"))
        .at(at, "again")
        .at(first, "first")
        .help("give each place one answer; a country goes before its continent")
}

/// A target that does not know the name.
pub fn unserved_name(name: &str, api: &str, host: Option<&str>, at: Span, declared: Span) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS0728, format!("`{api}` does not answer for `{name}`"))
        .at(at, "clients would get an error instead of an answer");
    match host {
        Some(host) => report
            .at(declared, format!("its domain is `{host}`"))
            .help(format!("name the record `{host}`, or the domain `{name}`")),
        None => report
            .at(declared, "has no domain")
            .help(format!("write `domain: {{ name: \"{name}\", zone: … }}` on `{api}`")),
    }
}

/// A target that is several things where one is meant.
pub fn ambiguous_target(api: &str, regions: &[EcoString], simple: bool, at: Span) -> Diagnostic {
    let first = regions.first().map(EcoString::as_str).unwrap_or_default();
    let all = if simple { ", or `policy: \"latency\"` for an answer in each" } else { "" };
    Diagnostic::new(codes::SLS0729, format!("`{api}` is in {}", listed(regions.iter().map(EcoString::as_str))))
        .at(at, "which of them?")
        .help(format!("write `{api} in \"{first}\"`{all}"))
}

/// A primary whose failure nobody sees.
pub fn unchecked_primary(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0730, format!("`{name}` never fails over: nobody asks whether its primary is well"))
        .at(at, "has no `health`")
        .help("write `health: …` beside the target, a check of this very answer")
}

/// An answer that stays although it is down.
pub fn unchecked_answer(name: &str, policy: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0757, format!("this answer of `{name}` is given even while it is down"))
        .at(at, "has no `health`")
        .help(format!("write `health: …`: an answer of a {policy} record is left out only while its check is not well"))
}

/// A check that asks the name which it decides about.
pub fn check_of_shared_name(check: &str, host: &str, at: Span, record: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0731, format!("`{check}` asks `{host}`, the very name that it decides about"))
        .at(at, "follows every failover, and then finds all in order")
        .at(record, "fails over by this check")
        .help("ask the answer's own host: `endpoint: public[\"GET /ping\"]`, or the address behind the name")
}

/// A check of a route that the API does not have.
pub fn missing_probed_route(api: &str, route: &str, at: Span, near: &[String]) -> Diagnostic {
    let report =
        Diagnostic::new(codes::SLS0732, format!("`{api}` has no route `{route}`, so the check never finds it well"))
            .at(at, "answered with 403 or 404");
    match near {
        [] => report.help(format!("draw the arrow: `{api}[\"{route}\"] -> …`")),
        [one] => report.help(format!("its route is `{one}`")),
        known => report.help(format!("its routes are {}", listed(known.iter().map(String::as_str)))),
    }
}

/// A check of a path with a parameter in it.
pub fn probed_parameter(route: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0732, format!("a check cannot fill in the parameter of `{route}`"))
        .at(at, "asked literally, with the braces")
        .help("give the check a route without parameters: `GET /health`")
}

/// A check of a route that asks who calls.
pub fn guarded_probe(route: &str, at: Span, arrow: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0733, format!("the check asks `{route}` without credentials and is always refused"))
        .at(at, "sees 401 or 403, which counts as down")
        .at(arrow, "asks who calls")
        .help("open this one route: `{ auth: \"none\" }` on its arrow; it should tell nothing that is secret")
}

/// A check of a route that no GET reaches.
pub fn probe_by_other_method(route: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0734, format!("a check asks with GET, and this is `{route}`"))
        .at(at, "never reached")
        .help("name a route with `GET`, such as `GET /ping`")
}

/// A failover to where it came from.
pub fn same_place(name: &str, region: Option<&str>, primary: Span, secondary: Span) -> Diagnostic {
    let place = region.map_or_else(|| "are the same".to_owned(), |region| format!("are both in `{region}`"));
    Diagnostic::new(codes::SLS0735, format!("primary and secondary of `{name}` {place}"))
        .at(secondary, "down with the primary")
        .at(primary, "the primary")
        .help("name another region, or another host")
}

/// Target health of a CloudFront distribution.
pub fn target_health_of_site(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0736, "Route 53 cannot look at the health of a CloudFront distribution")
        .at(at, "refused at deployment")
        .help("leave `target_health` out, and write `health: …` with a check of the site's address")
}

/// Records that point at each other.
pub fn record_loop(path: &[(String, Span)]) -> Diagnostic {
    let names: Vec<&str> = path.iter().map(|(name, _)| name.as_str()).collect();
    let first = names.first().copied().unwrap_or_default();
    let message = match names.as_slice() {
        [own] => format!("`{own}` answers with itself"),
        _ => format!("records answer with each other: `{}` → `{first}`", names.join("` → `")),
    };
    let report = Diagnostic::new(codes::SLS0737, message);
    path.iter()
        .fold(report, |report, (name, at)| report.at(*at, format!("`{name}` answers with this")))
        .help("let one of them answer with an api, a site or an address")
}

/// A geolocation record that leaves people without an answer.
pub fn geolocation_without_default(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0738, format!("whoever asks for `{name}` from elsewhere gets no answer at all"))
        .at(at, "no answer for the rest of the world")
        .help("add `{ target: …, location: \"*\" }`")
}

/// A check that nobody listens to.
pub fn idle_check(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0739, format!("`{name}` asks, and nobody listens: it decides about no answer"))
        .at(at, "used by nothing")
        .help(format!("write `health: {name}` beside a target, or leave the check out"))
}

/// A calculated check that is always well or never.
pub fn impossible_calculation(name: &str, count: i64, healthy: i64, at: Span) -> Diagnostic {
    let what = if healthy == 0 { "always well" } else { "never well" };
    Diagnostic::new(codes::SLS0740, format!("`{name}` is {what}: it asks for {healthy} of {count}"))
        .at(at, format!("must be from 1 to {count}"))
        .help("leave `healthy` out if all of them must be well")
}

/// A calculated check of a calculated check.
pub fn nested_calculation(name: &str, child: &str, at: Span, declared: Span) -> Diagnostic {
    if name == child {
        return Diagnostic::new(codes::SLS0740, format!("`{name}` is made of itself"))
            .at(at, "it would ask itself")
            .help("name the checks that ask something");
    }
    Diagnostic::new(codes::SLS0740, format!("`{name}` is made of `{child}`, which is made of others itself"))
        .at(at, "Route 53 does not calculate twice")
        .at(declared, "calculated")
        .help("name the checks that ask something")
}

/// A failover that takes longer than promised.
pub fn late_failover(name: &str, rto: i64, (rounds, limit, ttl): (i64, i64, i64), at: Span, check: Span) -> Diagnostic {
    let total = rounds + limit + ttl;
    Diagnostic::new(codes::SLS0741, format!("a failover of `{name}` takes up to {}, not {}", plain(total), plain(rto)))
        .at(at, "promised here")
        .at(check, format!("needs {} to be sure, and {} for its last question", plain(rounds), plain(limit)))
        .help(format!(
            "that is {} + {} + {} for which an answer is remembered; ask every `10s`, be sure sooner (`failures: 2`), or \
             promise `{}`",
            plain(rounds),
            plain(limit),
            plain(ttl),
            seconds(total),
        ))
}

/// A promise that nothing keeps.
pub fn failover_never(name: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0741, format!("`{name}` never fails over, however long one waits"))
        .at(at, "promised here")
        .at(declared, "no answer has a `health`")
        .help("write `health: …` on the answers")
}

/// Seconds as people say them, also where no larger unit divides them.
fn plain(amount: i64) -> String {
    if amount > 0 && amount % 3600 == 0 {
        return format!("{}h", amount / 3600);
    }
    match (amount / 60, amount % 60) {
        (0, rest) => format!("{rest}s"),
        (minutes, 0) => format!("{minutes}m"),
        (minutes, rest) => format!("{minutes}m {rest}s"),
    }
}

/// A check that changes its mind at once.
pub fn flapping_check(name: &str, at: Span, interval: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0742, format!("`{name}` fails over because of a single slow answer"))
        .at(at, "one bad answer is enough")
        .at(interval, "every ten seconds")
        .help("write `failures: 3`, or at least 2")
}

/// Values that are remembered for long.
pub fn long_ttl(ttl: i64, at: Span, target: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0743, format!("after a failover the old answer is remembered for {}", plain(ttl)))
        .at(at, "longer than a minute")
        .at(target, "left out while its check is not well")
        .help("write `ttl: 60s`")
}

/// A check of what the internet cannot reach.
pub fn private_check(host: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0744, format!("Route 53 asks from the internet, where `{host}` cannot be reached"))
        .at(at, "always unhealthy")
        .help("let an alarm tell: `alarm: …`, on a metric of what is behind it")
}

/// A check of an API that asks clients for a certificate.
pub fn mutual_probe(api: &str, at: Span, mutual: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0744, format!("`{api}` asks clients for a certificate, and the checkers have none"))
        .at(at, "always unhealthy")
        .at(mutual, "asked for here")
        .help("let an alarm tell: `alarm: …`, on the errors of the API or on a canary")
}

/// Two CloudFront distributions under one name.
pub fn two_sites(name: &str, primary: Span, secondary: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0745, format!("`{name}` cannot fail over from one site to another"))
        .at(secondary, "also CloudFront")
        .at(primary, "CloudFront, which takes a name for one distribution")
        .help("let CloudFront change the origin instead: `failover: { host: … }` on one site")
}

/// A domain that no record leads to.
pub fn unrouted_domain(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0746, format!("nothing leads to `{name}`: no record of this program has the name"))
        .at(at, "no record for it")
        .help(format!("write `record … {{ zone: …, name: \"{name}\", target: … }}`"))
}

/// An edge-optimised API behind a record.
pub fn edge_endpoint(api: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(
        codes::SLS0747,
        format!("`{api}` is edge-optimised: its address belongs to CloudFront, not to a region"),
    )
    .at(at, "cannot fail over by region")
    .at(declared, "not regional")
    .help("leave `endpoint` out: an API is regional then")
}

/// A value that is none of its type.
pub fn malformed_value(ty: &str, value: &str, wanted: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0748, format!("`{value}` is no value of a record of the type `{ty}`"))
        .at(at, format!("must be {wanted}"))
        .help("write another `type`, or a value of this one")
}

/// A CNAME that DNS does not allow.
pub fn impossible_cname(name: &str, apex: bool, at: Span, target: Span) -> Diagnostic {
    let why = if apex { "the zone's own name has other records" } else { "there can be only one" };
    Diagnostic::new(codes::SLS0748, format!("`{name}` cannot be a CNAME: {why}"))
        .at(at, "not possible here")
        .at(target, "the value")
        .help("answer with addresses (`type: \"A\"`), or with something on AWS as an alias")
}

/// A certificate that does not cover a name.
pub fn uncovered_name(name: &str, certificate: &str, covered: &[EcoString], at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0749, format!("the certificate `{certificate}` is not for `{name}`"))
        .at(at, "browsers would refuse it")
        .at(declared, format!("for {}", listed(covered.iter().map(EcoString::as_str))))
        .help(format!("add it: `also: [\"{name}\"]`; a `*.` stands for one label"))
}

/// Two APIs in one place of a domain.
pub fn shared_base_path(name: &str, base: &str, at: Span, first: Span) -> Diagnostic {
    let place = if base.is_empty() { name.to_owned() } else { format!("{name}/{base}") };
    Diagnostic::new(codes::SLS0758, format!("two APIs answer at `{place}`"))
        .at(at, "again")
        .at(first, "first")
        .help("give each of them a `base_path` of its own")
}

/// A record in another zone's name.
pub fn alias_into_other_zone(name: &str, target: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0728, format!("`{name}` and `{target}` lie in different zones"))
        .at(at, "an alias to a record stays inside its zone")
        .at(declared, "in another zone")
        .help("answer with what that record answers, or with a CNAME")
}

/// An attribute of a domain that the type of API does not have.
pub fn old_tls_of_http_api(at: Span, api: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0759, "an HTTP API does not speak TLS 1.0")
        .at(at, "for REST APIs alone")
        .at(api, "an HTTP API")
        .help("leave `security_policy` out: it is `TLS_1_2` then")
}
