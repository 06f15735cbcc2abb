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

    /// Remembers the names that the declarations between two offsets give.
    pub fn lose_names(&mut self, start: usize, end: usize) {
        let text = self.source.get(start..end.max(start)).unwrap_or_default();
        for (at, name) in declared_names(text) {
            let span = self.place(start + at, start + at + name.len());
            self.out.unreadable.push(Name { text: name.into(), span });
        }
    }
}

/// The names that the lines of a text declare, with their offsets, as far as their look tells.
pub fn declared_names(text: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let code = line.get(indent..).unwrap_or_default();
        if let Some((at, name)) = second_word(code) {
            names.push((start + indent + at, name));
        }
        start += line.len();
    }
    names
}

/// The second word of a line that declares something.
fn second_word(line: &str) -> Option<(usize, &str)> {
    let first = line.len() - line.trim_start_matches(is_name).len();
    let kind = line.get(..first)?;
    if kind.is_empty() || matches!(kind, "if" | "for" | "else" | "import" | "expect" | "moved" | "defaults") {
        return None;
    }
    let rest = line.get(first..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let name = rest.get(blanks..)?.split(|c: char| !is_name(c)).next()?;
    (blanks > 0 && !name.is_empty()).then_some((first + blanks, name))
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
