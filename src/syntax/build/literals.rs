//! Numbers with their units, and words that are values.

use super::Build;
use crate::diagnostics::syntax;
use crate::source::Span;
use crate::syntax::ast::{Duration, ExprNode, Size, SizeUnit};

impl Build<'_> {
    /// The value of `42`, `1_000`, `0.5`, `30s`, `512MB` or `50%`.
    pub(super) fn number(&mut self, text: &str, span: Span) -> ExprNode {
        let (digits, unit) = split_unit(text);
        let plain = digits.replace('_', "");
        match unit {
            "" if plain.contains('.') => plain.parse().map_or(ExprNode::Missing, ExprNode::Number),
            "" => self.integer(&plain, span).map_or(ExprNode::Missing, ExprNode::Int),
            "%" => plain.parse().map_or(ExprNode::Missing, ExprNode::Percent),
            _ => self.with_unit(&plain, digits, unit, span),
        }
    }

    fn with_unit(&mut self, plain: &str, digits: &str, unit: &str, span: Span) -> ExprNode {
        if size_unit(unit).is_none() && !matches!(unit, "s" | "m" | "h" | "d") {
            self.report(syntax::unknown_unit(span, digits, unit));
            return ExprNode::Missing;
        }
        if plain.contains('.') {
            self.report(syntax::fraction_of_a_unit(span, plain, unit));
            return ExprNode::Missing;
        }
        let Some(amount) = self.integer(plain, span) else { return ExprNode::Missing };
        match size_unit(unit) {
            Some(unit) => ExprNode::Size(Size { amount, unit }),
            None => ExprNode::Duration(Duration { amount, unit: unit.chars().next().unwrap_or('s') }),
        }
    }

    fn integer(&mut self, plain: &str, span: Span) -> Option<i64> {
        let value = plain.parse().ok();
        if value.is_none() {
            self.report(syntax::too_large_a_number(span));
        }
        value
    }

    /// What a bare word stands for.
    pub(super) fn word(&mut self, text: &str, span: Span) -> ExprNode {
        let (right, node) = match text {
            "true" => return ExprNode::Bool(true),
            "false" => return ExprNode::Bool(false),
            "none" => return ExprNode::None,
            "True" | "TRUE" => ("true", ExprNode::Bool(true)),
            "False" | "FALSE" => ("false", ExprNode::Bool(false)),
            "None" | "NONE" | "null" | "Null" | "NULL" | "nil" | "undefined" => ("none", ExprNode::None),
            _ => return ExprNode::Name(text.into()),
        };
        self.report(syntax::foreign_literal(span, text, right));
        node
    }
}

fn size_unit(unit: &str) -> Option<SizeUnit> {
    match unit {
        "KB" => Some(SizeUnit::KB),
        "MB" => Some(SizeUnit::MB),
        "GB" => Some(SizeUnit::GB),
        _ => None,
    }
}

/// The digits of a number and the unit behind them.
fn split_unit(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_')).unwrap_or(text.len());
    // `1_s`: the grammar takes `_` into the number only between digits.
    let end = text.get(..end).map_or(end, |digits| digits.trim_end_matches('_').len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
