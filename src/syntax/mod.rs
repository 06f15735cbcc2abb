//! Text to tree, and back.
//!
//! In: a file of the [`SourceMap`]. Out: an [`ast::File`] with every place in it, and what is wrong with the
//! text in [`Diagnostics`]. Invariants: there is always a tree, whatever the text is; what could not be read is
//! reported once and stands in the tree as `Missing` or not at all; nothing here knows what a name means.
//!
//! ```text
//! text --scan--> mended text, comments --grammar--> pairs --build--> ast::File --print--> text
//! ```
//!
//! - `scan` goes over the characters once. It takes the comments out, makes sure that quotes and brackets
//!   balance and nest within `scan::MAX_NESTING`, and mends what is wrong in a single character.
//! - `grammar` is the pest grammar `grammar/sls.pest`, which has a rule for lines that it cannot read.
//! - `build` makes nodes of pairs, and says in words what was expected where a line could not be read.
//! - [`print()`] writes a tree in the one canonical form.
//! - [`classes`] says what each token is, for editors.

pub mod ast;
mod build;
pub mod claim;
pub mod classes;
mod grammar;
mod print;
mod scan;

pub use print::print;

use crate::diagnostics::Diagnostics;
use crate::source::{SourceMap, Span};

/// How many reports one file is worth. Whoever reads the first two thousand knows enough.
const MAX_REPORTS: usize = 2000;

/// Reads one file. What is wrong with its text is added to `diagnostics`; the tree holds all that could be read.
pub fn parse(sources: &SourceMap, file: Span, diagnostics: &mut Diagnostics) -> ast::File {
    let text = sources.text(file);
    let scan = scan::scan(text, file.start);
    build::file(file, text, scan, diagnostics)
}

/// Whose file this is, where it ends in `.sls` and is another language's: `a Salt state file`.
pub fn foreign(text: &str) -> Option<&'static str> {
    scan::first_sign(text).map(|(foreign, ..)| foreign.words())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, reason = "a test may fail")]
mod tests;
