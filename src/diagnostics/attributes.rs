//! The wording of mistakes in attributes that every kind shares.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::source::Span;

/// A declaration whose first word is neither a kind nor a pattern.
pub fn unknown_kind<'a>(kind: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    let diagnostic = Diagnostic::new(codes::SLS0401, format!("there is no kind or pattern `{kind}`"));
    match nearest(kind, known.iter().copied()) {
        Some(near) => diagnostic.at(at, "unknown kind").help(format!("did you mean `{near}`?")).fix(
            format!("replace with `{near}`"),
            at,
            near,
        ),
        None => diagnostic.at(at, "unknown kind").help(format!("the kinds are {}", listed(known))),
    }
}

/// An attribute, option or argument that does not exist.
pub fn unknown_attribute<'a>(of: &str, name: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    let diagnostic = Diagnostic::new(codes::SLS0402, format!("{of} has no `{name}`")).at(at, "would have no effect");
    match nearest(name, known.iter().copied()) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, near)
        }
        None if known.is_empty() => diagnostic.help("it takes nothing: remove the entry"),
        None => diagnostic.help(format!("it takes {}", listed(known))),
    }
}

/// An attribute, option or argument that must be written.
///
/// Each is a name and what it takes, in words.
pub fn missing_attributes(of: &str, missing: &[(&str, String)], at: Span) -> Diagnostic {
    let names = series(missing.iter().map(|(name, _)| format!("`{name}`")));
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let entries = series(missing.iter().map(|(name, wanted)| format!("`{name}: …`, {wanted}")));
    Diagnostic::new(codes::SLS0403, format!("{of} needs {names}"))
        .at(at, format!("{names} {verb} missing"))
        .help(format!("add {entries}"))
}

/// `a, b and c`
fn series(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// An entry that is written twice in one pair of braces.
pub fn written_twice(name: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0404, format!("`{name}` is written twice"))
        .at(second, "again here")
        .at(first, "first here")
        .help("remove one of them")
}

/// A value outside its range.
pub fn out_of_range(name: &str, found: &str, wanted: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0405, format!("`{name}` cannot be {found}"))
        .at(at, "out of range")
        .help(format!("write {wanted}"))
}

/// A word that is none of those that are taken.
pub fn unknown_word(name: &str, found: &str, words: &[&str], at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0406, format!("`{name}` cannot be {found:?}")).at(at, "unknown word");
    let all: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
    match nearest(found, words.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean {near:?}? it takes {}", all.join(", "))).fix(
            format!("replace with {near:?}"),
            at,
            format!("{near:?}"),
        ),
        None => diagnostic.help(format!("it takes {}", all.join(", "))),
    }
}

/// A name that is none of the words that can stand here.
pub fn unknown_bare_word(found: &str, words: &[&str], at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0406, format!("`{found}` cannot stand here")).at(at, "unknown word");
    match nearest(found, words.iter().copied()) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, near)
        }
        None => diagnostic.help(format!("write one of {}", listed(words.iter().copied()))),
    }
}

/// A text that does not have the form it must have.
pub fn wrong_form(name: &str, wanted: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0407, format!("`{name}` must be {wanted}")).at(at, "does not have that form")
}

/// A list that is too short or too long.
pub fn wrong_count(name: &str, found: usize, least: usize, most: usize, at: Span) -> Diagnostic {
    let wanted = match (least, most) {
        (least, usize::MAX) => format!("at least {least}"),
        (0, most) => format!("at most {most}"),
        (least, most) => format!("from {least} to {most}"),
    };
    Diagnostic::new(codes::SLS0408, format!("`{name}` has {found} elements and takes {wanted}"))
        .at(at, "too few or many")
}

/// A companion that was switched off.
pub fn no_companion(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0319, format!("there is no `{name}` here: it was switched off"))
        .at(at, "does not exist")
        .help(format!("remove the `none` that switches it off, or this use of `.{name}`"))
}
