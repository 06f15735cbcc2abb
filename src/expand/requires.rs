//! `require`: what has to hold of the values that a pattern is given.

use super::frame::Frame;
use super::{Expander, provenance};
use crate::diagnostics::{requirements as say, types as wrong};
use crate::model::value::Value;
use crate::syntax::ast::{Expr, ExprNode, Part, Require};
use std::rc::Rc;

impl<'p> Expander<'_, 'p, '_> {
    /// Reports a requirement that is not met, at the argument that it is about.
    pub(super) fn require(&mut self, require: &'p Require, frame: &Rc<Frame<'p>>) {
        if self.truth(&require.condition, "what a `require` asks", frame) != Some(false) {
            return;
        }
        let why = match self.eval(&require.otherwise, frame) {
            Value::Text(why) => why,
            Value::Poison => return,
            other => {
                let found = self.word(&other);
                self.diagnostics.push(wrong::wrong_type(require.otherwise.span, "a text", &found));
                return;
            }
        };
        let mut parts = Vec::new();
        references_in(&require.condition, &mut parts);
        let given = parts.into_iter().find_map(|part| provenance::given(part, frame));
        let instance = frame.trail.last().copied();
        let at = given.or(instance).unwrap_or(require.condition.span);
        let report = say::unmet(&why, at, require.condition.span);
        let around = frame.trail.iter().rev().filter(|outer| **outer != at);
        self.diagnostics.push(around.fold(report, |report, outer| report.at(*outer, "in this instance")));
    }
}

/// The names, members and elements in an expression, from left to right. The parser bounds how deep expressions go.
fn references_in<'p>(expr: &'p Expr, out: &mut Vec<&'p Expr>) {
    match &expr.node {
        ExprNode::Name(_) | ExprNode::Member(..) | ExprNode::Index(..) => out.push(expr),
        ExprNode::Unary(_, of) => references_in(of, out),
        ExprNode::Binary(_, left, right) | ExprNode::InRegion(left, right) | ExprNode::Lasting(left, right) => {
            references_in(left, out);
            references_in(right, out);
        }
        ExprNode::Conditional(condition, then, otherwise) => {
            [condition, then, otherwise].into_iter().for_each(|part| references_in(part, out));
        }
        ExprNode::List(elements) => elements.iter().for_each(|element| references_in(element, out)),
        ExprNode::Call(_, arguments) => arguments.iter().for_each(|argument| references_in(&argument.value, out)),
        ExprNode::Comprehension(each) => references_in(&each.list, out),
        ExprNode::Template(parts) => parts.iter().for_each(|part| match part {
            Part::Expr(expr) => references_in(expr, out),
            Part::Text(_) => {}
        }),
        _ => {}
    }
}
