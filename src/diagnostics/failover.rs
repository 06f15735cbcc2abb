//! The wording of what a failover would meet: checks that see too little, data that stay behind, regions that are too
//! small.

use super::{Diagnostic, codes};
use crate::model::hop::Hop;
use crate::source::Span;

/// The steps of a way, each a label.
fn along(report: Diagnostic, path: &[Hop]) -> Diagnostic {
    path.iter().fold(report, |report, hop| report.at(hop.span, hop.text.clone()))
}

/// A check that does not touch the data that others need.
pub fn shallow_check(check: &str, route: &str, store: &str, at: Span, path: &[Hop]) -> Diagnostic {
    let message = format!("`{check}` finds all in order even when `{store}` cannot be reached");
    let report = Diagnostic::new(codes::SLS0750, message).at(at, format!("`{route}` touches no data"));
    along(report, path).help(format!(
        "ask a route that reads one item from `{store}` in its own region, quickly; or say why the API alone is asked: \
         `@allow(SLS0750, \"…\")` above the check"
    ))
}

/// A store that is another one in each region.
pub fn unreplicated_store(
    kind: &str,
    name: &str,
    domain: &str,
    (at, record): (Span, Span),
    path: &[Hop],
) -> Diagnostic {
    let message = format!("each region has a {kind} `{name}` of its own, and `{domain}` answers from any of them");
    let report = Diagnostic::new(codes::SLS0751, message)
        .at(at, "what is written in one region is missing in the others")
        .at(record, "leads to several regions");
    let cure = match kind {
        "database" => "keep it in one region with `in`, as nothing copies a database here",
        _ => "write `replicate: true`",
    };
    along(report, path)
        .help(format!("{cure}; or, if each region is to have its own, say why: `@allow(SLS0751, \"…\")` above it"))
}

/// A secret or key that is another one in each region.
pub fn unreplicated_secret(
    kind: &str,
    name: &str,
    domain: &str,
    (at, record): (Span, Span),
    path: &[Hop],
) -> Diagnostic {
    let message = format!("each region has a {kind} `{name}` of its own, and `{domain}` answers from any of them");
    let report = Diagnostic::new(codes::SLS0752, message)
        .at(at, "what one region signs or encrypts, the others do not accept")
        .at(record, "leads to several regions");
    let cure = match kind {
        "secret" => "write `replicate: true`, or give it one `value`",
        _ => "let what it signs or encrypts stay in its region, as this version replicates no keys",
    };
    along(report, path)
        .help(format!("{cure}; or say why each region may have its own: `@allow(SLS0752, \"…\")` above it"))
}

/// A region that would be left with more than it takes.
pub fn small_standby(
    name: &str,
    attribute: &str,
    home: Option<i64>,
    there: i64,
    region: &str,
    (at, home_at): (Span, Span),
) -> Diagnostic {
    let usual = home.map_or_else(|| "without a limit".to_owned(), |home| home.to_string());
    Diagnostic::new(
        codes::SLS0753,
        format!("when `{region}` is left alone, `{name}` has {there} where home has {usual}"),
    )
    .at(at, format!("`{attribute}` of `{region}`, which then carries all of the load"))
    .at(home_at, format!("at home: {usual}"))
    .help("give each region what all of them need together, and ask AWS for quotas to match before the day comes")
}

/// A reserve that only a change of records brings in.
pub fn manual_recovery(name: &str, reserve: Span, unseen: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0754, format!("somebody has to change the weights of `{name}` by hand when it is needed"))
        .at(reserve, "in reserve, with the weight 0")
        .at(unseen, "never found unwell: it has no `health`")
        .help(
            "records are changed in us-east-1 alone, which may be the region that is down: write `health: …` on every \
             answer, and the reserve comes in by itself",
        )
}

/// A check whose alarm goes silent with its region.
pub fn unsaid_missing_data(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0755, format!("`{name}` reads an alarm that goes silent with its region"))
        .at(at, "the alarm is in the region of the answer")
        .help("say what silence means: `missing: \"unhealthy\"` lets the answer be left out")
}
