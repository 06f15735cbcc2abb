//! The characters of a file: comments, strings, blanks, continued lines.

use super::declarations::begins_declaration;
use super::{MAX_NESTING, Scan, place};
use crate::diagnostics::{Diagnostic, syntax};
use crate::source::Span;
use crate::syntax::MAX_REPORTS;

/// How often the scanner goes back to read what an unclosed text has swallowed.
const MAX_RESTARTS: usize = 20;

/// How large the parts are, in bytes, in which a text is read.
const PART: usize = 64 * 1024;

/// What the scanner is inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `(` of an expression or a call, where newlines mean nothing.
    Free,
    /// `(` of a pattern's head, where newlines separate.
    Paren,
    /// `[`
    Bracket,
    /// `{`
    Brace,
    /// `${`
    Interpolation,
    /// `"`
    Quote,
    /// `"""`
    Block,
}

/// Something open.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    /// What.
    pub kind: Kind,
    /// Where it begins.
    pub at: usize,
}

/// A bracket in the code, for the check of balance.
#[derive(Debug, Clone, Copy)]
pub struct Bracket {
    /// Its offset.
    pub at: usize,
    /// `(`, `[`, `{`, their closers, or `$` for `${`.
    pub byte: u8,
}

/// The state of the pass.
pub struct Scanner<'s> {
    /// The text as written.
    pub source: &'s str,
    /// Where it begins in the numbering of the source map.
    pub base: u32,
    /// The text for the grammar.
    pub mended: Vec<u8>,
    /// What is found beside it.
    pub out: Scan,
    /// Every bracket outside of strings, in order.
    pub brackets: Vec<Bracket>,
    /// Strings over several lines, whose lines begin no declaration.
    pub blocks: Vec<(usize, usize)>,
    /// Where the scanner is.
    pub at: usize,
    pub(super) open: Vec<Open>,
    /// Behind the last token.
    pub(super) token_end: usize,
    /// Behind the token at whose end a newline was left.
    broken_behind: Option<usize>,
    /// The end of the last stretch that was taken out, and whether a newline is before what follows it.
    lost: Option<(usize, bool)>,
}

impl<'s> Scanner<'s> {
    /// A scanner at the start of a text.
    pub fn new(source: &'s str, base: u32) -> Scanner<'s> {
        Scanner {
            source,
            base,
            mended: source.as_bytes().to_vec(),
            out: Scan::default(),
            brackets: Vec::new(),
            blocks: Vec::new(),
            at: 0,
            open: Vec::new(),
            token_end: 0,
            broken_behind: None,
            lost: None,
        }
    }

    /// Goes to the end.
    pub fn run(&mut self) {
        if self.source.starts_with('\u{feff}') {
            self.blank(0, 3);
            self.at = 3;
        }
        for _ in 0..MAX_RESTARTS {
            while self.at < self.source.len() {
                self.piece();
            }
            if !self.at_the_end() {
                return;
            }
        }
        // Whoever leaves this many texts open has not written a program.
        self.mended_out(self.at, self.source.len());
    }

    fn piece(&mut self) {
        match self.open.last().map(|open| open.kind) {
            Some(Kind::Quote) => self.quoted(),
            Some(Kind::Block) => self.block(),
            _ => self.code(),
        }
    }

    /// The byte at an offset; 0 behind the end.
    pub fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Whether the text goes on like this.
    pub fn sees(&self, text: &str) -> bool {
        self.source.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(text.as_bytes()))
    }

    /// Makes blanks of a stretch; its newlines stay.
    pub fn blank(&mut self, start: usize, end: usize) {
        for byte in self.mended.get_mut(start..end).unwrap_or_default() {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    /// Writes over the text.
    pub fn write(&mut self, at: usize, bytes: &[u8]) {
        if let Some(place) = self.mended.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    }

    /// The place of two offsets.
    pub fn place(&self, start: usize, end: usize) -> Span {
        place(self.base, start, end)
    }

    /// Adds a report.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if self.out.found.len() < MAX_REPORTS {
            self.out.found.push(diagnostic);
        }
    }

    /// The grammar's findings between two offsets are the same mistake.
    pub fn quiet(&mut self, start: usize, end: usize) {
        let span = self.place(self.line_start(start), self.line_end(end));
        self.out.quiet.push(span);
    }

    /// Where the line of an offset begins.
    pub fn line_start(&self, at: usize) -> usize {
        self.source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
    }

