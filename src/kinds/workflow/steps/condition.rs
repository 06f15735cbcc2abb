//! The conditions of a choice, as rules of the Amazon States Language.
//!
//! `{ "$.total": { above: 100 }, "$.country": ["AT", "DE"] }`: paths, each with a value, a list of values of which one must
//! be there, or the words of filters. Several paths, and several words, hold together. `all`, `any` and `not` combine.

use super::{Builder, data};
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Json, Object, Placed};
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// The words that compare, with what stands behind each.
pub const WORDS: &[(&str, &str)] = &[
    ("above", "a number, a text, a moment or a path"),
    ("at_least", "a number, a text, a moment or a path"),
    ("below", "a number, a text, a moment or a path"),
    ("at_most", "a number, a text, a moment or a path"),
    ("prefix", "text"),
    ("suffix", "text"),
    ("wildcard", "text with `*` in it"),
    ("exists", "`true` or `false`"),
    ("type", "one of `string`, `number`, `bool`, `timestamp` and `none`"),
    ("not", "a value, a list of values, or words like these"),
];

const ORDER: [(&str, &str); 4] =
    [("above", "GreaterThan"), ("at_least", "GreaterThanEquals"), ("below", "LessThan"), ("at_most", "LessThanEquals")];

const TESTS: [(&str, &str); 5] = [
    ("string", "IsString"),
    ("number", "IsNumeric"),
    ("bool", "IsBoolean"),
    ("timestamp", "IsTimestamp"),
    ("none", "IsNull"),
];

