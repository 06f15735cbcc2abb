//! Lines, indentation, and the comments and blank lines between what is printed.
//!
//! What is printed on lines of its own is a unit: [`Weaver::begin_below`] prints the comments before it and begins its line,
//! [`Weaver::end`] takes what comments are left in it to the end of its last line.

use super::align::{self, Form, Note, Row};
use super::attempt::Attempt;
use crate::source::{SourceMap, Span};
use crate::syntax::ast::{Comment, File};

/// What must come before the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// Nothing.
    None,
    /// A new line.
    Line,
    /// A new line, and a blank one before it.
    Blank,
}

/// The text as far as it is printed, and the place in the source up to which it is.
pub struct Weaver<'a> {
    source: &'a str,
    base: u32,
    comments: &'a [Comment],
    pub(super) state: State,
    pub(super) attempt: Attempt,
    pub(super) out: String,
    /// Stretches that were printed as they stand, with comments in them.
    pub(super) verbatim: Vec<Span>,
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<Note>,
}

/// What changes with each word.
#[derive(Debug, Clone)]
pub struct State {
    pub(super) indent: usize,
    pub(super) pending: Break,
    /// Nothing was printed since the file or the brackets around began.
    pub(super) fresh: bool,
    /// The line ends with a `//` comment.
    pub(super) closed: bool,
    /// The first comment that is not printed yet.
    next: usize,
    /// Behind the last unit or comment in the source.
    last: u32,
    /// How many lines are ended.
    line: usize,
    /// Where the last line begins in what is printed.
    pub(super) line_start: usize,
    /// The row that the current unit may be.
    row: Option<Row>,
}

impl<'a> Weaver<'a> {
    /// A weaver at the start of a file.
    pub fn new(sources: &'a SourceMap, file: &'a File) -> Weaver<'a> {
        let state = State {
            indent: 0,
            pending: Break::None,
            fresh: true,
            closed: false,
            next: 0,
            last: file.span.start,
            line: 0,
            line_start: 0,
            row: None,
        };
        Weaver {
            source: sources.text(file.span),
            base: file.span.start,
            comments: &file.comments,
            state,
            attempt: Attempt::None,
            out: String::new(),
            verbatim: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Prints the comments at the end of the file, and hands the text out.
    pub fn finish_file(mut self, end: u32) -> String {
        self.comments_before(end + 1);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        align::aligned(&self.out, &self.rows, &self.notes)
    }

    // ---------------------------------------------------------------- words

    /// Prints a word on the line.
    pub fn word(&mut self, text: &str) {
        if self.attempt == Attempt::Failed {
            return;
        }
        let pending = std::mem::replace(&mut self.state.pending, Break::None);
        if pending != Break::None && !self.out.is_empty() {
            self.put(if pending == Break::Line { "\n" } else { "\n\n" });
            self.state.closed = false;
        }
        if pending != Break::None {
            self.out.extend(std::iter::repeat_n(' ', 2 * self.state.indent));
        }
        self.state.fresh = false;
        self.put(text);
    }

    /// Prints several words.
    pub fn words(&mut self, words: &[&str]) {
        words.iter().for_each(|word| self.word(word));
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        let Some(newline) = text.rfind('\n') else { return self.look_at_width() };
        self.look_at_first_line();
        self.state.line += text.matches('\n').count();
        self.state.line_start = self.out.len() - text.len() + newline + 1;
    }

    /// Prints what an author wrote, as it was written, with the comments in it.
    pub fn verbatim(&mut self, span: Span) {
        self.inline_before(span.start);
        self.word(self.written(span));
        if self.comment_between(span.start, span.end) {
            self.verbatim.push(span);
        }
    }

    /// The source at a place.
    pub fn written(&self, span: Span) -> &'a str {
        let offset = |at: u32| at.saturating_sub(self.base) as usize;
        self.source.get(offset(span.start)..offset(span.end)).unwrap_or_default()
    }

    // ---------------------------------------------------------------- units

    /// Begins a unit on a line of its own. `first` is the place of what documents it; comments between the two move above that.
    /// A comment that stands before the unit on its line stays there, unless something else has to begin that line.
    pub fn begin_below(&mut self, first: u32, at: u32) {
        while let Some(comment) = self.next_comment(first) {
            if first == at && !self.broken(comment.span.start, at) {
                break;
            }
            self.state.next += 1;
            self.comment(comment, Break::Blank);
        }
        let start = self.next_comment(first).map_or(first, |comment| comment.span.start);
        self.break_before(start);
        self.inline_before(first);
        while let Some(comment) = self.next_comment(at) {
            self.state.next += 1;
            self.word(comment.text.trim_end());
            self.new_line();
        }
        self.state.last = at;
    }

    /// What follows is the line of a unit that may be a row.
    pub fn begin_row(&mut self) {
        self.word("");
        self.state.row = Some(Row::new(self.state.line, self.state.line_start));
    }

    /// A column of a row begins here.
    pub fn cell(&mut self, form: Form) {
        let at = self.out.len();
        if let Some(row) = &mut self.state.row {
            row.cell(form, at);
        }
    }

    /// What follows stands on the next line.
    pub fn new_line(&mut self) {
        self.state.pending = Break::Line;
    }

    /// Ends a unit: the comments that are left in it go to the end of its line.
    pub fn end(&mut self, at: u32) {
        if let Some(mut row) = self.state.row.take().filter(|row| row.line == self.state.line && row.has_cells()) {
            row.end = self.out.len();
            self.rows.push(row);
        }
        self.comments_before(at);
        self.state.last = self.state.last.max(at);
    }

    /// Opens brackets whose content stands on lines of its own.
    pub fn open(&mut self, bracket: &str, at: u32) {
        self.word(bracket);
        self.state.fresh = true;
        self.state.indent += 1;
        self.state.last = self.state.last.max(at);
    }

