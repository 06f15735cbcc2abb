//! The wording of mistakes in sites, websites of buckets and replication.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::source::Span;
use ecow::EcoString;

/// Content that is not there, or no folder.
pub fn missing_content(content: &str, is_file: bool, at: Span, near: Option<&str>) -> Diagnostic {
    let (message, label) = match is_file {
        true => (format!("`{content}` is no folder"), "a file"),
        false => (format!("there is no `{content}`"), "no such folder"),
    };
    let report = Diagnostic::new(codes::SLS0760, message).at(at, label);
    match near {
        Some(near) => report.help(format!("did you mean `{near}`? the path starts in the folder of this file")).fix(
            format!("replace with `{near}`"),
            at,
            format!("{near:?}"),
        ),
        None => report.help(
            "name the folder with the site's files, and build it first; without `content` something else uploads them",
        ),
    }
}

/// A page that is not among the content.
pub fn missing_page(page: &str, content: &str, at: Span, folder: Span, near: Option<&str>) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS0761, format!("there is no `{page}` in `{content}`"))
        .at(at, "readers would get an error of S3 instead")
        .at(folder, "the content");
    match near {
        Some(near) => report.help(format!("did you mean `{near}`?")),
        None => report.help(format!("add `{page}` to the content, or name the file that is there")),
    }
}

/// An answer that CloudFront does nothing about.
pub fn unknown_status(what: &str, known: &[i64], at: Span) -> Diagnostic {
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    Diagnostic::new(codes::SLS0762, format!("CloudFront has no such code for {what}"))
        .at(at, "never happens")
        .help(format!("one of {}", listed(known.iter().map(String::as_str))))
}

/// What is wrong with a content security policy, and the part that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault<'a> {
    /// A directive that does not exist.
    Unknown(&'a str),
    /// A directive that stands twice; only the first counts.
    Twice(&'a str),
    /// A keyword without its quotes.
    Unquoted(&'a str),
    /// There is no directive.
    Empty,
}

/// A content security policy that browsers do not read as it is meant.
pub fn malformed_csp(fault: &Fault, known: &[&'static str], at: Span) -> Diagnostic {
    let report = |message: String, label: &str| Diagnostic::new(codes::SLS0763, message).at(at, label);
    match fault {
        Fault::Unknown(name) => {
            let message = format!("`{name}` is no directive of a content security policy");
            let report = report(message, "browsers ignore what they do not know");
            match nearest(name, known.iter().copied()) {
                Some(near) => report.help(format!("did you mean `{near}`?")),
                None => report.help("directives have `;` between them: `default-src 'self'; img-src https:`"),
            }
        }
        Fault::Twice(name) => report(format!("`{name}` stands twice in the policy"), "browsers read the first alone")
            .help("write all its sources in one directive"),
        Fault::Unquoted(word) => {
            report(format!("`{word}` needs quotes in the policy"), "is taken for the name of a host")
                .help(format!("write `'{word}'`"))
        }
        Fault::Empty => {
            report("the policy says nothing".to_owned(), "").help("write `default-src 'self'`, or leave `csp` out")
        }
    }
}

/// Two attributes of a site that exclude each other.
pub fn contradiction(site: &str, why: &str, at: Span, other: Span, help: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0764, format!("`{site}` contradicts itself: {why}"))
        .at(at, "")
        .at(other, "beside this")
        .help(help.to_owned())
}

/// What has to be in a region, in a service that names none.
pub fn without_region(name: &str, what: &str, place: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0765, format!("`{name}` needs a service with regions: {what} must be {place}"))
        .at(at, "the template could be deployed anywhere")
        .help("name where the service lives: `service NAME { regions: [\"us-east-1\"] }`")
}

/// Names that no certificate is for.
pub fn unproven_names(site: &str, names: &[EcoString], at: Span) -> Diagnostic {
    let all = listed(names.iter().map(EcoString::as_str));
    Diagnostic::new(codes::SLS0766, format!("`{site}` has no certificate for {all}"))
        .at(at, "CloudFront takes no name without one")
        .help(
            "a certificate comes by itself for the names of `record`s in one zone; for others name one: `certificate: NAME`",
        )
}

/// A certificate of a site that has no name.
pub fn idle_certificate(site: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0766, format!("`{site}` has a certificate and no name for it"))
        .at(at, "serves nothing")
        .at(declared, "no `record` answers with it")
        .help("declare a `record` whose `target` is the site, or write `names`")
}

