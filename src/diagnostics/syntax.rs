//! The wording of mistakes in text and syntax.

use super::{Diagnostic, codes};
use crate::source::Span;

/// Text that no rule of the grammar accepts; `expected` is in words.
pub fn unexpected_text(found: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0101, format!("expected {expected}")).at(found, "this does not fit here")
}
