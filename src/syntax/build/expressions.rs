//! Flat runs of operands and operators to expressions.
//!
//! Invariant: only brackets make these functions recur, and the scanner bounds brackets. Chains of operators
//! are climbed with two stacks, so that a million of them need no more machine stack than one.

use super::{Build, Tall, peek};
use crate::diagnostics::syntax;
use crate::source::Span;
use crate::syntax::ast::{Argument, BinaryOp, Comprehension, Entry, Expr, ExprNode, Name, Object, UnaryOp};
use crate::syntax::grammar::Rule;
use pest::iterators::{Pair, Pairs};

/// What joins two operands.
#[derive(Clone, Copy)]
enum Link {
    Operator(BinaryOp),
    Lasting,
    InRegion,
}

impl Link {
    /// How tightly it binds.
    fn power(self) -> u8 {
        match self {
            Link::Operator(BinaryOp::Or) => 1,
            Link::Operator(BinaryOp::And) => 2,
            Link::Lasting => 3,
            Link::Operator(BinaryOp::Add | BinaryOp::Subtract) => 5,
            Link::Operator(BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Remainder) => 6,
            Link::Operator(_) => 4,
            Link::InRegion => 7,
        }
    }

    fn join(self, left: Box<Expr>, right: Box<Expr>) -> ExprNode {
        match self {
            Link::Operator(op) => ExprNode::Binary(op, left, right),
            Link::Lasting => ExprNode::Lasting(left, right),
            Link::InRegion => ExprNode::InRegion(left, right),
        }
    }
}

impl<'i> Build<'i> {
    /// The expression that the next pairs form.
    pub(super) fn expr(&mut self, pairs: &mut Pairs<'i, Rule>) -> Expr {
        self.conditional(pairs).expr
    }

    /// `cond ? a : b ? c : d`, which nests to the right.
    pub(super) fn conditional(&mut self, pairs: &mut Pairs<'i, Rule>) -> Tall {
        let first = self.chain(pairs);
        if peek(pairs) != Some(Rule::QUESTION) {
            return first;
        }
        let mut branches = Vec::new();
        let mut last = first;
        while self.take(pairs, Rule::QUESTION).is_some() {
            let then = self.chain(pairs);
            self.take(pairs, Rule::COLON);
            branches.push((last, then));
            last = self.chain(pairs);
        }
        branches.into_iter().rev().fold(last, |otherwise, (condition, then)| {
            let span = condition.expr.span.to(otherwise.expr.span);
            let height = condition.height.max(then.height).max(otherwise.height);
            let node = ExprNode::Conditional(Box::new(condition.expr), Box::new(then.expr), Box::new(otherwise.expr));
            self.raise(height, node, span)
        })
    }

    /// Operands and what links them, without `?`.
    pub(super) fn chain(&mut self, pairs: &mut Pairs<'i, Rule>) -> Tall {
        let first = self.operand(pairs);
        let Some(link) = self.link(pairs) else { return first };
        let mut operands = vec![first];
        let mut links = vec![link];
        loop {
            operands.push(self.operand(pairs));
            let Some(link) = self.link(pairs) else { break };
            while links.last().is_some_and(|last| last.power() >= link.power()) {
                self.reduce(&mut operands, &mut links);
            }
            links.push(link);
        }
        while !links.is_empty() {
            self.reduce(&mut operands, &mut links);
        }
        operands.pop().unwrap_or_else(|| missing(Span::NOWHERE))
    }

    /// Joins the last two operands by the last link.
    fn reduce(&mut self, operands: &mut Vec<Tall>, links: &mut Vec<Link>) {
        let (Some(right), Some(left), Some(link)) = (operands.pop(), operands.pop(), links.pop()) else { return };
        let span = left.expr.span.to(right.expr.span);
        let height = left.height.max(right.height);
        let joined = self.raise(height, link.join(Box::new(left.expr), Box::new(right.expr)), span);
        operands.push(joined);
    }

    /// What links the next operand, where there is one.
    fn link(&mut self, pairs: &mut Pairs<'i, Rule>) -> Option<Link> {
        let link = match peek(pairs)? {
            Rule::OPERATOR => pairs.peek().and_then(|pair| operator(pair.as_str())).map(Link::Operator)?,
            Rule::LASTING => Link::Lasting,
            Rule::IN => Link::InRegion,
            _ => return None,
        };
        pairs.next();
        Some(link)
    }

    /// A value with the signs before and the postfixes behind it.
    pub(super) fn operand(&mut self, pairs: &mut Pairs<'i, Rule>) -> Tall {
        let mut signs = Vec::new();
        while let Some(sign) = self.take(pairs, Rule::UNARY) {
            let op = if sign.as_str() == "!" { UnaryOp::Not } else { UnaryOp::Minus };
            signs.push((op, self.span(&sign)));
        }
        let value = self.primary(pairs);
        signs.into_iter().rev().fold(value, |value, (op, sign)| {
            let span = sign.to(value.expr.span);
            self.raise(value.height, ExprNode::Unary(op, Box::new(value.expr)), span)
        })
    }

