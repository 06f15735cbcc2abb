//! The texts of a program as miette wants them: lines around a span, by one numbering over all files.
//!
//! Invariant: what is shown has as many bytes as what was written, so that marks stay in place; characters that
//! steer a terminal are replaced on the way, and of a very long line only a window is shown.

use super::{Program, steers};
use crate::source::{SourceFile, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::borrow::Cow;
use std::fmt;

/// A line longer than this is shown in part.
const LONG: usize = 400;
/// How much of a long line is shown before and behind the start of a span.
const BEFORE: usize = 60;
const BEHIND: usize = 120;
/// A span over more lines than this is marked on its first line only.
const TALL: usize = 8;

/// The texts of a program, ready to be shown.
pub struct Snippets<'a> {
    program: Program<'a>,
    files: Vec<(String, Cow<'a, str>)>,
}

impl fmt::Debug for Snippets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Snippets")
    }
}

impl<'a> Snippets<'a> {
    /// Prepares the texts of a program.
    pub fn of(program: Program<'a>) -> Snippets<'a> {
        let prepared = |file: &'a SourceFile| (program.shown(&file.name), harmless(&file.text));
        Snippets { program, files: program.sources.files().iter().map(prepared).collect() }
    }

    /// The span that is marked for a label: within one file, and short enough to be looked at.
    pub fn marked(&self, span: Span) -> Option<SourceSpan> {
        let (file, _, text) = self.find(span.start)?;
        let start = (span.start - file.base) as usize;
        let end = (span.end.saturating_sub(file.base) as usize).clamp(start, text.len());
        let start = if start == end { last_place(text, start) } else { start };
        let end = if span.start == span.end { start } else { end };
        let covered = text.get(start..end.max(start))?;
        let line_end = start + covered.find('\n').unwrap_or(covered.len());
        let end = if covered.matches('\n').count() >= TALL { line_end } else { end.max(start) };
        let is_long = text.get(line_of(text, start, end)?).is_some_and(|lines| lines.lines().any(|l| l.len() > LONG));
        let end = if is_long { line_end.min(floor(text, start + BEHIND / 2)) } else { end };
        Some(SourceSpan::new((file.base as usize + start).into(), end.saturating_sub(start)))
    }

    fn find(&self, offset: u32) -> Option<(&SourceFile, &str, &str)> {
        let files = self.program.sources.files();
        let index = files.partition_point(|file| file.base <= offset).checked_sub(1)?;
        let (name, text) = self.files.get(index)?;
        Some((files.get(index)?, name, text))
    }
}

impl SourceCode for Snippets<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        behind: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let offset = u32::try_from(span.offset()).map_err(|_| MietteError::OutOfBounds)?;
        let (file, name, text) = self.find(offset).ok_or(MietteError::OutOfBounds)?;
        let base = file.base as usize;
        let start = span.offset() - base;
        let window = window(text, start, start + span.len(), before, behind).ok_or(MietteError::OutOfBounds)?;
        let data = text.get(window.clone()).ok_or(MietteError::OutOfBounds)?;
        // Without lines before it, the contents start at the span itself, and so does their position.
        let first = if before == 0 { start } else { window.start };
        let place = self.program.sources.position(Span::new(at(base + first), at(base + first)));
        let (line, column) = place.map_or((0, 0), |p| (p.line - 1, if before == 0 { p.column - 1 } else { 0 }));
        let span = SourceSpan::new((base + window.start).into(), data.len());
        let count = data.matches('\n').count();
        Ok(Box::new(MietteSpanContents::new_named(name.to_owned(), data.as_bytes(), span, line, column, count)))
    }
}

fn at(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The bytes to show: whole lines around the span, or a part of its line where lines are long.
fn window(text: &str, start: usize, end: usize, before: usize, behind: usize) -> Option<std::ops::Range<usize>> {
    let lines = line_of(text, start, end)?;
    let first = (0..before).fold(lines.start, |at, _| line_start(text, at.saturating_sub(1)));
    let last = (0..behind).fold(lines.end, |at, _| line_end(text, at));
    if text.get(first..last)?.lines().all(|line| line.len() <= LONG) {
        return Some(first..last);
    }
    if text.get(lines.clone())?.lines().all(|line| line.len() <= LONG) {
        return Some(lines);
    }
    if end - start > BEHIND {
        return None;
    }
    let from = floor(text, start.saturating_sub(BEFORE)).max(lines.start);
    Some(from..floor(text, start + BEHIND).min(lines.end))
}

/// The whole lines of a span, with the newline of the last.
fn line_of(text: &str, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
    if start > end || end > text.len() {
        return None;
    }
    let last = if end > start { end - 1 } else { end };
    Some(line_start(text, start)..line_end(text, floor(text, last)))
}

fn line_start(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|tail| tail.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// An empty mark behind the last line is moved to the end of the last text, where it can be seen.
fn last_place(text: &str, at: usize) -> usize {
    let is_end = text.get(at..).is_none_or(|rest| rest.trim().is_empty());
    if is_end && at > 0 { text.get(..at).map_or(at, |head| head.trim_end().len()) } else { at }
}

/// The text with every steering character replaced by one of the same length, and a newline at its end.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_fine = |c: char| !steers(c) || c == '\n' || c == '\t';
    let windows = text.contains("\r\n");
    if text.ends_with('\n') && !windows && text.chars().all(is_fine) {
        return Cow::Borrowed(text);
    }
    let replaced = |c: char| match c.len_utf8() {
        _ if is_fine(c) => c,
        1 if c == '\r' => ' ',
        1 => '?',
        2 => '\u{bf}',
        _ => '\u{fffd}',
    };
    let mut out: String = text.chars().map(replaced).collect();
    out.push('\n');
    Cow::Owned(out)
}
