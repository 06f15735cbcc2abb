//! What could not be read: a report for each stretch, and what can be kept of it.

use super::expressions::missing;
use super::{Build, peek};
use crate::diagnostics::syntax;
use crate::source::Span;
use crate::syntax::MAX_REPORTS;
use crate::syntax::ast::{Entry, ItemNode, Let, Name, Object, Resource};
use crate::syntax::grammar::{self, Rule, SlsParser};
use crate::syntax::scan::declarations::declared_names;
use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};
use pest::iterators::{Pair, Pairs};

/// What needs something behind it.
const SIGNS: [&str; 16] = ["->", "==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "?", "="];

/// What the grammar says about a stretch: where it got stuck, and what it looked for there.
struct Stuck {
    /// Offset in the text.
    at: usize,
    /// In words.
    expected: String,
}

impl<'i> Build<'i> {
    /// Two entries without a separator. Where the second cannot be read, it is rather a part of the first: then
    /// the answer is true, and the value of the first is not what its author meant.
    pub(super) fn missing_separator(&mut self, pairs: &mut Pairs<'i, Rule>, bad: Rule, entry: &str) -> bool {
        let Some(slip) = pairs.next() else { return false };
        let at = slip.as_span().end();
        let before = self.text.get(..at).unwrap_or_default().trim_end_matches(' ').len();
        if peek(pairs) == Some(bad) {
            if let Some(rest) = pairs.next() {
                self.report_behind(&rest, entry);
            }
            return true;
        }
        if let Some(diagnostic) = self.unit_apart(at, self.word_at(at)) {
            pairs.next();
            self.report(diagnostic);
            return true;
        }
        let next = self.place(at, at + self.word_at(at).len());
        self.report(syntax::missing_separator(self.place(before, at), next, entry));
        false
    }

    /// Something behind a complete entry.
    fn report_behind(&mut self, rest: &Pair<'i, Rule>, entry: &str) {
        let start = rest.as_span().start();
        let text = rest.as_str().trim_end();
        if text != "="
            && let Some(diagnostic) = self.teach(start, text, "an operator")
        {
            return self.report(diagnostic);
        }
        let sign = SIGNS.iter().find(|sign| text.starts_with(**sign) && (**sign != "=" || text == "="));
        if let Some(sign) = sign {
            let next = text.get(sign.len()..).unwrap_or_default();
            let blanks = next.len() - next.trim_start().len();
            let at = start + if next.trim().is_empty() { 0 } else { sign.len() + blanks };
            let found = self.place(at, at + self.word_at(at).len().max(1));
            let what = if *sign == "->" { "what the arrow leads to" } else { "a value" };
            return self.report(syntax::unexpected_text(found, &format!("{what} behind `{sign}`")));
        }
        let found = self.place(start, start + first_token(text).len());
        self.report(syntax::unexpected_text(found, &format!("a comma or a new line behind this {entry}")));
    }

    /// A comma with nothing before it.
    pub(super) fn stray_comma(&mut self, pairs: &mut Pairs<'i, Rule>) {
        if let Some(comma) = pairs.next() {
            let span = self.span(&comma);
            self.report(syntax::stray_comma(span));
        }
    }

    /// A stretch without anything worth keeping.
    pub(super) fn bad(&mut self, pairs: &mut Pairs<'i, Rule>, rule: Rule) {
        if let Some(pair) = pairs.next() {
            self.report_bad(&pair, rule);
        }
    }

    /// A bad entry; its key is kept, so that nobody misses it.
    pub(super) fn bad_entry(&mut self, pairs: &mut Pairs<'i, Rule>) -> Option<Entry> {
        let pair = pairs.next()?;
        self.report_bad(&pair, Rule::entry);
        let start = pair.as_span().start();
        let key = leading_name(pair.as_str());
        if key.is_empty() {
            return None;
        }
        let span = self.place(start, start + pair.as_str().trim_end().len());
        let key = Name { text: key.into(), span: self.place(start, start + key.len()) };
        Some(Entry { key, value: missing(span).expr, span })
    }

    /// A bad interpolation.
    pub(super) fn bad_interpolation(&mut self, pair: &Pair<'i, Rule>) {
        let stuck = self.stuck(pair.as_span().start(), pair.as_str(), Rule::expr);
        let found = self.found(&stuck, pair);
        self.report(syntax::bad_interpolation(found, &stuck.expected));
    }

    /// A bad declaration; its name is kept, so that its uses are not reported too.
    pub(super) fn bad_item(&mut self, pairs: &mut Pairs<'i, Rule>) {
        if let Some(pair) = pairs.next() {
            self.bad_declaration(&pair);
        }
    }

    /// The same, for what looked like another declaration.
    pub(super) fn bad_declaration(&mut self, pair: &Pair<'i, Rule>) {
        let text = pair.as_str();
        let start = pair.as_span().start();
        for (at, name) in declared_names(text) {
            let span = self.place(start + at, start + at + name.len());
            self.unreadable.push(Name { text: name.into(), span });
        }
        self.idle_docs_in_bad(self.span(pair).end);
        self.report_bad(pair, grammar::rule_of(text));
    }

    fn report_bad(&mut self, pair: &Pair<'i, Rule>, rule: Rule) {
        if self.reports.len() >= MAX_REPORTS {
            return;
        }
        let stuck = self.stuck(pair.as_span().start(), pair.as_str(), rule);
        let text = self.text.get(stuck.at..).unwrap_or_default();
        let diagnostic = self.teach_whole(pair).or_else(|| self.teach(stuck.at, text, &stuck.expected));
        let found = self.found(&stuck, pair);
        self.report(diagnostic.unwrap_or_else(|| syntax::unexpected_text(found, &stuck.expected)));
    }

    /// The token at which the grammar got stuck, or the place behind the stretch.
    fn found(&self, stuck: &Stuck, pair: &Pair<'i, Rule>) -> Span {
        let end = pair.as_span().start() + pair.as_str().trim_end().len();
        match self.text.get(stuck.at..end) {
            Some(rest) if !rest.is_empty() => self.place(stuck.at, stuck.at + first_token(rest).len()),
            _ => self.place(end.saturating_sub(1), end),
        }
    }

    /// Reads a stretch again by the rule that it should have followed.
    fn stuck(&self, start: usize, text: &str, rule: Rule) -> Stuck {
        match SlsParser::parse(rule, text) {
            Ok(pairs) => {
                let read = pairs.last().map_or(0, |pair| pair.as_span().end());
                let blanks = text.get(read..).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
                Stuck { at: start + read + blanks, expected: ending(rule).to_owned() }
            }
            Err(error) => {
                let at = start + location(&error);
                Stuck { at, expected: grammar::in_words(rule, &positives(&error)) }
            }
        }
    }

    /// A text that the grammar could not read at all, which the scanner should have prevented.
    pub(super) fn unreadable_part(&mut self, error: &Error<Rule>) {
        let at = location(error);
        let found = self.place(at, at + self.word_at(at).len());
        self.report(syntax::unexpected_text(found, &grammar::in_words(Rule::file, &positives(error))));
    }

    /// The token at an offset.
    fn word_at(&self, at: usize) -> &'i str {
        first_token(self.text.get(at..).unwrap_or_default())
    }

    /// `name = value`, `kind { … }` and `kind name`: what is missing is clear.
    pub(super) fn slip(&mut self, pair: Pair<'i, Rule>) -> Option<ItemNode> {
        let first = leading_name(pair.as_str());
        if grammar::is_keyword(first) || matches!(first, "else" | "elif") {
            self.bad_or_nameless(&pair, first);
            return None;
        }
        match pair.as_rule() {
            Rule::slip_assignment => Some(self.without_let(pair)),
            Rule::slip_bodyless => Some(self.without_body(pair)),
            _ => {
                let span = self.place(pair.as_span().start(), pair.as_span().start() + first.len());
                self.report(syntax::one_word_declaration(span, first));
                // What is in the braces is read for its own mistakes.
                self.object_of(pair);
                None
            }
        }
    }

    /// `service { … }` lacks a name; `param x` lacks something else.
    fn bad_or_nameless(&mut self, pair: &Pair<'i, Rule>, keyword: &str) {
        let nameless = matches!(pair.as_rule(), Rule::slip_nameless | Rule::slip_assignment);
        if nameless && !matches!(keyword, "if" | "else" | "elif" | "for" | "import" | "expect") {
            let start = pair.as_span().start();
            let span = self.place(start, start + keyword.len());
            return self.report(syntax::missing_name(span, keyword));
        }
        self.bad_declaration(pair);
    }

    fn object_of(&mut self, pair: Pair<'i, Rule>) {
        let mut pairs = pair.into_inner();
        pairs.next();
        self.body(&mut pairs);
    }

    fn without_let(&mut self, pair: Pair<'i, Rule>) -> ItemNode {
        let mut pairs = pair.into_inner();
        let name = self.declared(&mut pairs);
        self.report(syntax::missing_let(name.span, &name.text));
        self.take(&mut pairs, Rule::ASSIGN);
        ItemNode::Let(Let { name, ty: None, value: self.expr(&mut pairs) })
    }

    fn without_body(&mut self, pair: Pair<'i, Rule>) -> ItemNode {
        let mut pairs = pair.into_inner();
        let kind = pairs.next().map_or_else(|| self.nobody(), |kind| self.name(&kind));
        let name = self.declared(&mut pairs);
        let span = kind.span.to(name.span);
        self.report(syntax::missing_body(span, &kind.text, &name.text));
        ItemNode::Resource(Resource { body: Object { entries: Vec::new(), span: span.after() }, kind, name })
    }

    /// Docs before what could not be read are no mistake of their own.
    fn idle_docs_in_bad(&mut self, end: u32) {
        while self.docs.get(self.next_doc).is_some_and(|line| line.span.start < end) {
            self.next_doc += 1;
        }
    }
}

/// What may follow a complete stretch.
fn ending(rule: Rule) -> &'static str {
    match rule {
        Rule::expr => "an operator or `}`",
        _ => "an operator or a new line",
    }
}

fn location(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}

fn positives(error: &Error<Rule>) -> Vec<Rule> {
    match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    }
}

/// The name that a text begins with.
pub(super) fn leading_name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The token that a text begins with: a word, a string, or one sign.
pub(super) fn first_token(text: &str) -> &str {
    let word = leading_name(text);
    if !word.is_empty() {
        return word;
    }
    let end = match text.strip_prefix('"') {
        Some(rest) => rest.find('"').map_or(1, |at| at + 2),
        None => text.chars().next().map_or(0, char::len_utf8),
    };
    text.get(..end).unwrap_or_default()
}