/// A website that nobody can read.
pub fn unreadable_website(bucket: &str, at: Span, key: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0767, format!("nobody can read the website of `{bucket}`"))
        .at(at, "open to everybody")
        .at(key, "only who may use this key reads what it encrypts")
        .help("remove `key`, or `website`; a `site` serves files of a private bucket")
}

/// `website: {}`, or all of it.
pub fn contradictory_website(bucket: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0768, format!("the website of `{bucket}` either has pages or sends readers elsewhere"))
        .at(at, "")
        .help("write `{ index: \"index.html\" }` or `{ redirect: \"https://www.example.com\" }`")
}

/// `.website` of a bucket that has none.
pub fn no_website(bucket: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0768, format!("`{bucket}` is no website"))
        .at(at, "answers nothing")
        .at(declared, "has no `website`")
        .help("write `website: { index: \"index.html\" }`, which lets everybody read all its objects")
}

/// A record for a bucket of another name.
pub fn name_of_website(bucket: &str, own: Option<&str>, wanted: &str, at: Span) -> Diagnostic {
    let why = match own {
        Some(_) => "has another name",
        None => "has a name that AWS makes",
    };
    Diagnostic::new(codes::SLS0769, format!("`{wanted}` leads to a bucket that must have the same name"))
        .at(at, why)
        .help(format!("S3 finds the website by the name that browsers ask for: write `name: {wanted:?}` on `{bucket}`"))
}

/// One name for buckets in several regions.
pub fn shared_name(bucket: &str, name: &str, regions: &[&str], at: Span) -> Diagnostic {
    let first = regions.first().copied().unwrap_or_default();
    Diagnostic::new(codes::SLS0770, format!("`{bucket}` would be `{name}` in {}", listed(regions.iter().copied())))
        .at(at, "a name belongs to one bucket in the world")
        .help(format!(
            "write `in: [{first:?}]`, or a name for each region: `per_region: {{ {first:?}: {{ name: … }} }}`"
        ))
}

/// Replication without anywhere to replicate to.
pub fn copies_in_one_region(bucket: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0771, format!("`{bucket}` is in one region, so there is nothing to replicate to"))
        .at(at, "")
        .help("name more regions: `service NAME { regions: [\"us-east-1\", \"eu-west-1\"] }`")
}

/// What replication does not go together with.
pub fn hindered_replication(bucket: &str, why: &str, at: Span, replicate: Span, help: &'static str) -> Diagnostic {
    Diagnostic::new(codes::SLS0772, format!("`{bucket}` cannot be replicated: {why}"))
        .at(at, "")
        .at(replicate, "is to be replicated")
        .help(help)
}

/// A name that is too long once region and account are behind it.
pub fn long_bucket_name(bucket: &str, length: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0773, format!("the names of the copies of `{bucket}` have {length} characters"))
        .at(at, "S3 takes 63, with the stack's name, the region and the account in them")
        .help("give the bucket or the service a shorter name")
}

/// An alarm that looks where CloudFront does not report.
pub fn unmeasured_here(alarm: &str, site: &str, region: Option<&str>, at: Span) -> Diagnostic {
    let place = region.map_or("anywhere".to_owned(), |region| format!("in `{region}`"));
    let help = match region {
        Some(_) => "write `in: [\"us-east-1\"]` on the alarm; where that is no region of the service, make it one",
        None => "name where the service lives: `service NAME { regions: [\"us-east-1\"] }`",
    };
    Diagnostic::new(
        codes::SLS0774,
        format!("the alarm `{alarm}` would be {place}, and `{site}` is measured in us-east-1"),
    )
    .at(at, "would never see a value")
    .help(help)
}
