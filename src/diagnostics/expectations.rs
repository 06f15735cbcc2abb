//! The wording of claims that do not hold, or that say nothing.

use super::suggest::{article, listed, nearest};
use super::{Diagnostic, codes};
use crate::model::hop::Hop;
use crate::model::shape::seconds;
use crate::source::Span;

/// What can be claimed, for the help of a claim that cannot.
const FORMS: &str = "claims are `X survives loss of Y`, `recovers within 2m`, `answers within 29s`, `never reaches Y`, `never \
                     calls Y`, `connects at most 200 to Y`, `runs at most 1 at once`, `only reads Y`, `only writes Y`, \
                     `only feeds Y`, `is idempotent`, `keeps order` and `isolates failures`";

/// Where a claim stops being one.
pub struct Malformed<'a> {
    /// The word, or the end of the claim.
    pub at: Span,
    /// What stands there, where it is a name.
    pub found: Option<&'a str>,
    /// What could stand there, in words.
    pub wanted: &'a [&'a str],
    /// The verbs that there are.
    pub verbs: &'a [&'a str],
}

/// A claim of no form that there is.
pub fn malformed(facts: &Malformed) -> Diagnostic {
    let wanted = or(facts.wanted);
    let report = Diagnostic::new(codes::SLS0776, format!("this claim goes on where {wanted} should stand"));
    let report = report.at(facts.at, "not understood from here");
    match facts.found.and_then(|found| nearest(found, facts.verbs.iter().copied())) {
        Some(near) if facts.wanted.len() > 3 => {
            report.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), facts.at, near)
        }
        _ => report.help(FORMS),
    }
}

fn or(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((only, _)) => (*only).to_owned(),
        None => "nothing".to_owned(),
    }
}

/// A claim about something that the program does not have.
pub fn unknown_name(word: &str, at: Span, known: &[String]) -> Diagnostic {
    about_unknown(format!("the program has no resource `{word}`"), word, at, known)
}

/// A claim about a route that an API does not have.
pub fn unknown_route(api: &str, route: &str, at: Span, known: &[String]) -> Diagnostic {
    about_unknown(format!("`{api}` has no route `{route}`"), route, at, known)
}

/// A claim about a region that is none of the service's.
pub fn unknown_region(region: &str, at: Span, known: &[String]) -> Diagnostic {
    about_unknown(format!("the service does not live in `{region}`"), region, at, known)
}

/// A claim about a resource in a region where it is not; `lives` is where it is.
pub fn absent_there(name: &str, region: &str, at: Span, lives: &[String]) -> Diagnostic {
    about_unknown(format!("there is no `{name}` in `{region}`"), region, at, lives)
}

/// A claim about a host that no health check asks.
pub fn unknown_host(host: &str, at: Span, known: &[String]) -> Diagnostic {
    about_unknown(format!("no health check asks `{host}`"), host, at, known)
}

fn about_unknown(message: String, word: &str, at: Span, known: &[String]) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS0777, message).at(at, "unknown");
    let names = || known.iter().map(String::as_str);
    match nearest(word, names()) {
        Some(near) => report.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => report.help("there is nothing of the sort"),
        None => report.help(format!("there is {}", listed(names().take(8)))),
    }
}

/// Something that clients do not come to: a zone, an API without routes.
pub fn no_entry(title: &str, kind: &str, at: Span) -> Diagnostic {
    let message = match kind {
        "api" => format!("`{title}` has no routes that could survive anything"),
        _ => format!("{} serves nobody by itself, so nothing can be claimed about its survival", article(kind)),
    };
    Diagnostic::new(codes::SLS0778, message).at(at, format!("{} without clients", article(kind))).help(
        "claim it of what clients, clocks or events come to: an api, one of its routes, a record, a site, a schedule, a \
         queue",
    )
}

/// `answers within` of what nobody waits for.
pub fn no_answer(title: &str, kind: &str, at: Span) -> Diagnostic {
    let help = match kind {
        "api" => format!("name the route: `{title}[\"GET /ping\"]`"),
        _ => "claim it of a route, or of a function that others wait for".to_owned(),
    };
    Diagnostic::new(codes::SLS0778, format!("nobody waits for an answer of `{title}`"))
        .at(at, format!("{}, not a route or a function", article(kind)))
        .help(help)
}

