//! The one integration test program: one module for each thing that is tested from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on says so by panicking"
)]

mod accept;
mod bad_input;
mod cli;
mod deputies;
mod diff;
mod docs;
mod editors;
mod examples;
mod failover;
mod fixes;
mod flawed;
mod fmt;
mod formats;
mod graph;
mod install;
mod judges;
mod library;
mod messages;
mod pages;
mod patterns;
mod properties;
mod regressions;
mod reject;
mod robust;
mod snippets;
mod stackset;
mod support;
mod template;
mod who_can;
