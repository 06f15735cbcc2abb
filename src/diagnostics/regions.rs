//! The wording of mistakes about regions: which ones there are, and what lives in which.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::model::stack::Scope;
use crate::source::Span;

/// A region that AWS does not have, as far as this version knows.
pub fn unknown_region(region: &str, at: Span, known: impl Iterator<Item = &'static str>) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS0701, format!("there is no region `{region}`")).at(at, "unknown");
    match nearest(region, known) {
        Some(near) => report.help(format!("did you mean `{near}`?")).fix(
            format!("replace with `{near}`"),
            at,
            format!("{near:?}"),
        ),
        None => report.help("name a region as AWS does: `us-east-1`, `eu-central-1`"),
    }
}

/// A region that the service names twice.
pub fn region_twice(region: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0702, format!("the service names `{region}` twice"))
        .at(at, "again")
        .at(first, "first")
        .help("leave one of them out; the first region of the list is home")
}

/// Regions of the commercial, the Chinese and the government's AWS in one service.
pub fn mixed_partitions(home: &str, first: Span, region: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0703, format!("`{home}` and `{region}` belong to partitions of AWS that share nothing"))
        .at(at, "another partition")
        .at(first, "home")
        .help("accounts, zones and replication end at a partition's border: make two services of it")
}

/// A region that is none of the service's.
pub fn foreign_region<'a>(region: &str, at: Span, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let report = Diagnostic::new(codes::SLS0704, format!("the service does not live in `{region}`"))
        .at(at, "no region of the service");
    match (nearest(region, known.iter().copied()), known.is_empty()) {
        (Some(near), _) => report.help(format!("did you mean `{near}`?")).fix(
            format!("replace with `{near}`"),
            at,
            format!("{near:?}"),
        ),
        (None, true) => report.help(format!("name the regions: `service NAME {{ regions: [{region:?}, …] }}`")),
        (None, false) => report.help(format!("its regions are {}", listed(known))),
    }
}

/// `in` or `per_region` on what exists once.
pub fn placed_once(name: &str, kind: &str, scope: Scope, at: Span) -> Diagnostic {
    let (place, help) = match scope {
        Scope::Edge => ("lives in us-east-1, as AWS insists", "leave it out: the compiler puts it there"),
        Scope::Global => ("exists once for all regions", "leave it out; what is replicated is in every region"),
        Scope::Existing => ("exists already, for all regions", "leave it out"),
        Scope::Referred => ("is wherever something refers to it", "leave it out"),
        _ => ("is wherever its targets are", "say it at the target: `target: public in \"us-east-1\"`"),
    };
    Diagnostic::new(codes::SLS0705, format!("the {kind} `{name}` {place}")).at(at, "cannot be placed").help(help)
}

/// `per_region` for a region that `in` leaves out.
pub fn differs_where_absent(name: &str, region: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0711, format!("`{name}` is not in `{region}`, so it cannot differ there"))
        .at(at, "left out by `in`")
        .help("add the region to `in`, or take it out here")
}

/// `public in "us-west-1"`, where `public` is not.
pub fn absent_instance(name: &str, region: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0711, format!("there is no `{name}` in `{region}`"))
        .at(at, "not in this region")
        .at(declared, "its `in` leaves the region out")
        .help("add the region to its `in`, or name one that it is in")
}

/// What is known of an arrow that would leave its region.
pub struct Crossing<'a> {
    /// Whose regions are asked: where the arrow starts, or who listens to what exists once.
    pub from: &'a str,
    /// The other end.
    pub to: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Where it is missing.
    pub lacking: &'a [&'a str],
    /// Where it is.
    pub lives: &'a [&'a str],
    /// Whether it could be replicated.
    pub replicable: bool,
}

/// An arrow whose other end is not in the region.
pub fn cross_region_arrow(ends: &Crossing, arrow: Span, declared: Span) -> Diagnostic {
    let Crossing { from, to, kind, lacking, lives, replicable } = *ends;
    let (lacking, lives) = (listed(lacking.iter().copied()), listed(lives.iter().copied()));
    let cure = match (replicable, kind) {
        (true, _) => format!("let it be in every region: `replicate: true` on `{to}`"),
        (false, "queue" | "topic" | "bus" | "function") => {
            format!("give `{to}` the regions of `{from}`: each region then has one of its own")
        }
        (false, _) => format!("give `{to}` and `{from}` the same regions"),
    };
    let report = Diagnostic::new(codes::SLS0706, format!("`{from}` is in {lacking}, where there is no `{to}`"));
    report
        .at(arrow, "would cross from one region to another")
        .at(declared, format!("lives in {lives} alone"))
        .help(format!("{cure}; or accept that {lacking} goes without it: `@allow(SLS0706, \"…\")` above the arrow"))
}

/// An attribute that refers to what the stack does not have.
pub fn cross_region_reference(of: &str, name: &str, region: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0707, format!("`{of}` is in `{region}`, where there is no `{name}`"))
        .at(at, format!("not known to the stack of `{region}`"))
        .at(declared, "not in that region")
        .help(format!(
            "give `{name}` the same regions, or say what holds there: `per_region: {{ {region:?}: {{ … }} }}`"
        ))
}

/// A clock in several regions that does not say in which it ticks.
pub fn unsaid_clock(name: &str, regions: &[&str], at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0708, format!("`{name}` ticks in {} at once", listed(regions.iter().copied())))
        .at(at, "does not say where it is active")
        .help(
            "write `active: \"home\"`, and the others stand by, or `active: \"every region\"`, if each is to do its own \
             work",
        )
}

/// An arrow on which every region works on the changes of all regions.
pub fn unsaid_reader(from: &str, to: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0709, format!("`{to}` hears of each change in `{from}` once in every region"))
        .at(at, "does not say where it is active")
        .help(
            "each replica's stream repeats the changes of the others: write `{ active: \"home\" }` on the arrow, or \
             `{ active: \"every region\" }`, if a change may be worked on several times",
        )
}

/// A clock that is active at home and not there.
pub fn stopped_clock(name: &str, home: &str, at: Span, within: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0710, format!("`{name}` ticks nowhere: it is active at home, and not in `{home}`"))
        .at(at, "the home region is the first of the service")
        .at(within, "leaves it out")
        .help(format!("add `{home}` to `in`, or write `active: \"every region\"`"))
}
