//! Brackets that do not balance, and where they most likely should.
//!
//! A text whose brackets balance is done here at once. Otherwise each declaration at the first column is
//! judged by itself, so that one missing brace does not swallow the rest of the file; within a declaration
//! the indentation tells which bracket its author forgot.

use super::text::{Bracket, Scanner};
use super::{MAX_NESTING, Scan};
use crate::diagnostics::{Diagnostic, syntax};

/// What is wrong with the brackets of a stretch.
enum Imbalance {
    /// An opener without its closer, which was expected before an offset.
    Unclosed { opener: Bracket, before: usize },
    /// A closer without its opener.
    Stray(Bracket),
    /// A closer of another kind.
    Mismatch { opener: Bracket, closer: Bracket },
    /// The bracket that is one too deep.
    TooDeep(Bracket),
}

/// Makes sure that the mended text balances, and hands it out.
pub fn balance(mut scanner: Scanner<'_>) -> Scan {
    if first_imbalance(&scanner.brackets).is_some() {
        scanner.out.cuts.clear();
        balance_declarations(&mut scanner);
    }
    let Scanner { mended, mut out, .. } = scanner;
    // Whole characters were replaced, so that this is UTF-8 still.
    out.text = String::from_utf8(mended).unwrap_or_default();
    out
}

/// The first mistake that counting finds.
fn first_imbalance(brackets: &[Bracket]) -> Option<Imbalance> {
    let mut open: Vec<Bracket> = Vec::new();
    for bracket in brackets {
        if is_opener(bracket.byte) {
            open.push(*bracket);
            if open.len() > MAX_NESTING {
                return Some(Imbalance::TooDeep(*bracket));
            }
            continue;
        }
        match open.pop() {
            None => return Some(Imbalance::Stray(*bracket)),
            Some(opener) if closer_of(opener.byte) != bracket.byte => {
                return Some(Imbalance::Mismatch { opener, closer: *bracket });
            }
            Some(_) => {}
        }
    }
    open.pop().map(|opener| Imbalance::Unclosed { opener, before: usize::MAX })
}

fn balance_declarations(scanner: &mut Scanner<'_>) {
    let starts = declaration_starts(scanner);
    let mut brackets = std::mem::take(&mut scanner.brackets).into_iter().peekable();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(scanner.source.len());
        let mut own = Vec::new();
        while let Some(bracket) = brackets.next_if(|bracket| bracket.at < end) {
            own.push(bracket);
        }
        balance_stretch(scanner, *start, end, own);
    }
}

/// The lines at the first column that begin a declaration, and the start of the text.
fn declaration_starts(scanner: &Scanner<'_>) -> Vec<usize> {
    let text = String::from_utf8_lossy(&scanner.mended);
    let mut starts = vec![0];
    let mut line = 0;
    let mut blocks = scanner.blocks.iter().peekable();
    for written in text.split_inclusive('\n') {
        while blocks.next_if(|block| block.1 <= line).is_some() {}
        let within = blocks.peek().is_some_and(|block| block.0 < line);
        if line > 0 && !within && super::declarations::begins_declaration(written) {
            starts.push(line);
        }
        line += written.len();
    }
    starts
}

/// Closers too many are taken out one by one; with an opener too many the whole stretch is.
fn balance_stretch(scanner: &mut Scanner<'_>, start: usize, end: usize, mut brackets: Vec<Bracket>) {
    for _ in 0..MAX_STRAYS {
        let Some(counted) = first_imbalance(&brackets) else { return };
        let imbalance = by_indentation(scanner, &brackets, end).unwrap_or(counted);
        scanner.report(describe(scanner, &imbalance, end));
        let Imbalance::Stray(closer) = imbalance else { break };
        scanner.blank(closer.at, closer.at + 1);
        scanner.quiet(closer.at, closer.at);
        brackets.retain(|bracket| bracket.at != closer.at);
    }
    if first_imbalance(&brackets).is_some() {
        scanner.lose_names(start, end);
        scanner.mended_out(start, end);
    }
}

/// How many closers too many are reported in one declaration.
const MAX_STRAYS: usize = 10;