impl Builder<'_> {
    /// A condition as a rule that does not say yet where it leads. What cannot be understood is reported.
    pub(super) fn condition(&mut self, given: &Spanned) -> Option<Object> {
        let Value::Object(fields) = &given.value else {
            if given.value != Value::Poison {
                self.lost(say::malformed_condition("a condition is an object of paths", given.span, EXAMPLE));
            }
            return None;
        };
        let rules: Vec<Object> = fields.iter().filter_map(|(key, value)| self.clause(key, value)).collect();
        if fields.is_empty() {
            self.lost(say::malformed_condition("a condition says something", given.span, EXAMPLE));
        }
        together("And", rules, given.span)
    }

    /// One entry of a condition.
    fn clause(&mut self, key: &EcoString, value: &Spanned) -> Option<Object> {
        match (key.as_str(), &value.value) {
            ("all", Value::List(list)) => self.combined("And", list, value.span),
            ("any", Value::List(list)) => self.combined("Or", list, value.span),
            ("not", _) => self.condition(value).map(|rule| negated(rule, value.span)),
            (path, _) if path.starts_with('$') => self.matcher(&Placed::text(key.clone(), value.key), value),
            _ => {
                let what = format!("`{key}` is no path, and none of `all`, `any` and `not`");
                self.lost(say::malformed_condition(what, value.key, EXAMPLE));
                None
            }
        }
    }

    fn combined(&mut self, word: &'static str, list: &[Spanned], span: Span) -> Option<Object> {
        let rules: Vec<Object> = list.iter().filter_map(|given| self.condition(given)).collect();
        together(word, rules, span)
    }

    /// What is compared with a path.
    fn matcher(&mut self, path: &Placed, given: &Spanned) -> Option<Object> {
        match &given.value {
            Value::Object(words) => self.words(path, words, given.span),
            Value::List(list) => {
                let rules: Vec<Object> = list.iter().filter_map(|one| self.matcher(path, one)).collect();
                together("Or", rules, given.span)
            }
            _ => self.equals(path, given),
        }
    }

    fn equals(&mut self, path: &Placed, given: &Spanned) -> Option<Object> {
        let comparison = match &given.value {
            _ if data::as_path(given).is_some() => "StringEqualsPath",
            Value::Text(_) | Value::Deferred(_) => "StringEquals",
            Value::Int(_) | Value::Number(_) => "NumericEquals",
            Value::Bool(_) => "BooleanEquals",
            Value::None => return Some(rule(path, "IsNull", Placed::new(Json::Bool(true), given.span))),
            _ => return None,
        };
        let value = self.template(given);
        Some(rule(path, comparison, value))
    }

    fn words(&mut self, path: &Placed, words: &Fields, span: Span) -> Option<Object> {
        if words.is_empty() {
            self.lost(say::malformed_condition("a comparison says something", span, EXAMPLE));
        }
        let rules: Vec<Object> = words.iter().filter_map(|(word, given)| self.word(path, word, given)).collect();
        together("And", rules, span)
    }

    fn word(&mut self, path: &Placed, word: &str, given: &Spanned) -> Option<Object> {
        let made = match (word, &given.value) {
            (_, Value::Poison) => return None,
            ("not", _) => return self.matcher(path, given).map(|rule| negated(rule, given.span)),
            ("exists", Value::Bool(_)) => Some(("IsPresent".to_owned(), self.template(given))),
            ("prefix", Value::Text(text)) => Some(matches(format!("{}*", literal(text)), given.span)),
            ("suffix", Value::Text(text)) => Some(matches(format!("*{}", literal(text)), given.span)),
            ("wildcard", Value::Text(text)) => Some(matches(text.to_string(), given.span)),
            ("type", Value::Text(ty)) => TESTS
                .iter()
                .find(|(known, _)| ty == known)
                .map(|(_, test)| ((*test).to_owned(), Placed::new(Json::Bool(true), given.span))),
            _ => self.order(word, given),
        };
        if made.is_none() {
            self.lost(match WORDS.iter().find(|(known, _)| *known == word) {
                Some((_, takes)) => say::malformed_condition(format!("`{word}` takes {takes}"), given.span, EXAMPLE),
                None => say::unknown_comparison(word, WORDS.iter().map(|(word, _)| *word), given.key),
            });
        }
        made.map(|(comparison, value)| rule(path, &comparison, value))
    }

    /// `above` and its like. The type of the comparison is that of the value: a number, a moment, a text; a path is taken
    /// for one of a number.
    fn order(&mut self, word: &str, given: &Spanned) -> Option<(String, Placed)> {
        let (_, order) = ORDER.iter().find(|(known, _)| *known == word)?;
        let comparison = match &given.value {
            _ if data::as_path(given).is_some() => format!("Numeric{order}Path"),
            Value::Int(_) | Value::Number(_) => format!("Numeric{order}"),
            Value::Text(text) if looks_like_moment(text) => format!("Timestamp{order}"),
            Value::Text(_) | Value::Deferred(_) => format!("String{order}"),
            _ => return None,
        };
        Some((comparison, self.template(given)))
    }
}

fn rule(path: &Placed, comparison: &str, value: Placed) -> Object {
    Object::at(path.span).with("Variable", path.clone()).with(comparison, value)
}

fn matches(pattern: String, span: Span) -> (String, Placed) {
    ("StringMatches".to_owned(), Placed::text(pattern, span))
}

/// A text in a pattern: `*` and the sign before it stand for themselves.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}

/// `2027-01-31T08:00:00Z`
fn looks_like_moment(text: &str) -> bool {
    text.len() >= 20 && text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('T') && text.contains(':')
}

/// Rules that combine; one alone stays what it is.
fn together(word: &'static str, mut rules: Vec<Object>, span: Span) -> Option<Object> {
    match rules.len() {
        0 | 1 => rules.pop(),
        _ => {
            let rules = rules.into_iter().map(Object::done).collect();
            Some(Object::at(span).with(word, Placed::new(Json::List(rules), span)))
        }
    }
}

fn negated(rule: Object, span: Span) -> Object {
    Object::at(span).with("Not", rule.done())
}

const EXAMPLE: &str = "write a condition like `{ \"$.total\": { above: 100 }, \"$.country\": [\"AT\", \"DE\"] }`";
