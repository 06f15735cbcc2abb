//! A tree in the one canonical form.
//!
//! In: a tree and the text that it was read from. Out: text that is read as the same tree, and printed as the
//! same text. What spans several lines and what stands on one is the author's choice; everything between is
//! not: two blanks of indentation, one entry per line, one blank line at most. Every comment survives, at its
//! place where the form has a line for it, and else at the end of the line that it was in.

mod expressions;
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
