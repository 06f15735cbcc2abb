//! The types that travel between stages: what attributes accept, values, the architecture, its wired graph and
//! the template.
//!
//! Invariant: nothing here knows a stage. Shelves ([`crate::kinds`], [`crate::connections`]) and stages use these
//! nouns, never the other way round.

pub mod architecture;
pub mod connection;
pub mod date;
pub mod deployment;
pub mod grant;
pub mod graph;
pub mod hop;
pub mod kind;
pub mod path;
pub mod region;
pub mod shape;
pub mod stack;
pub mod template;
pub mod ty;
pub mod value;
pub mod words;
