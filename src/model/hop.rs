//! A step of a way through the architecture, as reports show it: one line of the source each.

use crate::source::Span;

/// One step on a way through the architecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// The line that makes it a step.
    pub span: Span,
    /// What happens there: "`user` writes to `users`".
    pub text: String,
}

impl Hop {
    /// A step.
    pub fn new(span: Span, text: impl Into<String>) -> Hop {
        Hop { span, text: text.into() }
    }
}
