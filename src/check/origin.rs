//! Where a deferred value comes from, as far as its expression tells.

use super::Env;
use crate::names::scope::Decl;
use crate::syntax::ast::{Expr, ExprNode, Part};

/// "`stage` is an input", "`orders.arn` is made by AWS"; a word for both where it cannot be told.
pub(super) fn origin(expr: &Expr, env: &Env) -> String {
    named(expr, env).unwrap_or_else(|| "AWS makes it, or who deploys gives it".to_owned())
}

fn named(expr: &Expr, env: &Env) -> Option<String> {
    match &expr.node {
        ExprNode::Name(name) => is_input(name, env).then(|| format!("`{name}` is an input")),
        ExprNode::Member(of, member) => match &of.node {
            ExprNode::Name(of) => Some(format!("`{of}.{}` is made by AWS", member.text)),
            _ => named(of, env),
        },
        ExprNode::Unary(_, of) => named(of, env),
        ExprNode::Binary(_, left, right) => named(left, env).or_else(|| named(right, env)),
        ExprNode::Template(parts) => parts.iter().find_map(|part| match part {
            Part::Expr(expr) => named(expr, env),
            Part::Text(_) => None,
        }),
        _ => None,
    }
}

fn is_input(name: &str, env: &Env) -> bool {
    let mut here = Some(env);
    while let Some(env) = here {
        if env.locals.contains_key(name) {
            return false;
        }
        if let Some((decl, _)) = env.scope.get(name) {
            return matches!(decl, Decl::Input(_));
        }
        here = env.parent;
    }
    false
}
