//! A tree in the one canonical form; `docs/style.md` says what it is, and why.
//!
//! In: a tree and the text that it was read from. Out: text that is read as the same tree, and printed as the same text. What
//! spans several lines is the author's choice, as far as it fits; everything between is not. Every comment survives, at its
//! place where the form has one for it, and else at the end of the line that it was in.
//!
//! - [`items`], [`expressions`] and [`types`] walk the tree.
//! - [`groups`] lays out what stands in brackets, [`attempt`] finds out whether it fits on one line.
//! - [`weave`] puts words into lines, with the comments and blank lines between them.
//! - [`align`] moves rows that are read against each other below each other, when everything is printed.

mod align;
mod attempt;
mod expressions;
mod groups;
mod items;
mod types;
mod weave;

use super::ast::File;
use crate::source::SourceMap;
use weave::Weaver;

/// The canonical text of a file.
pub fn print(sources: &SourceMap, file: &File) -> String {
    let mut weaver = Weaver::new(sources, file);
    weaver.items(&file.items);
    weaver.finish_file(file.span.end)
}