    fn primary(&mut self, pairs: &mut Pairs<'i, Rule>) -> Tall {
        let Some(pair) = pairs.next() else { return missing(Span::NOWHERE) };
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::NUMBER => leaf(self.number(pair.as_str(), span), span),
            Rule::PLAIN => leaf(super::strings::plain(pair.as_str()), span),
            Rule::template | Rule::text_block => self.template(pair),
            Rule::IDENT => {
                let value = self.named(&pair, pairs);
                self.postfixes(value, pairs)
            }
            Rule::list => {
                let value = self.list(pair);
                self.postfixes(value, pairs)
            }
            Rule::object => {
                let (object, height) = self.object(pair);
                let value = self.raise(height, ExprNode::Object(object), span);
                self.postfixes(value, pairs)
            }
            Rule::group => {
                let mut inner = self.conditional(&mut pair.into_inner());
                // A literal keeps its own place, where its text is.
                if !is_literal(&inner.expr.node) {
                    inner.expr.span = span;
                }
                self.postfixes(inner, pairs)
            }
            _ => missing(span),
        }
    }

    /// A name, a word with a value of its own, or a call.
    fn named(&mut self, pair: &Pair<'i, Rule>, pairs: &mut Pairs<'i, Rule>) -> Tall {
        let span = self.span(pair);
        if let Some(arguments) = self.take(pairs, Rule::arguments) {
            let whole = span.to(self.span(&arguments));
            let (arguments, height) = self.arguments(arguments);
            return self.raise(height, ExprNode::Call(self.name(pair), arguments), whole);
        }
        leaf(self.word(pair.as_str(), span), span)
    }

    /// `.member` and `["index"]` behind a value.
    fn postfixes(&mut self, mut value: Tall, pairs: &mut Pairs<'i, Rule>) -> Tall {
        loop {
            match peek(pairs) {
                Some(Rule::MEMBER) => {
                    let Some(pair) = pairs.next() else { return value };
                    let member = self.member(&pair);
                    let span = value.expr.span.to(member.span);
                    value = self.raise(value.height, ExprNode::Member(Box::new(value.expr), member), span);
                }
                Some(Rule::index) => {
                    let Some(pair) = pairs.next() else { return value };
                    let span = value.expr.span.to(self.span(&pair));
                    let index = self.conditional(&mut pair.into_inner());
                    let height = value.height.max(index.height);
                    value = self.raise(height, ExprNode::Index(Box::new(value.expr), Box::new(index.expr)), span);
                }
                _ => return value,
            }
        }
    }

    /// The name in `.name`.
    pub(super) fn member(&self, pair: &Pair<'_, Rule>) -> Name {
        let span = self.span(pair);
        Name { text: pair.as_str().trim_start_matches('.').into(), span: Span::new(span.start + 1, span.end) }
    }

    fn list(&mut self, pair: Pair<'i, Rule>) -> Tall {
        let span = self.span(&pair);
        let mut pairs = pair.into_inner();
        if let Some(comprehension) = self.take(&mut pairs, Rule::comprehension) {
            let (comprehension, height) = self.comprehension(&mut comprehension.into_inner());
            return self.raise(height, ExprNode::Comprehension(Box::new(comprehension)), span);
        }
        let mut values = Vec::new();
        let mut height = 0;
        while let Some(rule) = peek(&pairs) {
            match rule {
                Rule::SLIP_SEPARATOR => {
                    let spoilt = self.missing_separator(&mut pairs, Rule::BAD_ENTRY, "element");
                    spoil(values.last_mut().filter(|_| spoilt));
                }
                Rule::STRAY_COMMA => self.stray_comma(&mut pairs),
                Rule::BAD_ENTRY => self.bad(&mut pairs, Rule::expr),
                Rule::BAD_COMPREHENSION => self.bad(&mut pairs, Rule::comprehension),
                _ => {
                    let value = self.conditional(&mut pairs);
                    height = height.max(value.height);
                    values.push(value.expr);
                }
            }
        }
        self.raise(height, ExprNode::List(values), span)
    }

    fn comprehension(&mut self, pairs: &mut Pairs<'i, Rule>) -> (Comprehension, u32) {
        let variable = self.declared(pairs);
        self.take(pairs, Rule::IN);
        let list = self.chain(pairs);
        let condition = self.take(pairs, Rule::WHERE).map(|_| self.chain(pairs));
        self.take(pairs, Rule::COLON);
        let body = self.conditional(pairs);
        let height = condition.as_ref().map_or(0, |condition| condition.height).max(list.height).max(body.height);
        let condition = condition.map(|condition| condition.expr);
        (Comprehension { variable, list: list.expr, condition, body: body.expr }, height)
    }

    fn arguments(&mut self, pair: Pair<'i, Rule>) -> (Vec<Argument>, u32) {
        let mut pairs = pair.into_inner();
        let mut arguments = Vec::new();
        let mut height = 0;
        while let Some(rule) = peek(&pairs) {
            match rule {
                Rule::SLIP_SEPARATOR => {
                    let spoilt = self.missing_separator(&mut pairs, Rule::BAD_ENTRY, "argument");
                    let last: Option<&mut Argument> = arguments.last_mut();
                    spoil(last.map(|argument| &mut argument.value).filter(|_| spoilt));
                }
                Rule::STRAY_COMMA => self.stray_comma(&mut pairs),
                Rule::BAD_ENTRY => self.bad(&mut pairs, Rule::argument),
                _ => {
                    let name = self.take(&mut pairs, Rule::ARGUMENT_NAME).map(|pair| self.argument_name(&pair));
                    let value = self.conditional(&mut pairs);
                    height = height.max(value.height);
                    arguments.push(Argument { name, value: value.expr });
                }
            }
        }
        (arguments, height)
    }

    /// The name in `name: value`; its pair holds the colon.
    fn argument_name(&self, pair: &Pair<'_, Rule>) -> Name {
        let text = pair.as_str().trim_end_matches([':', ' ', '\n']);
        let start = pair.as_span().start();
        Name { text: text.into(), span: self.place(start, start + text.len()) }
    }

    /// `{ key: value }`, and the height of the highest value.
    pub(super) fn object(&mut self, pair: Pair<'i, Rule>) -> (Object, u32) {
        let span = self.span(&pair);
        let mut pairs = pair.into_inner();
        let mut entries = Vec::new();
        let mut height = 0;
        while let Some(rule) = peek(&pairs) {
            match rule {
                Rule::SLIP_SEPARATOR => {
                    let spoilt = self.missing_separator(&mut pairs, Rule::BAD_ENTRY, "entry");
                    let last: Option<&mut Entry> = entries.last_mut();
                    spoil(last.map(|entry| &mut entry.value).filter(|_| spoilt));
                }
                Rule::STRAY_COMMA => self.stray_comma(&mut pairs),
                Rule::BAD_ENTRY => entries.extend(self.bad_entry(&mut pairs)),
                _ => {
                    let Some(key) = pairs.next() else { break };
                    let (entry, tall) = self.entry(key, &mut pairs);
                    height = height.max(tall);
                    entries.push(entry);
                }
            }
        }
        (Object { entries, span }, height)
    }

    fn entry(&mut self, key: Pair<'i, Rule>, pairs: &mut Pairs<'i, Rule>) -> (Entry, u32) {
        let key = self.key(key);
        if let Some(sign) = self.take(pairs, Rule::SLIP_EQUALS) {
            let place = self.span(&sign);
            self.report(syntax::equals_for_colon(place, key.span, &key.text));
        }
        let value = self.conditional(pairs);
        let span = key.span.to(value.expr.span);
        (Entry { key, value: value.expr, span }, value.height)
    }
}

