//! The wording of mistakes in networks.

use super::{Diagnostic, codes};
use crate::source::Span;

/// An attribute of a new network beside `existing`.
pub fn new_and_existing(name: &str, attribute: &str, (at, existing): (Span, Span)) -> Diagnostic {
    Diagnostic::new(codes::SLS1301, format!("`{name}` exists already, and its `{attribute}` is its owner's"))
        .at(at, "only a new network has it")
        .at(existing, "the one that exists")
        .help(format!("remove `{attribute}`, or remove `existing` and let a new network be made"))
}
