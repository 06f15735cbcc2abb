//! The compiler of `.sls`.
#![doc = include_str!("../docs/ARCHITECTURE.md")]

pub mod diagnostics;
pub mod source;
pub mod syntax;
pub mod world;
pub mod model;
pub mod connections;
pub mod kinds;
