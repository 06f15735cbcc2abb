//! The types of expressions.

use super::fits::{assignable, word};
use super::origin::origin;
use super::{Checker, Env};
use crate::diagnostics::suggest::article;
use crate::diagnostics::{arrows as arrow_words, types as wrong};
use crate::expand::functions;
use crate::kinds::{self, Kind};
use crate::model::ty::Ty;
use crate::model::value::Pseudo;
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Comprehension, Expr, ExprNode, Name, Part, UnaryOp};
use std::collections::HashMap;
use std::sync::Arc;

impl<'p> Checker<'_, 'p, '_> {
    /// The type of an expression; [`Ty::Unknown`] where it cannot be told.
    pub(super) fn infer(&mut self, expr: &'p Expr, env: &Env<'_, 'p>) -> Ty {
        match &expr.node {
            ExprNode::Missing => Ty::Unknown,
            ExprNode::InRegion(of, region) => {
                self.infer(region, env);
                match self.infer(of, env) {
                    Ty::Kind(kind) => Ty::Placed(kind),
                    _ => Ty::Unknown,
                }
            }
            ExprNode::None => Ty::None,
            ExprNode::Bool(_) => Ty::Bool,
            ExprNode::Int(_) => Ty::Int,
            ExprNode::Number(_) => Ty::Number,
            ExprNode::Percent(_) => Ty::Percent,
            ExprNode::Duration(_) => Ty::Duration,
            ExprNode::Size(_) => Ty::Size,
            ExprNode::Template(parts) => self.template(parts, env),
            ExprNode::Name(name) => self.name(name, expr.span, env),
            ExprNode::List(elements) => {
                let types: Vec<Ty> = elements.iter().map(|element| self.infer(element, env)).collect();
                Ty::List(Arc::new(common(types))).bounded()
            }
            ExprNode::Object(object) => {
                let field = |this: &mut Self, entry: &'p crate::syntax::ast::Entry| {
                    (entry.key.text.clone(), false, this.infer(&entry.value, env))
                };
                Ty::Object(object.entries.iter().map(|entry| field(self, entry)).collect()).bounded()
            }
            ExprNode::Member(of, name) => self.member(of, name, env),
            ExprNode::Index(of, index) => self.index(of, index, env),
            ExprNode::Unary(op, of) => self.unary(*op, of, expr.span, env),
            ExprNode::Binary(op, left, right) => self.binary(*op, left, right, env),
            ExprNode::Conditional(condition, then, otherwise) => {
                self.truth(condition, "a condition", env);
                let (then, otherwise) = (self.infer(then, env), self.infer(otherwise, env));
                common(vec![then, otherwise])
            }
            ExprNode::Call(name, arguments) => {
                for argument in arguments {
                    self.infer(&argument.value, env);
                }
                self.function(name)
            }
            ExprNode::Comprehension(comprehension) => self.comprehension(comprehension, env),
            ExprNode::Lasting(condition, duration) => {
                self.infer(condition, env);
                self.infer(duration, env);
                Ty::Condition
            }
        }
    }

    /// Something that decides structure: a truth value known at compile time.
    pub(super) fn truth(&mut self, expr: &'p Expr, what: &str, env: &Env<'_, 'p>) {
        match self.infer(expr, env) {
            Ty::Deferred(_) => self.deferred(expr.span, what, &origin(expr, env)),
            ty if !assignable(&ty, &Ty::Bool) => {
                self.diagnostics.push(wrong::wrong_type(expr.span, "a truth value", &word(&ty)));
            }
            _ => {}
        }
    }

    /// Something that is gone through: the type of its elements.
    pub(super) fn elements(&mut self, expr: &'p Expr, env: &Env<'_, 'p>) -> Ty {
        match self.infer(expr, env) {
            Ty::List(inner) => (*inner).clone(),
            Ty::Unknown | Ty::Union(_) | Ty::Json => Ty::Unknown,
            Ty::Deferred(_) => {
                self.deferred(expr.span, "what a loop goes through", &origin(expr, env));
                Ty::Unknown
            }
            ty => {
                self.diagnostics.push(wrong::wrong_type(expr.span, "a list", &word(&ty)));
                Ty::Unknown
            }
        }
    }

    fn deferred(&mut self, at: Span, what: &str, origin: &str) {
        self.diagnostics.push(wrong::deferred_structure(at, what, origin));
    }

    fn template(&mut self, parts: &'p [Part], env: &Env<'_, 'p>) -> Ty {
        if let [Part::Text(text)] = parts {
            return Ty::Literal(text.clone());
        }
        let mut deferred = false;
        for part in parts {
            let Part::Expr(expr) = part else { continue };
            match self.infer(expr, env) {
                Ty::Deferred(_) => deferred = true,
                Ty::String | Ty::Literal(_) | Ty::Int | Ty::Number | Ty::Bool | Ty::Unknown | Ty::Union(_) => {}
                Ty::Optional(_) | Ty::Json => {}
                ty => self.diagnostics.push(wrong::no_text(expr.span, &word(&ty))),
            }
        }
        if deferred { Ty::String.deferred() } else { Ty::String }
    }

    fn member(&mut self, of: &'p Expr, name: &'p Name, env: &Env<'_, 'p>) -> Ty {
        if matches!(&of.node, ExprNode::Name(aws) if aws == "aws") && !env.names().contains(&"aws") {
            let known = Pseudo::ALL.iter().map(|(_, name)| *name);
            if !known.clone().any(|known| known == name.text) {
                self.diagnostics.push(wrong::unknown_member("`aws`", &name.text, name.span, known));
            }
            return Ty::String.deferred();
        }
        match self.infer(of, env) {
            Ty::Kind(kind) => self.kind_member(kind, name),
            Ty::Object(fields) => match fields.iter().find(|(known, ..)| *known == name.text) {
                Some((_, false, ty)) => ty.clone(),
                Some((_, true, ty)) => Ty::Optional(Arc::new(ty.clone())),
                None => {
                    let known = fields.iter().map(|(name, ..)| name.as_str());
                    self.diagnostics.push(wrong::unknown_member("the object", &name.text, name.span, known));
                    Ty::Unknown
                }
            },
            Ty::Map(inner) => (*inner).clone(),
            ty @ (Ty::String
            | Ty::Literal(_)
            | Ty::Int
            | Ty::Number
            | Ty::Bool
            | Ty::Duration
            | Ty::Size
            | Ty::List(_)) => {
                self.diagnostics.push(wrong::unknown_member(&word(&ty), &name.text, name.span, []));
                Ty::Unknown
            }
            _ => Ty::Unknown,
        }
    }

    fn kind_member(&mut self, kind: &'static Kind, name: &Name) -> Ty {
        if let Some(companion) = kind.companion(&name.text) {
            return kinds::find(companion.kind).map_or(Ty::Unknown, Ty::Kind);
        }
        if let Some(port) = kind.output(&name.text).or_else(|| kind.input(&name.text)) {
            return Ty::Port(kind, port);
        }
        if kind.metric(&name.text).is_some() {
            return Ty::Metric;
        }
        if kind.member(&name.text).is_some() {
            return Ty::String.deferred();
        }
        // What a raw resource has depends on its type, which the expander asks.
        if kind.is_raw() {
            return Ty::Unknown;
        }
        let of = article(kind.name);
        self.diagnostics.push(wrong::unknown_member(&of, &name.text, name.span, kind.names()));
        Ty::Unknown
    }

    fn index(&mut self, of: &'p Expr, index: &'p Expr, env: &Env<'_, 'p>) -> Ty {
        let (ty, key) = (self.infer(of, env), self.infer(index, env));
        match (ty, key) {
            (Ty::Kind(kind), key) => match kind.outputs.iter().find(|port| port.routes) {
                Some(port) => {
                    if let Ty::Literal(route) = key
                        && let Err(why) = kinds::parse_route(&route)
                    {
                        self.diagnostics.push(arrow_words::malformed_route(index.span, why));
                    }
                    Ty::Port(kind, port)
                }
                None => {
                    self.diagnostics.push(arrow_words::no_routes(&article(kind.name), index.span));
                    Ty::Unknown
                }
            },
            (Ty::List(inner) | Ty::Map(inner), _) => (*inner).clone(),
            _ => Ty::Unknown,
        }
    }

    fn unary(&mut self, op: UnaryOp, of: &'p Expr, at: Span, env: &Env<'_, 'p>) -> Ty {
        let ty = self.infer(of, env);
        let fits = match op {
            UnaryOp::Not => assignable(&ty, &Ty::Bool),
            UnaryOp::Minus => assignable(&ty, &Ty::Number),
        };
        if ty.is_deferred() {
            self.deferred(at, "what is calculated or compared", &origin(of, env));
        } else if !fits {
            let wanted = if op == UnaryOp::Not { "a truth value" } else { "a number" };
            self.diagnostics.push(wrong::wrong_type(at, wanted, &word(&ty)));
        }
        ty
    }

    fn binary(&mut self, op: BinaryOp, left: &'p Expr, right: &'p Expr, env: &Env<'_, 'p>) -> Ty {
        if matches!(op, BinaryOp::And | BinaryOp::Or) {
            self.truth(left, "a condition", env);
            self.truth(right, "a condition", env);
            return Ty::Bool;
        }
        let at = left.span.to(right.span);
        let (a, b) = (self.infer(left, env), self.infer(right, env));
        if a == Ty::Metric {
            return Ty::Condition;
        }
        if a == Ty::Unknown || b == Ty::Unknown {
            return result(op, &a, &b).unwrap_or(Ty::Unknown);
        }
        if op == BinaryOp::Add && text(&a) && text(&b) {
            return if a.is_deferred() || b.is_deferred() { Ty::String.deferred() } else { Ty::String };
        }
        if a.is_deferred() || b.is_deferred() {
            let which = if a.is_deferred() { left } else { right };
            self.deferred(at, "what is calculated or compared", &origin(which, env));
            return Ty::Unknown;
        }
        match result(op, &a, &b) {
            Some(ty) => ty,
            None => {
                self.diagnostics.push(wrong::wrong_operands(at, op.sign(), &word(&a), &word(&b)));
                Ty::Unknown
            }
        }
    }

    fn function(&mut self, name: &Name) -> Ty {
        match name.text.as_str() {
            "allow" => Ty::Unknown,
            "contains" | "starts_with" | "ends_with" => Ty::Bool,
            "length" => Ty::Int,
            "join" | "lower" | "upper" | "trim" | "replace" | "text" => Ty::String,
            other => {
                if !functions::ALL.iter().any(|function| function.name == other) {
                    let known = functions::ALL.iter().map(|function| function.name);
                    self.diagnostics.push(wrong::unknown_function(&name.text, name.span, known));
                }
                Ty::Unknown
            }
        }
    }

    fn comprehension(&mut self, of: &'p Comprehension, env: &Env<'_, 'p>) -> Ty {
        let element = self.elements(&of.list, env);
        let locals = HashMap::from([(of.variable.text.clone(), element)]);
        let empty = HashMap::new();
        let turn = Env { parent: Some(env), file: env.file, scope: &empty, locals };
        if let Some(condition) = &of.condition {
            self.truth(condition, "a condition", &turn);
        }
        Ty::List(Arc::new(self.infer(&of.body, &turn))).bounded()
    }
}

