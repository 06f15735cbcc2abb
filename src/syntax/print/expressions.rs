//! Expressions, with the parentheses that they need and no others.

use super::weave::Weaver;
use crate::source::Span;
use crate::syntax::ast::{Argument, BinaryOp, Comprehension, Entry, Expr, ExprNode, Object, UnaryOp};

/// How tightly the parts of an expression hold together; see `Link::power` of the builder.
mod power {
    pub const CONDITIONAL: u8 = 0;
    pub const CHAIN: u8 = 1;
    pub const LASTING: u8 = 3;
    pub const REGION: u8 = 7;
    pub const UNARY: u8 = 8;
    pub const POSTFIX: u8 = 9;
}

impl Weaver<'_> {
    /// A value.
    pub fn expr(&mut self, expr: &Expr) {
        self.tight(expr, power::CONDITIONAL);
    }

    /// What an arrow joins.
    pub fn stage(&mut self, expr: &Expr) {
        let inner = match &expr.node {
            ExprNode::InRegion(inner, _) => inner,
            _ => expr,
        };
        let bare = matches!(power_of(inner), power::POSTFIX..) && begins_bare(inner);
        self.within(!bare, |weaver| weaver.expr(expr));
    }

    /// A value where only one that holds together at least so tightly may stand without parentheses.
    fn tight(&mut self, expr: &Expr, least: u8) {
        self.within(power_of(expr) < least, |weaver| weaver.node(expr));
    }

    fn within(&mut self, parentheses: bool, print: impl FnOnce(&mut Self)) {
        self.word(if parentheses { "(" } else { "" });
        print(self);
        self.word(if parentheses { ")" } else { "" });
    }

    fn node(&mut self, expr: &Expr) {
        match &expr.node {
            ExprNode::Name(name) => self.word(name),
            ExprNode::Bool(value) => self.word(if *value { "true" } else { "false" }),
            ExprNode::None => self.word("none"),
            ExprNode::Member(base, member) => {
                self.base(base);
                self.word(".");
                self.word(&member.text);
            }
            ExprNode::Index(base, index) => {
                self.base(base);
                self.word("[");
                self.expr(index);
                self.word("]");
            }
            ExprNode::List(values) => self.list(values, expr.span),
            ExprNode::Object(object) => self.object(object),
            ExprNode::Unary(op, value) => {
                self.word(if *op == UnaryOp::Not { "!" } else { "-" });
                self.tight(value, power::UNARY);
            }
            ExprNode::Binary(op, left, right) => self.joined(left, op.sign(), right, power_of(expr)),
            ExprNode::Lasting(left, right) => self.joined(left, "for", right, power::LASTING),
            ExprNode::InRegion(left, right) => self.joined(left, "in", right, power::REGION),
            ExprNode::Conditional(condition, then, otherwise) => self.conditional(condition, then, otherwise),
            ExprNode::Call(name, arguments) => {
                self.word(&name.text);
                self.arguments(arguments, Span::new(name.span.end, expr.span.end));
            }
            ExprNode::Comprehension(comprehension) => self.comprehension(comprehension),
            ExprNode::Template(_)
            | ExprNode::Int(_)
            | ExprNode::Number(_)
            | ExprNode::Duration(_)
            | ExprNode::Size(_)
            | ExprNode::Percent(_)
            | ExprNode::Missing => self.verbatim(expr.span),
        }
    }

    /// What a postfix follows.
    fn base(&mut self, base: &Expr) {
        let literal = matches!(
            base.node,
            ExprNode::Template(_)
                | ExprNode::Int(_)
                | ExprNode::Number(_)
                | ExprNode::Duration(_)
                | ExprNode::Size(_)
                | ExprNode::Percent(_)
        );
        self.within(literal || power_of(base) < power::POSTFIX, |weaver| weaver.node(base));
    }

    /// Two operands. Operators of one power join from the left; `&&` and `||` may begin a line, others end it.
    fn joined(&mut self, left: &Expr, sign: &str, right: &Expr, power: u8) {
        self.tight(left, power);
        if !self.broken(left.span.end, right.span.start) {
            self.word(" ");
            self.word(sign);
            self.word(" ");
            return self.tight(right, power + 1);
        }
        let leads = matches!(sign, "&&" | "||");
        if !leads {
            self.word(" ");
            self.word(sign);
        }
        self.continued(|weaver| {
            if leads {
                weaver.word(sign);
                weaver.word(" ");
            }
            weaver.tight(right, power + 1);
        });
    }

    fn conditional(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr) {
        self.tight(condition, power::CHAIN);
        self.branch_of(condition.span.end, "?", then, power::CHAIN);
        let mut before = then;
        let mut rest = otherwise;
        while let ExprNode::Conditional(condition, then, otherwise) = &rest.node {
            self.branch_of(before.span.end, ":", condition, power::CHAIN);
            self.branch_of(condition.span.end, "?", then, power::CHAIN);
            (before, rest) = (then, otherwise);
        }
        self.branch_of(before.span.end, ":", rest, power::CONDITIONAL);
    }

    fn branch_of(&mut self, before: u32, sign: &str, value: &Expr, least: u8) {
        if self.broken(before, value.span.start) {
            return self.continued(|weaver| {
                weaver.word(sign);
                weaver.word(" ");
                weaver.tight(value, least);
            });
        }
        self.word(" ");
        self.word(sign);
        self.word(" ");
        self.tight(value, least);
    }

    fn list(&mut self, values: &[Expr], span: Span) {
        let places: Vec<Span> = values.iter().map(|value| value.span).collect();
        if !self.spread(&places, span) {
            self.word("[");
            for (index, value) in values.iter().enumerate() {
                self.word(if index == 0 { "" } else { ", " });
                self.expr(value);
            }
            return self.word("]");
        }
        self.open("[", span.start + 1);
        for value in values {
            self.begin(value.span.start);
            self.expr(value);
            self.end(value.span.end);
        }
        self.close("]", span.end - 1);
    }

    /// `{ key: value }`
    pub fn object(&mut self, object: &Object) {
        let places: Vec<Span> = object.entries.iter().map(|entry| entry.span).collect();
        if !self.spread(&places, object.span) {
            self.word("{");
            for (index, entry) in object.entries.iter().enumerate() {
                self.word(if index == 0 { " " } else { ", " });
                self.entry(entry);
            }
            return self.word(if object.entries.is_empty() { "}" } else { " }" });
        }
        self.open("{", object.span.start + 1);
        for entry in &object.entries {
            self.begin(entry.span.start);
            self.entry(entry);
            self.end(entry.span.end);
        }
        self.close("}", object.span.end - 1);
    }

    fn entry(&mut self, entry: &Entry) {
        self.verbatim(entry.key.span);
        self.word(": ");
        self.expr(&entry.value);
    }

    fn arguments(&mut self, arguments: &[Argument], span: Span) {
        let place = |argument: &Argument| {
            argument.name.as_ref().map_or(argument.value.span, |name| name.span.to(argument.value.span))
        };
        let places: Vec<Span> = arguments.iter().map(place).collect();
        let spread = self.spread(&places, span);
        if spread {
            self.open("(", span.start + 1);
        } else {
            self.word("(");
        }
        for (index, (argument, place)) in arguments.iter().zip(&places).enumerate() {
            if spread {
                self.begin(place.start);
            }
            self.argument(argument);
            if index + 1 < arguments.len() {
                self.word(if spread { "," } else { ", " });
            }
            if spread {
                self.end(place.end);
            }
        }
        if spread {
            return self.close(")", span.end - 1);
        }
        self.word(")");
    }

    fn argument(&mut self, argument: &Argument) {
        if let Some(name) = &argument.name {
            self.word(&name.text);
            self.word(": ");
        }
        self.expr(&argument.value);
    }

    fn comprehension(&mut self, comprehension: &Comprehension) {
        self.word("[for ");
        self.word(&comprehension.variable.text);
        self.word(" in ");
        self.tight(&comprehension.list, power::CHAIN);
        let mut before = comprehension.list.span.end;
        if let Some(condition) = &comprehension.condition {
            self.word(" if ");
            self.tight(condition, power::CHAIN);
            before = condition.span.end;
        }
        self.word(":");
        if self.broken(before, comprehension.body.span.start) {
            self.continued(|weaver| weaver.expr(&comprehension.body));
        } else {
            self.word(" ");
            self.expr(&comprehension.body);
        }
        self.word("]");
    }

    /// Whether an author spread what is in brackets over lines: a line ends before it, between it or behind it.
    fn spread(&self, places: &[Span], brackets: Span) -> bool {
        if brackets.end <= brackets.start + 1 {
            return false;
        }
        let starts = places.iter().map(|place| place.start).chain([brackets.end - 1]);
        let ends = [brackets.start + 1].into_iter().chain(places.iter().map(|place| place.end));
        ends.zip(starts).any(|(end, start)| self.broken(end, start))
    }
}

fn power_of(expr: &Expr) -> u8 {
    match &expr.node {
        ExprNode::Conditional(..) => power::CONDITIONAL,
        ExprNode::Binary(BinaryOp::Or, ..) => 1,
        ExprNode::Binary(BinaryOp::And, ..) => 2,
        ExprNode::Lasting(..) => power::LASTING,
        ExprNode::Binary(BinaryOp::Add | BinaryOp::Subtract, ..) => 5,
        ExprNode::Binary(BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Remainder, ..) => 6,
        ExprNode::Binary(..) => 4,
        ExprNode::InRegion(..) => power::REGION,
        ExprNode::Unary(..) => power::UNARY,
        _ => power::POSTFIX,
    }
}

/// Whether the first thing in a value is one that may begin a wiring.
fn begins_bare(expr: &Expr) -> bool {
    match &expr.node {
        ExprNode::Member(base, _) | ExprNode::Index(base, _) => begins_bare(base),
        ExprNode::Name(_) | ExprNode::Call(..) | ExprNode::List(_) | ExprNode::Comprehension(_) => true,
        ExprNode::Bool(_) | ExprNode::None | ExprNode::Missing => true,
        _ => false,
    }
}
