//! Where the author gave what an expression stands for: inside a pattern, the argument and not the parameter.
//!
//! A mistake is shown to whoever can mend it, and that is who used the pattern.

use super::frame::{Frame, Local, Slot};
use crate::model::value::{Spanned, Value};
use crate::names::scope::Decl;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprNode};
use std::rc::Rc;

/// The place of the argument, or of the element of a list, that an expression stands for; nothing for what it says itself.
pub fn given(expr: &Expr, frame: &Rc<Frame>) -> Option<Span> {
    match &expr.node {
        ExprNode::Name(name) => named(name, frame),
        ExprNode::Member(of, member) => entry(of, &member.text, frame).or_else(|| given(of, frame)),
        ExprNode::Index(of, _) => given(of, frame),
        _ => None,
    }
}

fn named(name: &str, frame: &Rc<Frame>) -> Option<Span> {
    match frame.locals.get(name) {
        Some(Local::Argument(expr, caller, _)) => return given(expr, caller).or(Some(expr.span)),
        Some(Local::Value(element)) => return Some(element.span).filter(|span| !span.is_nowhere()),
        None => {}
    }
    match frame.scope.get(name) {
        // What has a value does not lead back to itself.
        Some((Decl::Let(binding), _)) if is_known(name, frame) => given(&binding.value, frame),
        Some(_) => None,
        None => named(name, frame.parent.as_ref()?),
    }
}

fn is_known(name: &str, frame: &Frame) -> bool {
    matches!(frame.values.borrow().get(name), Some(Slot::Ready(value)) if *value != Value::Poison)
}

/// The entry of an object that a loop goes through: `link.to`.
fn entry(of: &Expr, member: &str, frame: &Rc<Frame>) -> Option<Span> {
    let ExprNode::Name(name) = &of.node else { return None };
    let mut here = Some(frame);
    while let Some(frame) = here {
        match frame.locals.get(name.as_str()) {
            Some(Local::Value(Spanned { value: Value::Object(fields), .. })) => {
                return fields.get(member).map(|entry| entry.span).filter(|span| !span.is_nowhere());
            }
            Some(_) => return None,
            None => here = frame.parent.as_ref(),
        }
    }
    None
}
