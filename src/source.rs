//! Where text comes from and where in it something stands.
//!
//! In: the bytes of files. Out: [`SourceMap`], one numbering over all files of a run, and [`Span`],
//! a place in it. Invariant: this is the only module that knows offsets, lines and file names; everything
//! else carries spans and asks here.

use std::fmt;
use std::path::{Component, Path, PathBuf};

/// A range of bytes in the numbering that a [`SourceMap`] gives to all its files.
///
/// Eight bytes, so that every node of a tree can afford one. `Span::NOWHERE` marks what no author wrote.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of what was written by nobody: compiler-made values.
    pub const NOWHERE: Span = Span { start: 0, end: 0 };

    /// The span from `start` to `end`, in the numbering of the source map.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty span just behind this one.
    pub fn after(self) -> Span {
        Span { start: self.end, end: self.end }
    }

    /// The empty span at the start of this one.
    pub fn before(self) -> Span {
        Span { start: self.start, end: self.start }
    }

    /// Whether nobody wrote this.
    pub fn is_nowhere(self) -> bool {
        self == Span::NOWHERE
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// One source text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name that messages show, with `/` on every platform: `main.sls`, `std:orchestration`.
    pub name: String,
    /// The text; valid UTF-8, as written.
    pub text: String,
    /// Offset of the first byte in the numbering of the map.
    pub base: u32,
    /// Offsets of line starts within the text, ascending; the first is 0.
    lines: Vec<u32>,
    /// How many characters stand before each block of [`BLOCK`] bytes, so that a column of a long line is found quickly.
    blocks: Vec<u32>,
}

/// The bytes between two counts of characters.
const BLOCK: usize = 1024;

impl SourceFile {
    /// How many characters begin before an offset.
    fn characters(&self, offset: u32) -> usize {
        let offset = offset as usize;
        let block = offset / BLOCK;
        let before = self.blocks.get(block).copied().unwrap_or(0) as usize;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        before + begun(rest)
    }

    /// The whole file as a span.
    pub fn span(&self) -> Span {
        Span::new(self.base, self.base + len32(&self.text))
    }
}

/// A place as people and editors count it: one-based line and column, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// One-based.
    pub line: usize,
    /// One-based, in characters.
    pub column: usize,
}

/// Bytes as text. Where they are none, replacement characters stand for what is not, and the offset of the first is told.
pub fn decoded(bytes: Vec<u8>) -> (String, Option<usize>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(valid))
        }
    }
}

/// All texts of a run.
///
/// Offset 0 belongs to no file, so that [`Span::NOWHERE`] is never a place.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// The largest total size that one numbering holds, in bytes.
    pub const CAPACITY: usize = u32::MAX as usize / 2;

    /// Adds a text and returns its span. `None` where the numbering is full.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> Option<Span> {
        let text = text.into();
        let base = self.files.last().map_or(1, |last| last.span().end + 1);
        if base as usize + text.len() > Self::CAPACITY {
            return None;
        }
        let lines = std::iter::once(0)
            .chain(text.bytes().zip(1u32..).filter_map(|(byte, next)| (byte == b'\n').then_some(next)))
            .collect();
        let counts = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let here = *before;
            *before += begun(block) as u32;
            Some(here)
        });
        // A last count stands for an offset behind the last whole block.
        let end = std::iter::once(begun(text.as_bytes()) as u32);
        let blocks = counts.chain(end).collect();
        let file = SourceFile { name: name.into(), text, base, lines, blocks };
        let span = file.span();
        self.files.push(file);
        Some(span)
    }

    /// The files in the order in which they were added.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file that holds the start of a span.
    pub fn file(&self, span: Span) -> Option<&SourceFile> {
        let next = self.files.partition_point(|file| file.base <= span.start);
        let file = self.files.get(next.checked_sub(1)?)?;
        (span.start <= file.span().end && !span.is_nowhere()).then_some(file)
    }

    /// The text of a span; empty where the span is of no file.
    pub fn text(&self, span: Span) -> &str {
        self.file(span)
            .and_then(|file| file.text.get((span.start - file.base) as usize..(span.end - file.base) as usize))
            .unwrap_or_default()
    }

    /// Line and column of the start of a span.
    pub fn position(&self, span: Span) -> Option<Position> {
        let file = self.file(span)?;
        let offset = span.start - file.base;
        let line = file.lines.partition_point(|start| *start <= offset);
        let start = *file.lines.get(line.checked_sub(1)?)?;
        let column = file.characters(offset) - file.characters(start) + 1;
        Some(Position { line, column })
    }

    /// `main.sls:14`, for messages and for the metadata of resources; empty for what nobody wrote.
    pub fn place(&self, span: Span) -> String {
        match (self.file(span), self.position(span)) {
            (Some(file), Some(position)) => format!("{}:{}", file.name, position.line),
            _ => String::new(),
        }
    }
}

/// How many characters begin in some bytes of a text: all bytes but those that continue one.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

fn len32(text: &str) -> u32 {
    // `SourceMap::add` refuses what would not fit.
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// A path without `.` and without `x/..`, by its text alone; `..` at the front stays.
pub fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_the_second_file_knows_its_file_and_line() {
        let mut map = SourceMap::default();
        map.add("a.sls", "one\n").unwrap();
        let b = map.add("b.sls", "x\nyé z\n").unwrap();
        let z = Span::new(b.start + 6, b.start + 7);
        assert_eq!(map.text(z), "z");
        assert_eq!(map.position(z), Some(Position { line: 2, column: 4 }));
        assert_eq!(map.place(z), "b.sls:2");
    }

    #[test]
    fn columns_of_a_long_line_count_characters() {
        let mut map = SourceMap::default();
        let base = map.add("a.sls", "é".repeat(3000)).unwrap().start;
        for at in [0, 1, 511, 512, 513, 1024, 2999, 3000] {
            let span = Span::new(base + at * 2, base + at * 2);
            assert_eq!(map.position(span).unwrap().column, at as usize + 1);
        }
    }

    #[test]
    fn nowhere_is_in_no_file() {
        let mut map = SourceMap::default();
        map.add("a.sls", "one\n").unwrap();
        assert_eq!(map.place(Span::NOWHERE), "");
    }

    #[test]
    fn a_normal_path_keeps_leading_parents() {
        assert_eq!(normal(Path::new("../a/./b/../c")), PathBuf::from("../a/c"));
    }
}
