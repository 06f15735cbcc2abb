//! The files in `editors/`, before the editors and the tools that read them: see `docs/editors.md`.
//!
//! Each area installs what it needs below `target/editors` and has tests of its own. What an area's grammar sees in a
//! program is held against the compiler's own view of it: see [`agreement`].

mod agreement;
mod ci;
mod corpus;
mod emacs;
mod textmate;
mod tree_sitter;
mod vim;
mod vscode;
mod web;

use crate::install::Toolbox;

/// `target/editors`, pinned in `tests/editors`.
pub const TOOLS: Toolbox = Toolbox { name: "editors" };
