//! Where declarations begin, told by the look of a line alone: at its first column, with the words of one.

use super::text::Scanner;
use crate::syntax::ast::Name;

impl Scanner<'_> {
    /// The first line behind an offset that begins a declaration; the end of the text where there is none.
    pub fn next_declaration(&self, at: usize) -> usize {
        let mut line = self.line_end(at) + 1;
        while line < self.source.len() {
            let end = self.line_end(line);
            if begins_declaration(self.source.get(line..end).unwrap_or_default()) {
                return line;
            }
            line = end + 1;
        }
        self.source.len()
    }

    /// The start of the declaration that an offset is in; the start of the text where there is none.
    pub fn declaration_before(&self, at: usize) -> usize {
        let mut line = self.line_start(at);
        while line > 0 && !begins_declaration(self.source.get(line..self.line_end(line)).unwrap_or_default()) {
            line = self.line_start(line - 1);
        }
        line
    }

    /// Remembers the name that a declaration between two offsets gives.
    pub fn lost_name(&mut self, start: usize, end: usize) {
        let text = self.source.get(start..end.max(start)).unwrap_or_default();
        let second = text.find(|c: char| !is_name(c)).unwrap_or(text.len());
        let rest = text.get(second..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start().len();
        let name = rest.trim_start().split(|c: char| !is_name(c)).next().unwrap_or_default();
        if name.is_empty() {
            return;
        }
        let at = start + second + blanks;
        let span = self.place(at, at + name.len());
        self.out.unreadable.push(Name { text: name.into(), span });
    }
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// Whether a line looks like the first of a declaration: `KIND NAME …`, `keyword …`, `a -> b`, `@allow…`.
pub fn begins_declaration(line: &str) -> bool {
    if line.starts_with('@') {
        return true;
    }
    let word = line.len() - line.trim_start_matches(is_name).len();
    let Some((first, rest)) = line.split_at_checked(word) else { return false };
    if first.is_empty() || first.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let next = rest.trim_start();
    let two_words = rest.len() > next.len() && next.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    two_words || line.contains("->") || first == "import" && next.starts_with('{')
}
