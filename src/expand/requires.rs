//! `require`: what has to hold of the values that a pattern is given.

use super::Expander;
use super::frame::{Frame, Local};
use crate::diagnostics::{requirements as say, types as wrong};
use crate::model::value::Value;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprNode, Part, Require};
use ecow::EcoString;
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
        let mut names = Vec::new();
        names_in(&require.condition, &mut names);
        let given = names.iter().find_map(|name| argument(name, frame));
        let instance = frame.trail.last().copied();
        let at = given.or(instance).unwrap_or(require.condition.span);
        let report = say::unmet(&why, at, require.condition.span);
        let around = frame.trail.iter().rev().filter(|outer| **outer != at);
        self.diagnostics.push(around.fold(report, |report, outer| report.at(*outer, "in this instance")));
    }
}

/// Where the value of a parameter was given; nowhere if it is a default, or no parameter.
fn argument(name: &str, frame: &Rc<Frame>) -> Option<Span> {
    let mut here = Some(frame);
    while let Some(frame) = here {
        match frame.locals.get(name) {
            Some(Local::Argument(expr, ..)) => return Some(expr.span),
            Some(Local::Value(_)) => return None,
            None => here = frame.parent.as_ref(),
        }
    }
    None
}

/// The names in an expression, from left to right. The parser bounds how deep expressions go.
fn names_in<'p>(expr: &'p Expr, out: &mut Vec<&'p EcoString>) {
    match &expr.node {
        ExprNode::Name(name) => out.push(name),
        ExprNode::Member(of, _) | ExprNode::Unary(_, of) => names_in(of, out),
        ExprNode::Index(left, right)
        | ExprNode::Binary(_, left, right)
        | ExprNode::InRegion(left, right)
        | ExprNode::Lasting(left, right) => {
            names_in(left, out);
            names_in(right, out);
        }
        ExprNode::Conditional(condition, then, otherwise) => {
            [condition, then, otherwise].into_iter().for_each(|part| names_in(part, out));
        }
        ExprNode::List(elements) => elements.iter().for_each(|element| names_in(element, out)),
        ExprNode::Call(_, arguments) => arguments.iter().for_each(|argument| names_in(&argument.value, out)),
        ExprNode::Comprehension(each) => names_in(&each.list, out),
        ExprNode::Template(parts) => parts.iter().for_each(|part| match part {
            Part::Expr(expr) => names_in(expr, out),
            Part::Text(_) => {}
        }),
        _ => {}
    }
}
