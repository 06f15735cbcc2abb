//! Expressions, with the parentheses that they need and no others.

use super::align::Form;
use super::groups::{Group, Layout, Place};
use super::weave::Weaver;
use crate::source::Span;
use crate::syntax::ast::{Argument, BinaryOp, Comprehension, Entry, Expr, ExprNode, Object, UnaryOp};

/// How tightly the parts of an expression hold together; see `Link::power` of the builder.
mod power {
    pub const CONDITIONAL: u8 = 0;
    pub const CHAIN: u8 = 1;
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const LASTING: u8 = 3;
    pub const COMPARISON: u8 = 4;
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
        self.inline_before(expr.span.start);
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
        self.tight(left, if is_unclear(left, power) { power::POSTFIX } else { power });
        let at = self.find(sign.bytes().next().unwrap_or_default(), left.span.end);
        self.inline_between(left.span.end, at);
        if !self.broken(left.span.end, right.span.start) {
            self.words(&[" ", sign, " "]);
            return self.operand(right, power);
        }
        let leads = matches!(sign, "&&" | "||");
        if !leads {
            self.words(&[" ", sign]);
        }
        self.continued(if leads { left.span.end } else { at }, right.span.start, |weaver| {
            if leads {
                weaver.words(&[sign, " "]);
            }
            weaver.operand(right, power);
        });
    }

    /// What stands behind an operator.
    fn operand(&mut self, right: &Expr, power: u8) {
        self.tight(right, if is_unclear(right, power) { power::POSTFIX } else { power + 1 });
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
        self.inline_between(before, self.find(sign.bytes().next().unwrap_or_default(), before));
        if self.broken(before, value.span.start) {
            return self.continued(before, value.span.start, |weaver| {
                weaver.words(&[sign, " "]);
                weaver.tight(value, least);
            });
        }
        self.words(&[" ", sign, " "]);
        self.tight(value, least);
    }

    fn list(&mut self, values: &[Expr], span: Span) {
        let places = values.iter().map(|value| Place::from(value.span)).collect();
        let group = Group { brackets: ("[", "]"), span, places, padding: "", commas: false };
        self.group(&group, &mut |weaver, index, _| {
            if let Some(value) = values.get(index) {
                weaver.expr(value);
            }
        });
    }

    /// `{ key: value }`
    pub fn object(&mut self, object: &Object) {
        let places = object.entries.iter().map(|entry| Place::from(entry.span)).collect();
        let group = Group { brackets: ("{", "}"), span: object.span, places, padding: " ", commas: false };
        self.group(&group, &mut |weaver, index, layout| {
            if let Some(entry) = object.entries.get(index) {
                weaver.entry(entry, layout);
            }
        });
    }

    /// `key: value`
    fn entry(&mut self, entry: &Entry, layout: Layout) {
        if layout == Layout::Spread {
            self.begin_row();
        }
        self.verbatim(entry.key.span);
        self.word(": ");
        if layout == Layout::Spread {
            self.cell(Form::Entry);
        }
        self.expr(&entry.value);
    }

    fn arguments(&mut self, arguments: &[Argument], span: Span) {
        let place = |argument: &Argument| {
            argument.name.as_ref().map_or(argument.value.span, |name| name.span.to(argument.value.span))
        };
        let places = arguments.iter().map(|argument| Place::from(place(argument))).collect();
        let group = Group { brackets: ("(", ")"), span, places, padding: "", commas: true };
        self.group(&group, &mut |weaver, index, _| {
            if let Some(argument) = arguments.get(index) {
                weaver.argument(argument);
            }
        });
    }

    fn argument(&mut self, argument: &Argument) {
        if let Some(name) = &argument.name {
            self.words(&[&name.text, ": "]);
        }
        self.expr(&argument.value);
    }

    fn comprehension(&mut self, comprehension: &Comprehension) {
        self.words(&["[for ", &comprehension.variable.text, " in "]);
        self.tight(&comprehension.list, power::CHAIN);
        let mut before = comprehension.list.span.end;
        if let Some(condition) = &comprehension.condition {
            self.word(" if ");
            self.tight(condition, power::CHAIN);
            before = condition.span.end;
        }
        self.inline_between(before, self.find(b':', before));
        self.word(":");
        if self.broken(before, comprehension.body.span.start) {
            self.continued(before, comprehension.body.span.start, |weaver| weaver.expr(&comprehension.body));
        } else {
            self.word(" ");
            self.expr(&comprehension.body);
        }
        self.word("]");
    }
}

fn power_of(expr: &Expr) -> u8 {
    match &expr.node {
        ExprNode::Conditional(..) => power::CONDITIONAL,
        ExprNode::Binary(BinaryOp::Or, ..) => power::OR,
        ExprNode::Binary(BinaryOp::And, ..) => power::AND,
        ExprNode::Lasting(..) => power::LASTING,
        ExprNode::Binary(BinaryOp::Add | BinaryOp::Subtract, ..) => 5,
        ExprNode::Binary(BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Remainder, ..) => 6,
        ExprNode::Binary(..) => power::COMPARISON,
        ExprNode::InRegion(..) => power::REGION,
        ExprNode::Unary(..) => power::UNARY,
        _ => power::POSTFIX,
    }
}

/// Whether an operand has parentheses that are there for readers only: `&&` within `||`, a comparison within a comparison.
fn is_unclear(operand: &Expr, power: u8) -> bool {
    matches!((power, power_of(operand)), (power::OR, power::AND) | (power::COMPARISON, power::COMPARISON))
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
