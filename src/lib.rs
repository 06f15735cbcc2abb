//! The compiler of `.sls`.
#![doc = include_str!("../docs/ARCHITECTURE.md")]

pub mod connections;
pub mod diagnostics;
pub mod expand;
pub mod kinds;
pub mod model;
pub mod names;
pub mod source;
pub mod syntax;
pub mod wire;
pub mod world;

/// The version that generated files name.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
