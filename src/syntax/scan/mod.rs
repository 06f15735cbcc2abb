//! One pass over the characters, before the grammar.
//!
//! In: the text of a file. Out: [`Scan`]: the same text, byte for byte as long, in which the grammar sees only
//! what it needs to; and what was found on the way. Invariants: in [`Scan::text`] brackets and quotes balance
//! and nest at most [`MAX_NESTING`] deep; a stretch where they do not is blanked and reported; whatever is
//! changed for another reason than a comment or a blank is reported.

mod brackets;
mod comments;
pub mod declarations;
mod foreign;
mod slips;
mod strings;
mod text;

pub use foreign::{Foreign, first_sign};

use super::ast::{Comment, Name};
use crate::diagnostics::{Diagnostic, syntax};
use crate::source::Span;

/// How deep brackets may nest.
pub const MAX_NESTING: usize = 100;

/// The byte that stands where something has no value; the grammar's `HOLE`.
const HOLE: u8 = 1;

/// What the scanner makes of a text.
#[derive(Debug, Default)]
pub struct Scan {
    /// The text for the grammar.
    pub text: String,
    /// Comments, in order.
    pub comments: Vec<Comment>,
    /// `///` lines, in order.
    pub docs: Vec<DocLine>,
    /// Offsets at which the text can be cut and read in parts, in order.
    pub cuts: Vec<usize>,
    /// Lines with a report after which the grammar's findings there are not worth one.
    pub quiet: Vec<Span>,
    /// What is wrong.
    pub found: Vec<Diagnostic>,
    /// The names that are declared in what was blanked.
    pub unreadable: Vec<Name>,
}

/// A `///` line.
#[derive(Debug, Clone)]
pub struct DocLine {
    /// From its first slash to its last character.
    pub span: Span,
    /// Whether nothing stands before it on its line.
    pub alone: bool,
}

/// Goes over a text that begins at `base` in the numbering of the source map.
pub fn scan(source: &str, base: u32) -> Scan {
    if let Some((foreign, start, end)) = first_sign(source) {
        let span = place(base, start, end);
        let report = match foreign {
            Foreign::Salt => syntax::salt_file(span),
            Foreign::Scheme => syntax::scheme_file(span),
        };
        return Scan { found: vec![report], ..Scan::default() };
    }
    let mut scanner = text::Scanner::new(source, base);
    scanner.run();
    brackets::balance(scanner)
}

/// The span of two offsets in the text.
fn place(base: u32, start: usize, end: usize) -> Span {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(base + offset(start), base + offset(end))
}