    /// Closes them; `at` is the place of the closer.
    pub fn close(&mut self, bracket: &str, at: u32) {
        self.comments_before(at);
        self.state.indent -= 1;
        self.state.pending = Break::Line;
        self.word(bracket);
        self.state.last = self.state.last.max(at + 1);
    }

    /// Goes on with a construct on the next line, indented. What stands between the places `from` and `to` are comments: they
    /// stay on the line that ends, have lines of their own, or stand before what follows on its line.
    pub fn continued(&mut self, from: u32, to: u32, print: impl FnOnce(&mut Self)) {
        self.state.indent += 1;
        self.state.last = self.state.last.max(from);
        while let Some(comment) = self.next_comment(to).filter(|comment| self.broken(comment.span.start, to)) {
            self.state.next += 1;
            self.comment(comment, Break::Line);
        }
        self.state.pending = Break::Line;
        print(self);
        self.state.indent -= 1;
    }

    // ---------------------------------------------------------------- the source around

    /// Whether a comment that is not printed yet begins between two places.
    pub fn comment_between(&self, from: u32, to: u32) -> bool {
        let rest = self.comments.get(self.state.next..).unwrap_or_default();
        rest.iter().take_while(|comment| comment.span.start < to).any(|comment| comment.span.start >= from)
    }

    /// Whether an author broke the line somewhere between two places.
    pub fn broken(&self, from: u32, to: u32) -> bool {
        self.written(Span::new(from, to)).contains('\n')
    }

    /// The place of a sign behind another place, outside of comments.
    pub fn find(&self, sign: u8, from: u32) -> u32 {
        let mut at = from;
        let first = self.comments.partition_point(|comment| comment.span.end <= from);
        let mut comments = self.comments.iter().skip(first).peekable();
        while ((at - self.base) as usize) < self.source.len() {
            if let Some(comment) = comments.next_if(|comment| comment.span.start <= at) {
                at = at.max(comment.span.end);
                continue;
            }
            if self.source.as_bytes().get((at - self.base) as usize) == Some(&sign) {
                return at;
            }
            at += 1;
        }
        from
    }

    // ---------------------------------------------------------------- comments

    /// The next comment that begins before a place; those in what was printed as it stands are passed over.
    fn next_comment(&mut self, at: u32) -> Option<&'a Comment> {
        loop {
            let comment = self.comments.get(self.state.next).filter(|comment| comment.span.start < at)?;
            if !self.is_printed(comment.span) {
                return Some(comment);
            }
            self.state.next += 1;
        }
    }

    fn is_printed(&self, comment: Span) -> bool {
        let behind = self.verbatim.partition_point(|span| span.start <= comment.start);
        let before = behind.checked_sub(1).and_then(|index| self.verbatim.get(index));
        before.is_some_and(|span| comment.end <= span.end)
    }

    /// The next comment before a place, if it can stand within a line.
    fn next_inline(&mut self, at: u32) -> Option<&'a str> {
        let text = self.next_comment(at)?.text.as_str();
        let goes_on = !self.state.closed || self.state.pending != Break::None;
        let within = text.starts_with("/*") && !text.contains('\n') && goes_on;
        within.then_some(text)
    }

    /// Prints comments that stand before a word on the line: `/* c */ word`.
    pub fn inline_before(&mut self, at: u32) {
        while let Some(text) = self.next_inline(at) {
            self.state.next += 1;
            self.words(&[text, " "]);
        }
    }

    /// Prints comments that stand behind a word on the line: `word /* c */`. Whether there are any.
    pub fn inline_behind(&mut self, at: u32) -> bool {
        let first = self.state.next;
        while let Some(text) = self.next_inline(at) {
            self.state.next += 1;
            self.words(&[" ", text]);
        }
        self.state.next > first
    }

    /// Prints comments between a word and the sign behind it, where both stand on one line.
    pub fn inline_between(&mut self, from: u32, sign: u32) {
        if !self.broken(from, sign) {
            self.inline_behind(sign);
        }
    }

    /// Prints the comments that begin before a place.
    fn comments_before(&mut self, at: u32) {
        while let Some(comment) = self.next_comment(at) {
            self.state.next += 1;
            self.comment(comment, Break::Blank);
        }
    }

    /// A comment stays behind what it was behind, and else has a line of its own, with at most this before it.
    fn comment(&mut self, comment: &Comment, most: Break) {
        let gap = self.written(Span::new(self.state.last.min(comment.span.start), comment.span.start));
        let trails = !gap.contains('\n') && !self.state.closed && !self.out.is_empty();
        if trails {
            self.state.pending = Break::None;
            self.word(" ");
            self.note(&comment.text);
        } else {
            self.break_before(comment.span.start);
            self.state.pending = if most == Break::Line { most } else { self.state.pending };
        }
        self.word(comment.text.trim_end());
        self.state.closed = comment.text.starts_with("//");
        self.state.last = self.state.last.max(comment.span.end);
    }

    /// Remembers a `//` comment behind a unit; one behind an opener is about what follows.
    fn note(&mut self, text: &str) {
        let opens = self.out.trim_end().ends_with(['{', '[', '(']);
        if text.starts_with("//") && !opens && self.attempt != Attempt::Failed {
            let State { line, line_start, .. } = self.state;
            self.notes.push(Note { line, line_start, at: self.out.len() });
        }
    }

    /// A new line, with a blank one before it where the author left some.
    fn break_before(&mut self, at: u32) {
        let gap = self.written(Span::new(self.state.last.min(at), at));
        let blank = gap.bytes().filter(|byte| *byte == b'\n').count() > 1;
        self.state.pending = if blank && !self.state.fresh { Break::Blank } else { Break::Line };
    }
}
