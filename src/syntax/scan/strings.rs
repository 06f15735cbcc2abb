//! Strings: where they end, and where they should have.

use super::HOLE;
use super::text::{Kind, Open, Scanner};
use crate::diagnostics::syntax;

impl Scanner<'_> {
    pub(super) fn quote(&mut self) {
        let (kind, width) = if self.sees("\"\"\"") { (Kind::Block, 3) } else { (Kind::Quote, 1) };
        self.open.push(Open { kind, at: self.at });
        self.at += width;
        self.token_end = self.at;
    }

    /// The next piece of a string on one line.
    pub(super) fn quoted(&mut self) {
        match self.byte(self.at) {
            b'"' => self.end_string(1),
            b'\n' => self.unclosed_line(),
            b'\\' => self.escape(),
            b'$' if self.byte(self.at + 1) == b'{' => self.interpolation(),
            _ => self.characters(b"\"\n\\$"),
        }
    }

    /// The next piece of `"""` text.
    pub(super) fn block(&mut self) {
        match self.byte(self.at) {
            b'"' if self.sees("\"\"\"") => {
                let start = self.open.last().map_or(self.at, |open| open.at);
                self.blocks.push((start, self.at + 3));
                self.end_string(3);
            }
            b'\\' => self.escape(),
            b'$' if self.byte(self.at + 1) == b'{' => self.interpolation(),
            _ => self.characters(b"\"\\$"),
        }
    }

    /// Goes over one character and all that follow it but these.
    fn characters(&mut self, but: &[u8]) {
        self.check_character();
        self.at += 1;
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| but.contains(byte) || *byte < b' ').unwrap_or(rest.len());
    }

    fn escape(&mut self) {
        self.at += 1;
        if self.byte(self.at) != b'\n' {
            self.step();
        }
    }

    fn interpolation(&mut self) {
        self.push(Kind::Interpolation, b'$');
        self.at += 2;
        self.token_end = self.at;
    }

    fn end_string(&mut self, width: usize) {
        self.open.pop();
        self.at += width;
        self.token_end = self.at;
    }

    /// The end of a line inside a string that must end on it.
    pub(super) fn unclosed_line(&mut self) {
        let outer = self.open.iter().rposition(|open| open.kind == Kind::Block).map_or(0, |at| at + 1);
        let first = self.open.get(outer..).and_then(|open| open.iter().position(|open| open.kind == Kind::Quote));
        let Some(first) = first.map(|at| at + outer) else { return self.step() };
        let string = self.open.get(first).copied();
        let interpolation =
            self.open.get(first..).and_then(|open| open.iter().find(|open| open.kind == Kind::Interpolation)).copied();
        self.open.truncate(first);
        let Some(string) = string else { return self.step() };
        match interpolation {
            Some(open) => self.report(syntax::unclosed_interpolation(self.place(open.at, open.at + 2))),
            None => self.report(syntax::unclosed_string(self.place(string.at, string.at + 1))),
        }
        self.quiet(string.at, string.at);
        let code = self.code_behind(string.at);
        self.hole(string.at, code);
    }

    /// Where the closers at the end of a line begin that an unclosed string has swallowed.
    fn code_behind(&self, start: usize) -> usize {
        let line = self.source.get(start + 1..self.at).unwrap_or_default();
        let line_start = self.line_start(start);
        let mut open = self.open.iter().rev().take_while(|open| open.at >= line_start);
        let mut kept = line.trim_end().trim_end_matches(',');
        while let Some(rest) = kept.trim_end().strip_suffix(['}', ']', ')']) {
            if open.next().is_none() {
                break;
            }
            kept = rest;
        }
        start + 1 + kept.trim_end().len()
    }

    /// Puts a hole in place of a stretch and goes on behind it.
    pub(super) fn hole(&mut self, start: usize, end: usize) {
        for byte in self.mended.get_mut(start..end).unwrap_or_default() {
            *byte = b' ';
        }
        self.write(start, &[HOLE]);
        while self.brackets.last().is_some_and(|bracket| bracket.at >= start) {
            self.brackets.pop();
        }
        self.at = end;
        self.token_end = end;
    }
}
