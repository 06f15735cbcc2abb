//! The words of a claim, `expect …`, each with its place: what they say together is for the prover.

use crate::source::Span;
use ecow::EcoString;
use std::iter::Peekable;
use std::str::CharIndices;

/// A word of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub sort: Sort,
    /// Where it stands.
    pub span: Span,
}

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// `survives`, `users`
    Name(EcoString),
    /// `"us-east-1"`
    Text(EcoString),
    /// `200`
    Number(i64),
    /// `29s`, in seconds
    Duration(i64),
    /// `.`, `[`, `]`, `:`, or what has no business here
    Mark(char),
}

/// The words that claims are made of, beside names; a resource may be called by any of them, too.
pub const WORDS: [&str; 29] = [
    "after",
    "and",
    "answers",
    "at",
    "calls",
    "connects",
    "failures",
    "feeds",
    "idempotent",
    "in",
    "is",
    "isolates",
    "keeps",
    "loss",
    "most",
    "never",
    "of",
    "once",
    "only",
    "order",
    "reaches",
    "reads",
    "recovers",
    "runs",
    "survives",
    "to",
    "url",
    "within",
    "writes",
];

/// The words of a text that begins at `start`.
pub fn of(text: &str, start: u32) -> Vec<Word> {
    let mut chars = text.char_indices().peekable();
    let mut words = Vec::new();
    while let Some((at, c)) = chars.next() {
        let sort = match c {
            c if c.is_whitespace() => continue,
            // The rest of the line is a comment.
            '/' if chars.peek().is_some_and(|(_, next)| *next == '/') => break,
            '"' => Sort::Text(quoted(&mut chars)),
            c if c.is_ascii_digit() => number(c, &mut chars),
            c if is_letter(c) => Sort::Name(taken(c, &mut chars, is_letter)),
            c => Sort::Mark(c),
        };
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        words.push(Word { sort, span: Span::new(start + offset(at), start + offset(end)) });
    }
    words
}

/// The names among the words of a text.
pub fn names(text: &str) -> impl Iterator<Item = EcoString> {
    of(text, 0).into_iter().filter_map(|word| match word.sort {
        Sort::Name(name) => Some(name),
        _ => None,
    })
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn taken(first: char, chars: &mut Peekable<CharIndices>, fits: fn(char) -> bool) -> EcoString {
    let mut text = EcoString::from(first);
    while let Some((_, c)) = chars.next_if(|(_, c)| fits(*c)) {
        text.push(c);
    }
    text
}

fn quoted(chars: &mut Peekable<CharIndices>) -> EcoString {
    let mut text = EcoString::new();
    for (_, c) in chars.by_ref().take_while(|(_, c)| *c != '"') {
        text.push(c);
    }
    text
}

/// `200`, `29s`; a unit that there is not makes a name of it, which no claim takes there.
fn number(first: char, chars: &mut Peekable<CharIndices>) -> Sort {
    let text = taken(first, chars, is_letter);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let unit: String = text.chars().skip(digits.len()).collect();
    let factor = match unit.as_str() {
        "" => None,
        "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3600),
        "d" => Some(86_400),
        _ => return Sort::Name(text),
    };
    let Ok(amount) = digits.parse::<i64>() else { return Sort::Name(text) };
    match factor {
        Some(factor) => Sort::Duration(amount.saturating_mul(factor)),
        None => Sort::Number(amount),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_words_with_places() {
        let words = of("public[\"GET /p\"] answers within 29s // soon", 100);
        let sorts: Vec<Sort> = words.iter().map(|word| word.sort.clone()).collect();
        let name = |text: &str| Sort::Name(text.into());
        let wanted = [
            name("public"),
            Sort::Mark('['),
            Sort::Text("GET /p".into()),
            Sort::Mark(']'),
            name("answers"),
            name("within"),
            Sort::Duration(29),
        ];
        assert_eq!(sorts, wanted);
        assert_eq!(words[2].span, Span::new(107, 115));
        assert_eq!(words[6].span, Span::new(132, 135));
    }

    #[test]
    fn nothing_is_too_strange() {
        for text in ["", "\"", "1x", "99999999999999999999s", "é→\u{1f600}", "[[[", "/"] {
            of(text, 0);
        }
    }
}