fn text(ty: &Ty) -> bool {
    matches!(ty.plain(), Ty::String | Ty::Literal(_)) && !matches!(ty, Ty::Optional(_))
}

/// The type of a calculation or comparison, where there is one. Unions are not gone into.
fn result(op: BinaryOp, a: &Ty, b: &Ty) -> Option<Ty> {
    let comparison =
        !matches!(op, BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Remainder);
    let vague = |ty: &Ty| matches!(ty, Ty::Unknown | Ty::Union(_) | Ty::Optional(_) | Ty::Json | Ty::None);
    if comparison {
        let same = assignable(a, b) || assignable(b, a) || text(a) && text(b);
        return (vague(a) || vague(b) || same).then_some(Ty::Bool);
    }
    let number = |ty: &Ty| matches!(ty, Ty::Int | Ty::Number);
    match (a, b) {
        _ if vague(a) || vague(b) => Some(Ty::Unknown),
        (Ty::Int, Ty::Int) => Some(Ty::Int),
        (a, b) if number(a) && number(b) => Some(Ty::Number),
        (Ty::Duration, Ty::Duration) | (Ty::Size, Ty::Size) if op == BinaryOp::Divide => Some(Ty::Int),
        (Ty::Duration, Ty::Duration) | (Ty::Size, Ty::Size) | (Ty::Percent, Ty::Percent) => {
            matches!(op, BinaryOp::Add | BinaryOp::Subtract).then(|| a.clone())
        }
        (Ty::Duration | Ty::Size, Ty::Int) => matches!(op, BinaryOp::Multiply | BinaryOp::Divide).then(|| a.clone()),
        (Ty::Int, Ty::Duration | Ty::Size) => (op == BinaryOp::Multiply).then(|| b.clone()),
        (Ty::List(_), Ty::List(_)) | (Ty::Object(_) | Ty::Map(_), Ty::Object(_) | Ty::Map(_)) => {
            (op == BinaryOp::Add).then_some(Ty::Unknown)
        }
        _ => None,
    }
}

/// More types than a union is made of.
const MANY: usize = 100;

/// The type that all of these are: themselves, text for different texts, a union otherwise.
fn common(types: Vec<Ty>) -> Ty {
    let mut distinct: Vec<Ty> = Vec::new();
    for ty in types {
        if !distinct.contains(&ty) {
            distinct.push(ty);
        }
        if distinct.len() > MANY {
            return Ty::Unknown;
        }
    }
    match distinct.as_slice() {
        [] => Ty::Unknown,
        [only] => only.clone(),
        _ if distinct.contains(&Ty::Unknown) => Ty::Unknown,
        _ => Ty::Union(distinct.into()).bounded(),
    }
}
