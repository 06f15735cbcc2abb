//! The gate between judging and lowering.
//!
//! In: what a stage made, and what was said about it. Out: the same, in a wrapper that proves that nothing said was
//! an error. Invariant: [`gate`] is the only place that makes a [`Checked`], so that an emitter that takes one cannot
//! be called with a broken architecture.

use crate::diagnostics::Diagnostics;
use crate::model::deployment::Deployment;
use std::ops::Deref;

/// Something that no error was reported about.
#[derive(Debug)]
pub struct Checked<T>(T);

impl<T> Checked<T> {
    /// What was checked.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Checked<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

/// Lets a deployment pass that has no errors.
pub fn gate(deployment: Deployment, diagnostics: &Diagnostics) -> Option<Checked<Deployment>> {
    (!diagnostics.has_errors()).then_some(Checked(deployment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Level, codes};

    #[test]
    fn an_error_closes_the_gate() {
        let mut diagnostics = Diagnostics::default();
        assert!(gate(Deployment::default(), &diagnostics).is_some());
        diagnostics.push(Diagnostic::new(codes::SLS0101, "broken"));
        assert!(gate(Deployment::default(), &diagnostics).is_none());
    }

    #[test]
    fn a_warning_passes_the_gate() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(codes::SLS0801, "large"));
        diagnostics.relevel(|_| Level::Warning);
        assert!(gate(Deployment::default(), &diagnostics).is_some());
    }
}