fn describe(scanner: &Scanner<'_>, imbalance: &Imbalance, end: usize) -> Diagnostic {
    let place = |bracket: &Bracket| scanner.place(bracket.at, bracket.at + if bracket.byte == b'$' { 2 } else { 1 });
    match imbalance {
        Imbalance::Unclosed { opener, before } => {
            let before = (*before).min(end);
            let expected = scanner.source.get(..before).unwrap_or(scanner.source).trim_end().len();
            syntax::unclosed_bracket(
                place(opener),
                sign(opener.byte),
                closing(opener.byte),
                scanner.place(expected, expected),
            )
        }
        Imbalance::Stray(closer) => syntax::stray_bracket(place(closer), sign(closer.byte)),
        Imbalance::Mismatch { opener, closer } => syntax::mismatched_bracket(
            place(opener),
            sign(opener.byte),
            closing(opener.byte),
            place(closer),
            sign(closer.byte),
        ),
        Imbalance::TooDeep(bracket) => syntax::nested_too_deeply(place(bracket), MAX_NESTING),
    }
}

/// An open bracket and how its line is indented.
struct Opened {
    bracket: Bracket,
    indent: usize,
}

/// The mistake that the indentation shows: a closer that begins its line stands below the line that opened it.
fn by_indentation(scanner: &Scanner<'_>, brackets: &[Bracket], end: usize) -> Option<Imbalance> {
    let mut open: Vec<Opened> = Vec::new();
    for bracket in brackets {
        if is_opener(bracket.byte) {
            open.push(Opened { bracket: *bracket, indent: scanner.indent(bracket.at) });
            if open.len() > MAX_NESTING {
                return Some(Imbalance::TooDeep(*bracket));
            }
            continue;
        }
        let top = open.last()?;
        let fits = closer_of(top.bracket.byte) == bracket.byte;
        if scanner.begins_line(bracket.at) {
            let indent = scanner.indent(bracket.at);
            if indent < top.indent
                || !fits
                    && open.iter().any(|other| other.indent == indent && closer_of(other.bracket.byte) == bracket.byte)
            {
                return Some(unclosed(scanner, top, bracket.at));
            }
            if indent > top.indent {
                return Some(Imbalance::Stray(*bracket));
            }
        }
        if !fits {
            let closes_another = open.iter().rev().skip(1).any(|other| closer_of(other.bracket.byte) == bracket.byte);
            return closes_another.then_some(Imbalance::Unclosed { opener: top.bracket, before: bracket.at });
        }
        open.pop();
    }
    open.last().map(|top| unclosed(scanner, top, end))
}

/// The closer was expected before the first line that is indented no deeper than the one with the opener.
fn unclosed(scanner: &Scanner<'_>, top: &Opened, end: usize) -> Imbalance {
    let mut line = scanner.line_end(top.bracket.at) + 1;
    while line < end {
        let line_end = scanner.line_end(line);
        let text = scanner.source.get(line..line_end).unwrap_or_default();
        if !text.trim().is_empty() && scanner.indent(line) <= top.indent {
            break;
        }
        line = line_end + 1;
    }
    Imbalance::Unclosed { opener: top.bracket, before: line.min(end) }
}

impl Scanner<'_> {
    /// How many blanks the line of an offset begins with.
    fn indent(&self, at: usize) -> usize {
        let line = self.source.as_bytes().get(self.line_start(at)..).unwrap_or_default();
        line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    /// Whether only blanks stand before an offset on its line.
    fn begins_line(&self, at: usize) -> bool {
        self.line_start(at) + self.indent(at) == at
    }
}

fn is_opener(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{' | b'$')
}

fn closer_of(opener: u8) -> u8 {
    match opener {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

fn closing(opener: u8) -> &'static str {
    sign(closer_of(opener))
}

fn sign(byte: u8) -> &'static str {
    match byte {
        b'(' => "(",
        b')' => ")",
        b'[' => "[",
        b']' => "]",
        b'{' => "{",
        b'$' => "${",
        _ => "}",
    }
}