/// `connects at most` of what has no concurrency.
pub fn no_concurrency(title: &str, kind: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0778, format!("`{title}` opens no connections: it is {}", article(kind)))
        .at(at, "not a function")
        .help("claim it of the functions that it leads to")
}

/// A claim about code, of what has none.
pub fn no_code(title: &str, kind: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0778, format!("`{title}` runs no code: it is {}", article(kind)))
        .at(at, "not a function")
        .help("claim it of a function")
}

/// `connects at most` without an arrow.
pub fn not_connected(title: &str, target: &str, at: Span, target_at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0778, format!("no arrow leads from `{title}` to `{target}`"))
        .at(at, "does not connect")
        .at(target_at, "to this")
        .help(format!("claim it of whoever does, or `{title} never reaches {target}`"))
}

fn refuted(message: String, claim: Span, path: &[Hop]) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS0775, message).at(claim, "claimed here");
    let steps = path.iter().filter(|hop| !hop.span.is_nowhere());
    steps.fold(report, |report, hop| report.at(hop.span, hop.text.clone()))
}

/// An entry point that a loss takes away or harms.
pub fn does_not_survive(
    title: &str,
    lost: &str,
    degraded: bool,
    claim: Span,
    path: &[Hop],
    others: &str,
) -> Diagnostic {
    let message = match degraded {
        true => format!("`{title}` is degraded by the loss of {lost}"),
        false => format!("`{title}` does not survive the loss of {lost}"),
    };
    let report = refuted(message, claim, path);
    let cure = "cut the way, or let what is lost exist elsewhere: a replica, another region behind the same `record` with a \
                `health` check that notices it";
    match (degraded, others) {
        (true, "") => report.help(format!("degraded is not survived: some are not served, or work waits; {cure}")),
        (_, "") => report.help(cure),
        (_, others) => report.help(format!("{others}; {cure}")),
    }
}

/// An entry point that needs longer than claimed to work again.
pub fn recovers_late(
    title: &str,
    lost: &str,
    (needed, limit): (i64, i64),
    claim: Span,
    path: &[Hop],
    sum: &str,
) -> Diagnostic {
    let message = format!(
        "`{title}` works again {} after the loss of {lost}, {} later than claimed",
        seconds(needed),
        seconds(needed - limit)
    );
    refuted(message, claim, path)
        .help(format!("the time is {sum}; shorten a part of it, or claim `within {}`", seconds(needed)))
}

/// A route whose limits add up to more than claimed.
pub fn answers_late(title: &str, (needed, limit): (i64, i64), claim: Span, path: &[Hop]) -> Diagnostic {
    let message =
        format!("`{title}` may answer after {}, {} later than claimed", seconds(needed), seconds(needed - limit));
    refuted(message, claim, path)
        .help("lower a `timeout`, or let the caller not wait: an arrow without `.call`, or a queue")
}

/// A way that should not be there.
pub fn reaches(title: &str, target: &str, claim: Span, path: &[Hop]) -> Diagnostic {
    refuted(format!("`{title}` reaches `{target}`"), claim, path).help("take out one of these arrows, or the claim")
}

/// A function without a bound.
pub fn unbounded(title: &str, target: &str, declared: Span, claim: Span, hop: &Hop) -> Diagnostic {
    let path = [Hop::new(declared, "no `concurrency`: as many at once as the account allows"), hop.clone()];
    refuted(format!("nothing bounds how often `{title}` connects to `{target}`"), claim, &path)
        .help(format!("give `{title}` a `concurrency`"))
}

/// A function that runs more often at once than claimed.
pub fn too_many(
    title: &str,
    target: &str,
    (at_once, each, most): (i64, i64, i64),
    at: Span,
    claim: Span,
    hop: &Hop,
) -> Diagnostic {
    let all = at_once * each;
    let words = match each {
        1 => "a connection of its own".to_owned(),
        each => format!("{each} connections of its own"),
    };
    let path = [Hop::new(at, format!("{at_once} at once, each with {words}")), hop.clone()];
    refuted(format!("{title} connects up to {all} times to `{target}`, {} more than claimed", all - most), claim, &path)
        .help(format!("lower its `concurrency` to {}", most / each))
}
