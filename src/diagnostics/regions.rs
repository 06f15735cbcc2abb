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

/// An arrow between what is in no region together.
pub fn arrow_nowhere(from: &str, to: &str, arrow: Span, [one, other]: [Span; 2]) -> Diagnostic {
    Diagnostic::new(codes::SLS0711, format!("`{from}` and `{to}` are in no region together"))
        .at(arrow, "would exist nowhere")
        .at(one, "here")
        .at(other, "and here")
        .help("give both a region in common")
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
        (false, "queue" | "topic" | "bus" | "stream" | "delivery" | "function") => {
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

/// A reader of changes that is active at home, where its function is not.
pub fn stopped_reader(function: &str, home: &str, at: Span, within: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0710, format!("nobody reads: `{function}` is active at home, and not in `{home}`"))
        .at(at, "the home region is the first of the service")
        .at(within, "leaves it out")
        .help(format!("add `{home}` to `in`, or write `active: \"every region\"`"))
}

/// `replicate: true` where there is one region, or none is said.
pub fn lonely_replica(name: &str, at: Span, service: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0712, format!("`{name}` has no second region to be replicated to"))
        .at(at, "needs two regions at least")
        .at(service, "the service")
        .help("name the regions, home first: `regions: [\"us-east-1\", \"us-west-2\"]`; or take `replicate` out")
}

/// What exists once refers to what each region has one of: a replicated table to a key.
pub fn regional_part((kind, name): (&str, &str), (part, target): (&str, &str), at: Span, declared: Span) -> Diagnostic {
    let help = match part {
        "key" => "leave the key out: AWS then encrypts each replica with a key of its own; or take `replicate` out",
        _ => "refer to what exists once as well, or let each region have one of both",
    };
    Diagnostic::new(
        codes::SLS0713,
        format!("the {kind} `{name}` exists once, and each region has a `{target}` of its own"),
    )
    .at(at, "which of them is open")
    .at(declared, format!("a {part} for each region, made after what exists once"))
    .help(help)
}

/// Strong consistency among regions that cannot have it.
pub fn impossible_consistency(name: &str, regions: &[&str], at: Span, sets: &[&[&str]]) -> Diagnostic {
    let found = listed(regions.iter().copied());
    let sets: Vec<String> = sets.iter().map(|set| set.join(", ")).collect();
    Diagnostic::new(codes::SLS0714, format!("`{name}` cannot be strongly consistent in {found}"))
        .at(at, "takes exactly three regions of one set")
        .help(format!(
            "take three of one set, or two and another one as `witness`, from: {}; or write `consistency: \"eventual\"`",
            sets.join("; ")
        ))
}

/// A witness without strong consistency.
pub fn witness_of_eventual(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0714, format!("`{name}` has a witness and nothing to witness"))
        .at(at, "belongs to strong consistency")
        .help("write `consistency: \"strong\"`, or take `witness` out")
}

/// What a strongly consistent table cannot have.
pub fn not_with_strong(name: &str, attribute: &str, at: Span, consistency: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0714, format!("`{name}` cannot have `{attribute}` and be strongly consistent"))
        .at(at, "DynamoDB refuses it")
        .at(consistency, "strong")
        .help(format!("take `{attribute}` out, or write `consistency: \"eventual\"`"))
}

/// `consistency` on a table of one region.
pub fn replicas_alone(name: &str, attribute: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0715, format!("`{attribute}` means nothing on `{name}`, which is not replicated"))
        .at(at, "is about replicas")
        .at(declared, "")
        .help(format!("write `replicate: true`, or take `{attribute}` out"))
}

/// The name of replicas, known only at deployment.
pub fn deferred_replica_name(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0716, format!("the name of `{name}` is not known before deployment"))
        .at(at, "each region's stack has to know it")
        .help("write it out, or take what differs from a `param`: `name: \"shop-${stage}\"`")
}

/// A stream of replicas that does not hold both images.
pub fn partial_changes(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0717, format!("`{name}` is replicated: its stream holds new and old images"))
        .at(at, "DynamoDB refuses anything else")
        .help("take `changes` out")
}

/// `replicate` that differs between regions.
pub fn replicated_in_one(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0718, format!("`{name}` cannot be replicated in one region"))
        .at(at, "is about all regions")
        .help("write it outside `per_region`")
}