    /// Where the line of an offset ends.
    pub fn line_end(&self, at: usize) -> usize {
        let bytes = self.source.as_bytes().get(at..).unwrap_or_default();
        at + bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len())
    }

    /// One token or blank of the code.
    fn code(&mut self) {
        let at = self.at;
        match self.byte(at) {
            b' ' => self.at += 1,
            b'\n' => self.newline(),
            b'\t' | b'\r' => {
                self.blank(at, at + 1);
                self.at += 1;
            }
            b'/' if self.byte(at + 1) == b'/' => self.line_comment(),
            b'/' if self.byte(at + 1) == b'*' => self.block_comment(),
            b'"' => self.quote(),
            byte @ (b'(' | b'[' | b'{') => self.opener(byte),
            byte @ (b')' | b']' | b'}') => self.closer(byte),
            byte if byte.is_ascii_alphanumeric() || byte == b'_' => self.word(),
            _ => self.sign(),
        }
    }

    /// A newline, or what is as good as one. It means nothing inside parentheses, and nothing behind another one.
    pub fn newline(&mut self) {
        let free = self.open.last().is_some_and(|open| open.kind == Kind::Free);
        let again = self.broken_behind.replace(self.token_end) == Some(self.token_end);
        self.write(self.at, if free || again { b" " } else { b"\n" });
        self.at += 1;
        if self.open.is_empty() {
            self.cut();
        }
    }

    /// Remembers a place where the text can be cut: behind a `}` that ends a declaration, before a line that begins
    /// one. The grammar keeps a record of all that it reads, which is at hand only while it is small.
    fn cut(&mut self) {
        let far = self.at - self.out.cuts.last().copied().unwrap_or(0) >= PART;
        if far && self.byte(self.token_end.saturating_sub(1)) == b'}' {
            let line = self.source.get(self.at..self.line_end(self.at)).unwrap_or_default();
            if begins_declaration(line) {
                self.out.cuts.push(self.at);
            }
        }
    }

    fn word(&mut self) {
        while self.byte(self.at).is_ascii_alphanumeric() || self.byte(self.at) == b'_' {
            self.at += 1;
        }
        self.token_end = self.at;
    }

    /// A sign: the start of a continued line, a slip that is mended, or what it is.
    fn sign(&mut self) {
        if self.slip() {
            return;
        }
        if self.continues() {
            self.join_line();
        }
        self.step();
        self.token_end = self.at;
    }

    /// Whether a line that begins here continues the one above.
    fn continues(&self) -> bool {
        let next = self.byte(self.at + 1);
        match self.byte(self.at) {
            b'?' | b':' | b'|' => true,
            b'.' => next.is_ascii_alphabetic() || next == b'_',
            b'&' => next == b'&',
            b'-' => next == b'>',
            _ => false,
        }
    }

    /// Takes the newlines between the last token and here away.
    pub fn join_line(&mut self) {
        let (start, end) = (self.token_end, self.at);
        for byte in self.mended.get_mut(start..end).unwrap_or_default() {
            *byte = b' ';
        }
    }

    /// Goes over one character.
    pub fn step(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        self.at += rest.chars().next().map_or(1, char::len_utf8);
    }

    /// Ends a token here.
    pub fn end_token(&mut self) {
        self.token_end = self.at;
    }

    fn opener(&mut self, byte: u8) {
        let kind = match byte {
            b'(' if self.opens_pattern() => Kind::Paren,
            b'(' => Kind::Free,
            b'[' => Kind::Bracket,
            _ => Kind::Brace,
        };
        self.push(kind, byte);
        self.at += 1;
        self.token_end = self.at;
    }

    pub(super) fn push(&mut self, kind: Kind, byte: u8) {
        self.brackets.push(Bracket { at: self.at, byte });
        self.open.push(Open { kind, at: self.at });
    }

    /// Whether the `(` here is that of `pattern NAME(`.
    fn opens_pattern(&self) -> bool {
        let before = self.source.as_bytes().get(..self.at).unwrap_or_default();
        let name = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)).count();
        let head = before.get(..before.len() - name).unwrap_or_default().trim_ascii_end();
        head.ends_with(b"pattern")
    }

    /// A closer closes the nearest opener of its kind, but none outside of the string that it is in.
    fn closer(&mut self, byte: u8) {
        let fits = |kind: Kind| match byte {
            b')' => matches!(kind, Kind::Free | Kind::Paren),
            b']' => kind == Kind::Bracket,
            _ => matches!(kind, Kind::Brace | Kind::Interpolation),
        };
        let within = |open: &&Open| !matches!(open.kind, Kind::Quote | Kind::Block);
        let near = self.open.iter().rev().take(MAX_NESTING).take_while(within);
        if let Some(between) = near.map(|open| open.kind).position(fits) {
            self.open.truncate(self.open.len() - between - 1);
        }
        self.brackets.push(Bracket { at: self.at, byte });
        self.at += 1;
        self.token_end = self.at;
    }

    /// What is still open at the end of the text; whether the scanner must go on before it.
    fn at_the_end(&mut self) -> bool {
        if let Some(block) = self.open.iter().find(|open| open.kind == Kind::Block).copied() {
            self.report(syntax::unclosed_text_block(self.place(block.at, block.at + 3)));
            let end = self.next_declaration(block.at);
            self.lose(block.at, end);
            return true;
        }
        if self.open.iter().any(|open| open.kind == Kind::Quote) {
            self.unclosed_line();
            return true;
        }
        false
    }

    /// Takes the declaration that holds `start` out of the text, and goes on at `end`.
    pub(super) fn lose(&mut self, start: usize, end: usize) {
        let declaration = if self.open.is_empty() { start } else { self.declaration_before(start) };
        while self.brackets.last().is_some_and(|bracket| bracket.at >= declaration) {
            self.brackets.pop();
        }
        self.lose_names(declaration, end);
        self.mended_out(declaration, end);
        self.open.clear();
        self.at = end;
        self.token_end = end;
    }

    /// Blanks a stretch for good, up to one newline where there is none before it.
    pub fn mended_out(&mut self, start: usize, end: usize) {
        self.mended.get_mut(start..end).unwrap_or_default().fill(b' ');
        let separated = match self.lost {
            Some((lost_end, separated)) if lost_end == start => separated,
            _ => {
                let before = self.mended.get(..start).unwrap_or_default();
                before.iter().rev().find(|byte| **byte != b' ').is_none_or(|byte| *byte == b'\n')
            }
        };
        if !separated && end > start {
            self.write(end - 1, b"\n");
        }
        self.lost = Some((end, true));
    }
}
