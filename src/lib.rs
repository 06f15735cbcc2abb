//! The compiler of `.sls`.
#![doc = include_str!("../docs/ARCHITECTURE.md")]

pub mod diagnostics;
pub mod source;
pub mod syntax;
pub mod world;
pub mod model;
pub mod connections;
pub mod kinds;

/// The version that generated files name.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
