//! The wording of requirements that are not met.

use super::{Diagnostic, codes};
use crate::source::Span;

/// A `require` whose condition does not hold: its author's words, at the value that the user gave.
pub fn unmet(why: &str, given: Span, required: Span) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS0321, why.to_owned());
    match given == required {
        true => report.at(required, "this does not hold"),
        false => report.at(given, "given here").at(required, "required here"),
    }
    .help("give a value that meets it; the words are those of whoever wrote the `require`")
}
