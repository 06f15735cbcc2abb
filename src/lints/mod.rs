//! The shelf of lints: what only the whole deployment shows, one file each, and this list.
//!
//! In: a [`Deployment`]. Out: diagnostics. A lint is plain data: to add one, write `NAME.rs` with a `static`, its page, and
//! one line here. Its name completes the phrase "allow …".

mod manual_recovery;
mod shallow_check;
mod small_standby;
mod spread;
mod unreplicated_secret;
mod unreplicated_store;
mod unsaid_missing_data;

use crate::diagnostics::{Code, Diagnostics};
use crate::model::deployment::Deployment;

/// A lint.
pub struct Lint {
    /// Its code, with the level and the page.
    pub code: Code,
    /// What it looks for.
    pub check: fn(&Deployment, &mut Diagnostics),
}

/// Every lint, in the order of their codes.
pub static ALL: &[&Lint] = &[
    &shallow_check::SHALLOW_CHECK,
    &unreplicated_store::UNREPLICATED_STORE,
    &unreplicated_secret::UNREPLICATED_SECRET,
    &small_standby::SMALL_STANDBY,
    &manual_recovery::MANUAL_RECOVERY,
    &unsaid_missing_data::UNSAID_MISSING_DATA,
];

/// Looks for everything.
pub fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    ALL.iter().for_each(|lint| (lint.check)(deployment, diagnostics));
}

#[cfg(test)]
mod tests {
    #[test]
    fn lints_stand_in_the_order_of_their_codes() {
        assert!(super::ALL.iter().map(|lint| lint.code.id).is_sorted());
    }
}
