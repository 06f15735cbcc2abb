//! Slips of one character, whose meaning is clear: they are reported, and mended for the grammar.

use super::text::Scanner;
use crate::diagnostics::syntax;

/// How many signs may stand before the head of an arrow. Without a limit a long row of `-` is gone through from each.
const LONGEST_SHAFT: usize = 8;

impl Scanner<'_> {
    /// Mends what stands here, where it is a slip; whether it was one.
    pub fn slip(&mut self) -> bool {
        match self.byte(self.at) {
            b';' => self.semicolon(),
            b'#' => self.hash(),
            b'\'' => self.quotes("'", "'"),
            b'`' => self.quotes("`", "`"),
            b'=' | b'-' => self.arrow_of_signs(),
            0x80.. => self.beyond_ascii(),
            0..=0x1f | 0x7f => self.control(),
            _ => false,
        }
    }

    fn semicolon(&mut self) -> bool {
        self.report(syntax::semicolon(self.place(self.at, self.at + 1)));
        // A newline separates as the author meant it.
        self.newline();
        true
    }

    /// `# comment`
    fn hash(&mut self) -> bool {
        let end = self.line_end(self.at);
        self.report(syntax::hash_comment(self.place(self.at, self.at + 1)));
        self.blank(self.at, end);
        self.at = end;
        true
    }

    /// A string in other quotes. The double quotes within it would end the mended one.
    fn quotes(&mut self, left: &str, right: &str) -> bool {
        let start = self.at + left.len();
        let rest = self.source.get(start..).unwrap_or_default();
        let length = rest.find(|c| c == '\n' || right.starts_with(c)).unwrap_or(rest.len());
        let inner = rest.get(..length).unwrap_or_default();
        let end = start + length + right.len();
        if !rest.get(length..).is_some_and(|rest| rest.starts_with(right)) {
            return self.lone_quote(left);
        }
        self.report(syntax::wrong_quotes(self.place(self.at, end), left, inner));
        self.blank(self.at, end);
        self.write(start - 1, b"\"");
        self.write(start, inner.replace(['"', '\\', '$'], "'").as_bytes());
        self.write(start + length, b"\"");
        self.at = end;
        self.end_token();
        true
    }

    /// A quote that nothing closes on its line.
    fn lone_quote(&mut self, quote: &str) -> bool {
        let end = self.line_end(self.at);
        self.report(syntax::lone_quote(self.place(self.at, self.at + quote.len()), quote));
        self.quiet(self.at, self.at);
        self.hole(self.at, end);
        true
    }

    /// `=>`, `-->`, `==>`
    fn arrow_of_signs(&mut self) -> bool {
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        let shaft = rest.iter().take(LONGEST_SHAFT).take_while(|byte| **byte == b'-' || **byte == b'=').count();
        let is_arrow = rest.get(shaft) == Some(&b'>') && rest.get(..shaft) != Some(b"-");
        is_arrow && self.arrow(shaft + 1)
    }

    fn arrow(&mut self, width: usize) -> bool {
        let end = self.at + width;
        self.report(syntax::wrong_arrow(self.place(self.at, end), self.source.get(self.at..end).unwrap_or_default()));
        self.join_line();
        self.blank(self.at, end);
        self.write(end - 2, b"->");
        self.at = end;
        self.end_token();
        true
    }

    fn beyond_ascii(&mut self) -> bool {
        let character = self.source.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        match character {
            '\u{201c}' | '\u{201d}' => self.quotes(self.same(character), "\u{201d}"),
            '\u{2018}' | '\u{2019}' => self.quotes(self.same(character), "\u{2019}"),
            '→' | '⇒' | '⟶' | '➜' => self.arrow(character.len_utf8()),
            _ if is_invisible(character) => self.invisible(character),
            _ => false,
        }
    }

    fn same(&self, character: char) -> &'static str {
        match character {
            '\u{201c}' => "\u{201c}",
            '\u{201d}' => "\u{201d}",
            '\u{2018}' => "\u{2018}",
            _ => "\u{2019}",
        }
    }

    fn control(&mut self) -> bool {
        self.invisible(char::from(self.byte(self.at)))
    }

    /// A character that nobody sees. A run of them is one mistake.
    fn invisible(&mut self, first: char) -> bool {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let width = rest.find(|c| !is_invisible(c)).unwrap_or(rest.len());
        let end = self.at + width;
        self.report(syntax::invisible_character(self.place(self.at, end), first));
        self.blank(self.at, end);
        self.at = end;
        true
    }

    /// Within a string: a control character cannot stand there as it is.
    pub fn check_character(&mut self) {
        let byte = self.byte(self.at);
        if is_invisible(char::from(byte)) && byte < 0x80 {
            self.report(syntax::invisible_character(self.place(self.at, self.at + 1), char::from(byte)));
            self.blank(self.at, self.at + 1);
        }
    }
}

/// Characters that are no blanks and have no picture.
fn is_invisible(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    control
        || matches!(character, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
