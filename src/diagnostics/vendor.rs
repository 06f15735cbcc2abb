//! The wording of what CloudFormation's published schemas refuse. Each finding names the day of the schemas: they may err,
//! and a newer one may know more.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::source::Span;

fn dated(date: &str) -> String {
    format!("by CloudFormation's schema of {date}")
}

/// The help of what may be right although the schema refuses it.
fn or_allow(help: &str, code: &str) -> String {
    format!("{help}; if the schema is behind, write `@allow({code}, \"why\")` above the declaration")
}

/// `Attributes` of `AWS::SQS::Queue`.
fn whose(ty: &str, inside: Option<&str>) -> String {
    match inside {
        Some(place) => format!("`{place}` of `{ty}`"),
        None => format!("`{ty}`"),
    }
}

/// A type that the schemas do not have.
pub fn unknown_type<'a>(ty: &str, at: Span, known: impl IntoIterator<Item = &'a str>, date: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1201, format!("CloudFormation has no type `{ty}`"))
        .at(at, format!("not among the schemas of {date}"));
    match nearest(ty, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(
            format!("replace with {near:?}"),
            at,
            format!("{near:?}"),
        ),
        None => {
            diagnostic.help(or_allow("write a type as CloudFormation names it: `AWS::Backup::BackupVault`", "SLS1201"))
        }
    }
}

/// A property that the type does not have.
pub fn unknown_property<'a>(
    ty: &str,
    inside: Option<&str>,
    name: &str,
    at: Span,
    known: impl IntoIterator<Item = &'a str>,
    date: &str,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let diagnostic = Diagnostic::new(codes::SLS1202, format!("{} has no `{name}`", whose(ty, inside)))
        .at(at, format!("refused {}", dated(date)));
    match nearest(name, known.iter().copied()) {
        Some(near) => {
            let key =
                if near.chars().all(|c| c.is_ascii_alphanumeric()) { near.to_owned() } else { format!("{near:?}") };
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, key)
        }
        None if known.len() > 30 => diagnostic.help(or_allow("remove it", "SLS1202")),
        None => diagnostic.help(format!("it takes {}", listed(known))),
    }
}

/// Properties that must be there.
pub fn missing_property(ty: &str, inside: Option<&str>, missing: &[&str], at: Span, date: &str) -> Diagnostic {
    let names = listed(missing.iter().copied());
    let verb = if missing.len() == 1 { "is" } else { "are" };
    Diagnostic::new(codes::SLS1203, format!("{} needs {names}", whose(ty, inside)))
        .at(at, format!("{verb} demanded {}", dated(date)))
        .help(or_allow(&format!("add {names}"), "SLS1203"))
}

/// A value of another type.
pub fn wrong_type(ty: &str, place: &str, found: &str, wanted: &str, at: Span, date: &str) -> Diagnostic {
    let help = match found {
        "a duration" | "a size" | "a percentage" => {
            "CloudFormation knows no units: write the bare number in the unit of the property".to_owned()
        }
        "a resource" => "write one of its members: `.arn`, `.name`, `.ref`".to_owned(),
        _ => format!("write {wanted}"),
    };
    Diagnostic::new(codes::SLS1204, format!("{} is {wanted}, not {found}", whose(ty, Some(place))))
        .at(at, format!("refused {}", dated(date)))
        .help(help)
}

/// A word that is none of those that are taken.
pub fn unknown_word<'a>(
    ty: &str,
    place: &str,
    found: &str,
    at: Span,
    words: impl IntoIterator<Item = &'a str>,
    date: &str,
) -> Diagnostic {
    let words: Vec<&str> = words.into_iter().collect();
    let diagnostic = Diagnostic::new(codes::SLS1205, format!("{} cannot be {found:?}", whose(ty, Some(place))))
        .at(at, format!("refused {}", dated(date)));
    let all = || words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ");
    match nearest(found, words.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean {near:?}?")).fix(
            format!("replace with {near:?}"),
            at,
            format!("{near:?}"),
        ),
        None if words.len() > 30 => diagnostic.help(or_allow("write a word that it takes", "SLS1205")),
        None => diagnostic.help(format!("it takes {}", all())),
    }
}

/// A number, a length or a count outside its range.
pub fn out_of_range(ty: &str, place: &str, found: &str, wanted: &str, at: Span, date: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1206, format!("{} cannot be {found}", whose(ty, Some(place))))
        .at(at, format!("refused {}", dated(date)))
        .help(or_allow(&format!("it takes {wanted}"), "SLS1206"))
}

/// A text that does not match the pattern.
pub fn unmatched(ty: &str, place: &str, pattern: &str, at: Span, date: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1207, format!("{} does not have the form that it must have", whose(ty, Some(place))))
        .at(at, format!("refused {}", dated(date)))
        .help(or_allow(&format!("it must match `{pattern}`"), "SLS1207"))
}

/// A property that AWS sets.
pub fn read_only(ty: &str, place: &str, at: Span, date: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1208, format!("{} is set by AWS", whose(ty, Some(place))))
        .at(at, format!("refused {}", dated(date)))
        .help("remove it; what AWS sets can be read as a member")
}

/// A member that `Fn::GetAtt` does not know.
pub fn unknown_attribute<'a>(
    ty: &str,
    name: &str,
    at: Span,
    known: impl IntoIterator<Item = &'a str>,
    date: &str,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().chain(["ref"]).collect();
    let diagnostic = Diagnostic::new(codes::SLS1209, format!("`Fn::GetAtt` gives no `{name}` of `{ty}`"))
        .at(at, format!("unknown to the schemas of {date}"));
    match nearest(name, known.iter().copied()) {
        Some(near) => {
            diagnostic.help(format!("did you mean `.{near}`?")).fix(format!("replace with `{near}`"), at, near)
        }
        None if known.len() > 12 => diagnostic.help("write an attribute as CloudFormation names it, or `.ref`"),
        None => diagnostic.help(format!("its members are {}", listed(known))),
    }
}

/// A type that a region of the service does not have.
pub fn missing_in_region(ty: &str, region: &str, at: Span, date: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1210, format!("`{ty}` does not exist in {region}"))
        .at(at, format!("not among the schemas of that region of {date}"))
        .help(or_allow("name the regions that have it: `in: […]`", "SLS1210"))
}

/// A property that says what an arrow or an attribute means.
pub fn guarded_property(kind: &str, name: &str, place: &str, at: Span, resource: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1211, format!("`{place}` of the {kind} `{name}` is what its arrows and attributes mean"))
        .at(at, "would cut what the compiler joined")
        .at(resource, "declared here")
        .help("remove it, and say it with an arrow or an attribute; for something else entirely, write a `resource`")
}

/// A property that the compiler writes from an attribute.
pub fn overridden_property(kind: &str, name: &str, place: &str, at: Span, resource: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1212, format!("`{place}` of the {kind} `{name}` is written by the compiler already"))
        .at(at, "takes its place, and no check sees it")
        .at(resource, "declared here")
        .help(format!("say it with an attribute of the {kind}, which is checked: `slsc explain {kind}` names them"))
}

/// `cloudformation` on what makes no resource.
pub fn nothing_to_override(kind: &str, name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1213, format!("the {kind} `{name}` makes no resource of CloudFormation"))
        .at(at, "would have no effect")
        .help("remove it")
}