/// Takes a value back of which only the beginning could be read.
pub(super) fn spoil(value: Option<&mut Expr>) {
    if let Some(value) = value {
        value.node = ExprNode::Missing;
    }
}

/// A node without nodes in it.
pub(super) fn leaf(node: ExprNode, span: Span) -> Tall {
    Tall { expr: Expr { node, span }, height: 1 }
}

/// What could not be read.
pub(super) fn missing(span: Span) -> Tall {
    leaf(ExprNode::Missing, span)
}

/// Whether a value is written in one token, or in one pair of quotes.
fn is_literal(node: &ExprNode) -> bool {
    use ExprNode::{Duration, Int, Missing, Number, Percent, Size, Template};
    matches!(node, Template(_) | Int(_) | Number(_) | Duration(_) | Size(_) | Percent(_) | Missing)
}

fn operator(sign: &str) -> Option<BinaryOp> {
    Some(match sign {
        "||" => BinaryOp::Or,
        "&&" => BinaryOp::And,
        "==" => BinaryOp::Equal,
        "!=" => BinaryOp::NotEqual,
        "<" => BinaryOp::Less,
        "<=" => BinaryOp::LessEqual,
        ">" => BinaryOp::Greater,
        ">=" => BinaryOp::GreaterEqual,
        "+" => BinaryOp::Add,
        "-" => BinaryOp::Subtract,
        "*" => BinaryOp::Multiply,
        "/" => BinaryOp::Divide,
        "%" => BinaryOp::Remainder,
        _ => return None,
    })
}
