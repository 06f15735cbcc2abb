//! Common slips that leave a stretch unreadable, told by the text at the place where reading got stuck.

use super::Build;
use super::recover::{first_token, leading_name};
use crate::diagnostics::{Diagnostic, syntax};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Build<'_> {
    /// A slip that shows in the whole of a stretch.
    pub(super) fn teach_whole(&self, pair: &Pair<'_, Rule>) -> Option<Diagnostic> {
        let text = pair.as_str().trim_end();
        let start = pair.as_span().start();
        let first = leading_name(text);
        let whole = self.place(start, start + first.len());
        if matches!(first, "else" | "elif" | "elseif" | "elsif") && pair.as_rule() != Rule::BAD_ENTRY {
            return Some(syntax::else_without_if(whole, first));
        }
        if pair.as_rule() == Rule::BAD_ITEM {
            return self.signature(start, text).or_else(|| self.backward_arrow(start, text));
        }
        let after = text.get(first.len()..).unwrap_or_default();
        let number_key = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(':');
        if pair.as_rule() == Rule::BAD_ENTRY && number_key {
            let key = text.split(':').next().unwrap_or_default().trim_end();
            return Some(syntax::unquoted_key(self.place(start, start + key.len()), key));
        }
        let dotted = after.starts_with('.') && text.contains(':');
        (pair.as_rule() == Rule::BAD_ENTRY && dotted).then(|| {
            let key = text.split(':').next().unwrap_or_default().trim_end();
            syntax::unquoted_key(self.place(start, start + key.len()), key)
        })
    }

    /// `function charge(order) { … }`
    fn signature(&self, start: usize, text: &str) -> Option<Diagnostic> {
        let kind = leading_name(text);
        let rest = text.get(kind.len()..).unwrap_or_default().trim_start_matches(' ');
        let name = leading_name(rest);
        let called = rest.get(name.len()..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('('));
        let declares =
            !kind.is_empty() && !name.is_empty() && kind != "pattern" && !crate::syntax::grammar::is_keyword(kind);
        (declares && called).then(|| syntax::signature(self.place(start, start + kind.len()), kind, name))
    }

    /// `a <- b`
    fn backward_arrow(&self, start: usize, text: &str) -> Option<Diagnostic> {
        let at = text.find("<-")?;
        let code = text.get(..at).is_some_and(|before| !before.contains(['"', '{', '=']));
        code.then(|| syntax::wrong_arrow(self.place(start + at, start + at + 2), "<-"))
    }

    /// `30 s`, of which the unit stands here.
    pub(super) fn unit_apart(&self, at: usize, word: &str) -> Option<Diagnostic> {
        let unit = unit_word(word)?;
        let before = self.text.get(..at).unwrap_or_default();
        let number = last_word(before);
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '_');
        let start = before.trim_end_matches(' ').len() - number.len();
        (is_number && before.ends_with(' '))
            .then(|| syntax::spaced_unit(self.place(start, at + word.len()), number, unit))
    }

    /// A slip at the place where reading got stuck.
    pub(super) fn teach(&self, at: usize, text: &str, expected: &str) -> Option<Diagnostic> {
        let before = self.text.get(..at).unwrap_or_default();
        let word = first_token(text);
        let place = self.place(at, at + word.len());
        if let Some(diagnostic) = self.unit_apart(at, word) {
            return Some(diagnostic);
        }
        match word {
            "and" | "or" | "not" => Some(syntax::word_for_sign(place, word)),
            "is" => Some(syntax::word_for_sign(place, word)),
            "=" if text.starts_with("===") => Some(syntax::wrong_comparison(self.place(at, at + 3), "===")),
            "=" if before.trim_end().ends_with("==") => Some(syntax::wrong_comparison(place, "===")),
            "=" if expected.contains("operator") => Some(syntax::misplaced_equals(place)),
            _ if word.starts_with('"') && self.names_something(before) => Some(syntax::quoted_name(place, word)),
            _ => None,
        }
    }
}

impl Build<'_> {
    /// Whether a line ends where the name of a declaration is expected.
    fn names_something(&self, before: &str) -> bool {
        let line = before.rsplit('\n').next().unwrap_or_default();
        let word = line.trim();
        line.ends_with(' ') && !word.is_empty() && leading_name(word) == word
    }
}

/// A unit as people write it behind a number, and the one that is meant.
fn unit_word(word: &str) -> Option<&'static str> {
    crate::diagnostics::syntax::unit_meant(word)
}

/// The last word of a text, without the blanks behind it.
fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(' ');
    let start = text
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    text.get(start..).unwrap_or_default()
}
