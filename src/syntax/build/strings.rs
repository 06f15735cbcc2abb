//! String literals to their parts: escapes resolved, interpolations built, `"""` text unindented.

use super::expressions::missing;
use super::{Build, Tall};
use crate::diagnostics::syntax;
use crate::syntax::ast::{Expr, ExprNode, Part, Text};
use crate::syntax::grammar::Rule;
use ecow::EcoString;
use pest::iterators::Pair;

impl<'i> Build<'i> {
    /// A string with escapes or interpolations, or `"""` text.
    pub(super) fn template(&mut self, pair: Pair<'i, Rule>) -> Tall {
        let span = self.span(&pair);
        let margin = (pair.as_rule() == Rule::text_block).then(|| Margin::of(pair.as_str()));
        let mut parts = Parts::new(margin);
        let mut height = 0;
        for piece in pair.into_inner() {
            match piece.as_rule() {
                Rule::CHUNK | Rule::BLOCK_CHUNK => parts.written(piece.as_str()),
                Rule::ESCAPE => {
                    let character = self.escape(&piece);
                    parts.character(character);
                }
                _ => {
                    let value = self.interpolation(piece);
                    height = height.max(value.height);
                    parts.expression(value.expr);
                }
            }
        }
        self.raise(height, ExprNode::Template(parts.finish()), span)
    }

    /// `${expression}`
    fn interpolation(&mut self, pair: Pair<'i, Rule>) -> Tall {
        let span = self.span(&pair);
        let mut pairs = pair.into_inner();
        let Some(bad) = self.take(&mut pairs, Rule::BAD_INTERPOLATION) else { return self.conditional(&mut pairs) };
        if bad.as_str().trim().is_empty() {
            self.report(syntax::empty_interpolation(span));
        } else {
            self.bad_interpolation(&bad);
        }
        missing(span)
    }

    /// The character that an escape stands for.
    fn escape(&mut self, pair: &Pair<'i, Rule>) -> char {
        let text = pair.as_str();
        let known = match text {
            "\\n" => Some('\n'),
            "\\t" => Some('\t'),
            "\\\"" => Some('"'),
            "\\\\" => Some('\\'),
            "\\$" => Some('$'),
            _ => unicode(text),
        };
        known.unwrap_or_else(|| {
            let span = self.span(pair);
            self.report(syntax::unknown_escape(span, text));
            text.chars().nth(1).unwrap_or('\\')
        })
    }

    /// A string where the grammar wants one without interpolation.
    pub(super) fn text(&self, pair: &Pair<'i, Rule>) -> Text {
        Text { value: unquoted(pair.as_str()).into(), span: self.span(pair) }
    }

    /// A string that may be written in any way, and must be known as it stands.
    pub(super) fn any_text(&mut self, pair: Pair<'i, Rule>) -> Text {
        let span = self.span(&pair);
        if pair.as_rule() == Rule::PLAIN {
            return self.text(&pair);
        }
        let parts = match self.template(pair).expr.node {
            ExprNode::Template(parts) => parts,
            _ => Vec::new(),
        };
        Text { value: self.constant(parts), span }
    }

    /// The characters of a string; an interpolation in it is reported.
    fn constant(&mut self, parts: Vec<Part>) -> EcoString {
        let mut value = EcoString::new();
        for part in parts {
            match part {
                Part::Text(text) => value.push_str(&text),
                Part::Expr(expr) => self.report(syntax::interpolation_in_constant(expr.span)),
            }
        }
        value
    }
}

/// A string on one line without escapes.
pub(super) fn plain(literal: &str) -> ExprNode {
    let value = unquoted(literal);
    ExprNode::Template(if value.is_empty() { Vec::new() } else { vec![Part::Text(value.into())] })
}

fn unquoted(literal: &str) -> &str {
    literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(literal)
}

/// The character of `\u{1F600}`.
fn unicode(escape: &str) -> Option<char> {
    let digits = escape.strip_prefix("\\u{")?.strip_suffix('}')?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// Collects the parts of a string; neighbouring characters are one part.
struct Parts {
    done: Vec<Part>,
    text: EcoString,
    margin: Option<Margin>,
    /// Whether what comes next is the first of its line.
    line_start: bool,
}

impl Parts {
    fn new(margin: Option<Margin>) -> Parts {
        let line_start = margin.as_ref().is_some_and(|margin| margin.opens_alone);
        Parts { done: Vec::new(), text: EcoString::new(), margin, line_start }
    }

    /// Characters of the source.
    fn written(&mut self, chunk: &str) {
        let Some(margin) = self.margin.clone() else { return self.text.push_str(chunk) };
        for line in chunk.split_inclusive('\n') {
            let kept = if self.line_start { margin.cut(line) } else { line };
            self.text.push_str(kept.strip_suffix("\r\n").unwrap_or(kept));
            if kept.ends_with("\r\n") {
                self.text.push('\n');
            }
            self.line_start = line.ends_with('\n');
        }
    }

    fn character(&mut self, character: char) {
        self.line_start = false;
        self.text.push(character);
    }

    fn expression(&mut self, expr: Expr) {
        self.line_start = false;
        self.flush();
        self.done.push(Part::Expr(expr));
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Part::Text(std::mem::take(&mut self.text)));
        }
    }

    fn finish(mut self) -> Vec<Part> {
        if let Some(margin) = &self.margin {
            self.trim(margin.opens_alone, margin.closes_alone);
        }
        self.flush();
        self.done
    }

    /// Takes away the newline behind the opening quotes and the one before the closing quotes.
    fn trim(&mut self, first: bool, last: bool) {
        if last && let Some(kept) = self.text.trim_end_matches([' ', '\t']).strip_suffix('\n') {
            self.text = kept.into();
        }
        let start = match self.done.first_mut() {
            Some(Part::Text(text)) => text,
            Some(Part::Expr(_)) => return,
            None => &mut self.text,
        };
        if first && let Some(rest) = start.trim_start_matches([' ', '\t']).strip_prefix('\n') {
            *start = rest.into();
        }
        if self.done.first().is_some_and(|part| matches!(part, Part::Text(text) if text.is_empty())) {
            self.done.remove(0);
        }
    }
}

/// The indentation that all lines of `"""` text share.
#[derive(Clone)]
struct Margin {
    width: usize,
    /// Nothing stands behind the opening quotes.
    opens_alone: bool,
    /// Nothing stands before the closing quotes.
    closes_alone: bool,
}

impl Margin {
    fn of(literal: &str) -> Margin {
        let inner = literal.strip_prefix("\"\"\"").and_then(|rest| rest.strip_suffix("\"\"\"")).unwrap_or(literal);
        let mut lines = inner.split('\n');
        let opens_alone = lines.next().is_some_and(|first| first.trim().is_empty()) && inner.contains('\n');
        let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
        let width = lines.filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
        let closes_alone = inner.rsplit('\n').next().is_some_and(|last| last.trim().is_empty());
        Margin { width, opens_alone, closes_alone: closes_alone && inner.contains('\n') }
    }

    /// A line without the margin; a blank line without anything.
    fn cut<'a>(&self, line: &'a str) -> &'a str {
        let text = line.trim_start_matches([' ', '\t']);
        let blank = line.len() - text.len();
        line.get(blank.min(self.width)..).unwrap_or(text)
    }
}
