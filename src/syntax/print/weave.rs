//! Lines, indentation, and the comments and blank lines between what is printed.
//!
//! What is printed on lines of its own is a unit: [`Weaver::begin`] prints the comments before it and begins
//! its line, [`Weaver::end`] takes what comments are left in it to the end of its last line.

use crate::source::{SourceMap, Span};
use crate::syntax::ast::{Comment, File};

/// What must come before the next word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    None,
    Line,
    Blank,
}

/// The text as far as it is printed, and the place in the source up to which it is.
pub struct Weaver<'a> {
    source: &'a str,
    base: u32,
    out: String,
    indent: usize,
    pending: Break,
    /// Nothing was printed since the file or the brackets around began.
    fresh: bool,
    /// The line ends with a `//` comment.
    closed: bool,
    comments: &'a [Comment],
    next: usize,
    /// Comments that were printed as a part of what is around them.
    printed: Vec<Span>,
    /// Behind the last unit or comment in the source.
    last: u32,
}

impl<'a> Weaver<'a> {
    /// A weaver at the start of a file.
    pub fn new(sources: &'a SourceMap, file: &'a File) -> Weaver<'a> {
        Weaver {
            source: sources.text(file.span),
            base: file.span.start,
            out: String::new(),
            indent: 0,
            pending: Break::None,
            fresh: true,
            closed: false,
            comments: &file.comments,
            next: 0,
            printed: Vec::new(),
            last: file.span.start,
        }
    }

    /// Prints the comments at the end of the file, and hands the text out.
    pub fn finish_file(mut self, end: u32) -> String {
        self.comments_before(end + 1);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }

    /// Prints words on the line.
    pub fn word(&mut self, text: &str) {
        match self.pending {
            Break::None => {}
            _ if self.out.is_empty() => {}
            Break::Line => self.out.push('\n'),
            Break::Blank => self.out.push_str("\n\n"),
        }
        if self.pending != Break::None {
            self.out.extend(std::iter::repeat_n(' ', 2 * self.indent));
            self.closed = false;
        }
        self.pending = Break::None;
        self.fresh = false;
        self.out.push_str(text);
    }

    /// Prints what an author wrote, as it was written, with the comments in it.
    pub fn verbatim(&mut self, span: Span) {
        self.word(self.written(span));
        let within = |comment: &&Comment| span.start <= comment.span.start && comment.span.end <= span.end;
        let rest = self.comments.iter().skip(self.next);
        self.printed.extend(
            rest.take_while(|comment| comment.span.start < span.end).filter(within).map(|comment| comment.span),
        );
    }

    /// The source at a place.
    pub fn written(&self, span: Span) -> &'a str {
        let offset = |at: u32| at.saturating_sub(self.base) as usize;
        self.source.get(offset(span.start)..offset(span.end)).unwrap_or_default()
    }

    /// Begins a unit on a line of its own.
    pub fn begin(&mut self, at: u32) {
        self.comments_before(at);
        self.break_before(at);
        self.last = at;
    }

    /// Begins a declaration: `first` is the place of what stands above it, whose comments move above that.
    pub fn begin_below(&mut self, first: u32, at: u32) {
        self.comments_before(first);
        self.break_before(first);
        while let Some(comment) = self.comments.get(self.next).filter(|comment| comment.span.start < at) {
            self.next += 1;
            self.word(comment.text.trim_end());
            self.new_line();
        }
        self.last = at;
    }

    /// What follows stands on the next line.
    pub fn new_line(&mut self) {
        self.pending = Break::Line;
    }

    /// Ends a unit: the comments that are left in it go to the end of its line.
    pub fn end(&mut self, at: u32) {
        self.comments_before(at);
        self.last = self.last.max(at);
    }

    /// Opens brackets whose content stands on lines of its own.
    pub fn open(&mut self, bracket: &str, at: u32) {
        self.word(bracket);
        self.fresh = true;
        self.indent += 1;
        self.last = self.last.max(at);
    }

    /// Closes them; `at` is the place of the closer.
    pub fn close(&mut self, bracket: &str, at: u32) {
        self.comments_before(at);
        self.indent -= 1;
        self.pending = Break::Line;
        self.word(bracket);
        self.last = self.last.max(at + 1);
    }

    /// Goes on with a construct on the next line, indented.
    pub fn continued(&mut self, print: impl FnOnce(&mut Self)) {
        self.indent += 1;
        self.pending = Break::Line;
        print(self);
        self.indent -= 1;
    }

    /// Whether a comment that is not printed yet begins between two places.
    pub fn comment_between(&self, from: u32, to: u32) -> bool {
        let rest = self.comments.get(self.next..).unwrap_or_default();
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

    /// Prints the comments that begin before a place.
    fn comments_before(&mut self, at: u32) {
        while let Some(comment) = self.comments.get(self.next).filter(|comment| comment.span.start < at) {
            self.next += 1;
            match self.printed.iter().position(|span| *span == comment.span) {
                Some(known) => drop(self.printed.swap_remove(known)),
                None => self.comment(comment),
            }
        }
    }

    /// A comment stays behind what it was behind, and else has a line of its own.
    fn comment(&mut self, comment: &Comment) {
        let gap = self.written(Span::new(self.last.min(comment.span.start), comment.span.start));
        let trails = !gap.contains('\n') && !self.closed && !self.out.is_empty();
        if trails {
            self.pending = Break::None;
            self.out.push(' ');
        } else {
            self.break_before(comment.span.start);
        }
        self.word(comment.text.trim_end());
        self.closed = comment.text.starts_with("//");
        self.last = self.last.max(comment.span.end);
    }

    /// A new line, with a blank one before it where the author left some.
    fn break_before(&mut self, at: u32) {
        let gap = self.written(Span::new(self.last.min(at), at));
        let blank = gap.bytes().filter(|byte| *byte == b'\n').count() > 1;
        self.pending = if blank && !self.fresh { Break::Blank } else { Break::Line };
    }
}
