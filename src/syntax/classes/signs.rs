//! One pass over the characters: comments, strings, numbers, signs, and words, whose class their place says.

use super::roles::{ANNOTATION, Roles, of_a_word};
use super::{Class, Token};
use crate::source::Span;

/// The tokens of a text that begins at `base` in the numbering of the source map.
pub fn tokens(text: &str, base: u32, roles: &Roles) -> Vec<Token> {
    let mut lexer = Lexer { text, base, at: 0, tokens: Vec::new(), around: Vec::new() };
    while lexer.at < text.len() {
        lexer.step(roles);
    }
    lexer.tokens
}

/// What a closing `}` ends.
enum Around {
    /// A `{`.
    Braces,
    /// A `${` in a string with these quotes.
    Interpolation(&'static str),
}

/// Signs, longer ones before those that they begin with.
const SIGNS: [(&str, Class); 18] = [
    ("->", Class::Arrow),
    ("==", Class::Operator),
    ("!=", Class::Operator),
    ("<=", Class::Operator),
    (">=", Class::Operator),
    ("&&", Class::Operator),
    ("||", Class::Operator),
    ("<", Class::Operator),
    (">", Class::Operator),
    ("+", Class::Operator),
    ("-", Class::Operator),
    ("*", Class::Operator),
    ("/", Class::Operator),
    ("%", Class::Operator),
    ("!", Class::Operator),
    ("?", Class::Operator),
    ("=", Class::Operator),
    ("|", Class::Operator),
];

struct Lexer<'t> {
    text: &'t str,
    base: u32,
    at: usize,
    tokens: Vec<Token>,
    around: Vec<Around>,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next `length` bytes are a token.
    fn token(&mut self, class: Class, length: usize) {
        let place = |at: usize| self.base + u32::try_from(at).unwrap_or(u32::MAX);
        self.tokens.push(Token { class, span: Span::new(place(self.at), place(self.at + length)) });
        self.at += length;
    }

    fn step(&mut self, roles: &Roles) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        match first {
            '/' if rest.starts_with("//") => self.line_comment(rest),
            '/' if rest.starts_with("/*") => {
                let length = rest.find("*/").map_or(rest.len(), |at| at + 2);
                self.token(Class::Comment, length);
            }
            '"' if rest.starts_with("\"\"\"") => self.string("\"\"\"", 3),
            '"' => self.string("\"", 1),
            '{' => {
                self.around.push(Around::Braces);
                self.at += 1;
            }
            '}' => self.closer(),
            c if c.is_ascii_digit() => self.token(Class::Number, number(rest)),
            c if is_word(c) => self.word(rest, roles),
            '@' => self.annotation(rest, roles),
            c => match SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
                Some((sign, class)) => self.token(*class, sign.len()),
                None => self.at += c.len_utf8(),
            },
        }
    }

    fn line_comment(&mut self, rest: &str) {
        let line = rest.lines().next().unwrap_or_default().trim_end();
        let doc = line.starts_with("///") && !line.starts_with("////");
        self.token(if doc { Class::Doc } else { Class::Comment }, line.len());
    }

    fn closer(&mut self) {
        match self.around.pop() {
            Some(Around::Interpolation(quotes)) => {
                self.token(Class::Interpolation, 1);
                self.string(quotes, 0);
            }
            Some(Around::Braces) | None => self.at += 1,
        }
    }

    /// A string, from its quotes or from behind an interpolation, up to its end or the next interpolation.
    fn string(&mut self, quotes: &'static str, opening: usize) {
        let mut length = opening;
        loop {
            let rest = self.text.get(self.at + length..).unwrap_or_default();
            if rest.is_empty() || (quotes.len() == 1 && rest.starts_with('\n')) {
                return self.piece(length);
            } else if rest.starts_with(quotes) {
                return self.piece(length + quotes.len());
            } else if rest.starts_with("${") {
                self.piece(length);
                self.token(Class::Interpolation, 2);
                return self.around.push(Around::Interpolation(quotes));
            } else if rest.starts_with('\\') {
                self.piece(length);
                self.token(Class::Escape, escape(rest));
                length = 0;
            } else {
                length += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    fn piece(&mut self, length: usize) {
        if length > 0 {
            self.token(Class::String, length);
        }
    }

    fn word(&mut self, rest: &str, roles: &Roles) {
        let at = self.base + u32::try_from(self.at).unwrap_or(u32::MAX);
        let length = word(rest);
        match roles.at(at) {
            Some((class, end)) => self.token(class, ((end - at) as usize).clamp(length, rest.len())),
            None => self.token(of_a_word(rest.get(..length).unwrap_or_default()), length),
        }
    }

    fn annotation(&mut self, rest: &str, roles: &Roles) {
        let at = self.base + u32::try_from(self.at).unwrap_or(u32::MAX);
        match rest.starts_with(ANNOTATION) && roles.is_annotation(at) {
            true => self.token(Class::Annotation, ANNOTATION.len()),
            false => self.at += 1,
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(text: &str) -> usize {
    text.find(|c| !is_word(c)).unwrap_or(text.len())
}

/// `42`, `1_000`, `0.5`, `30s`, `50%`
fn number(text: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(text.len());
    let mut length = digits(text);
    let fraction = text.get(length..).and_then(|rest| rest.strip_prefix('.'));
    if let Some(fraction) = fraction.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        length += 1 + digits(fraction);
    }
    let rest = text.get(length..).unwrap_or_default();
    length + if rest.starts_with('%') { 1 } else { word(rest) }
}

/// `\n`, `\u{41}`
fn escape(text: &str) -> usize {
    match text.strip_prefix("\\u{").and_then(|rest| rest.find('}')) {
        Some(digits) => "\\u{".len() + digits + 1,
        None => 1 + text.chars().nth(1).map_or(0, char::len_utf8),
    }
}
