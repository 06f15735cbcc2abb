//! The shelf of kinds: one file each, and this list.
//!
//! A kind is plain data ([`Kind`]), so that the checker, `explain`, completion, the reference in `docs/` and the
//! tests all read the same source. To add one: write `NAME.rs` with a `static NAME: Kind`, and one line here.

pub mod common;
pub mod conform;
mod function;
mod queue;

pub use function::switch;

pub use crate::model::kind::Kind;

/// Every kind, in the order in which a template shows them.
pub static ALL: &[&Kind] = &[&function::FUNCTION, &queue::QUEUE];

/// The kind with a name.
pub fn find(name: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.name == name)
}

/// stub
pub fn parse_route(_: &str) -> Result<crate::model::architecture::Route, &'static str> {
    Err("")
}
