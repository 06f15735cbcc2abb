//! What operators do. Types are never converted silently, with one exception: a whole number where a number is.

use super::Expander;
use super::frame::Frame;
use crate::diagnostics::types as wrong;
use crate::model::graph::Condition;
use crate::model::kind::MetricUnit;
use crate::model::value::{Deferred, MetricRef, Piece, Value};
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr, UnaryOp};
use std::cmp::Ordering;
use std::rc::Rc;
use std::sync::Arc;

impl<'p> Expander<'_, 'p, '_> {
    pub(super) fn unary(&mut self, op: UnaryOp, value: Value, at: Span) -> Value {
        match (op, value) {
            (_, Value::Poison) => Value::Poison,
            (UnaryOp::Not, Value::Bool(bool)) => Value::Bool(!bool),
            (UnaryOp::Minus, Value::Int(int)) => match int.checked_neg() {
                Some(int) => Value::Int(int),
                None => self.impossible(at, "the result is too large"),
            },
            (UnaryOp::Minus, Value::Number(number)) => Value::Number(-number),
            (_, value @ Value::Deferred(_)) => self.known_only(&value, at),
            (op, other) => {
                let found = self.word(&other);
                let wanted = if op == UnaryOp::Not { "a truth value" } else { "a number" };
                self.diagnostics.push(wrong::wrong_type(at, wanted, &found));
                Value::Poison
            }
        }
    }

    pub(super) fn binary(&mut self, op: BinaryOp, left: &'p Expr, right: &'p Expr, frame: &Rc<Frame<'p>>) -> Value {
        if matches!(op, BinaryOp::And | BinaryOp::Or) {
            return self.logical(op, left, right, frame);
        }
        let at = left.span.to(right.span);
        match (self.eval(left, frame), self.eval(right, frame)) {
            (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
            (Value::Metric(metric), threshold) => self.comparison(op, metric, &threshold, right.span, at),
            (left, right) if op == BinaryOp::Add => {
                let sum = self.add(left, right, at);
                self.bounded(sum, at)
            }
            (value @ Value::Deferred(_), _) | (_, value @ Value::Deferred(_)) => self.known_only(&value, at),
            (left, right) => match op {
                BinaryOp::Equal => self.equal(&left, &right, at),
                BinaryOp::NotEqual => match self.equal(&left, &right, at) {
                    Value::Bool(bool) => Value::Bool(!bool),
                    other => other,
                },
                BinaryOp::Less => self.order(op, &left, &right, at, Ordering::is_lt),
                BinaryOp::LessEqual => self.order(op, &left, &right, at, Ordering::is_le),
                BinaryOp::Greater => self.order(op, &left, &right, at, Ordering::is_gt),
                BinaryOp::GreaterEqual => self.order(op, &left, &right, at, Ordering::is_ge),
                _ => self.arithmetic(op, &left, &right, at),
            },
        }
    }

    fn logical(&mut self, op: BinaryOp, left: &'p Expr, right: &'p Expr, frame: &Rc<Frame<'p>>) -> Value {
        let Some(first) = self.truth(left, "a condition", frame) else {
            return Value::Poison;
        };
        if first == (op == BinaryOp::Or) {
            return Value::Bool(first);
        }
        self.truth(right, "a condition", frame).map_or(Value::Poison, Value::Bool)
    }

    /// `+` adds numbers and units, and joins texts, lists and objects.
    fn add(&mut self, left: Value, right: Value, at: Span) -> Value {
        match (left, right) {
            (Value::Text(a), Value::Text(b)) => Value::Text(a + b.as_str()),
            (Value::Deferred(a), Value::Deferred(b)) => join(a.pieces.iter().chain(b.pieces.iter())),
            (Value::Deferred(a), Value::Text(b)) => join(a.pieces.iter().chain([&Piece::Text(b)])),
            (Value::Text(a), Value::Deferred(b)) => join([&Piece::Text(a)].into_iter().chain(b.pieces.iter())),
            (Value::List(a), Value::List(b)) => Value::List(a.iter().chain(b.iter()).cloned().collect()),
            (Value::Object(a), Value::Object(b)) => {
                let mut fields = (*a).clone();
                fields.extend(b.iter().map(|(key, entry)| (key.clone(), entry.clone())));
                Value::Object(Arc::new(fields))
            }
            (left, right) => self.arithmetic(BinaryOp::Add, &left, &right, at),
        }
    }

    fn arithmetic(&mut self, op: BinaryOp, left: &Value, right: &Value, at: Span) -> Value {
        use Value::{Duration, Int, Number, Percent, Size};
        let whole = |wrap: fn(i64) -> Value, a: i64, b: i64| integer(op, a, b).map(wrap);
        let result = match (left, right) {
            (Int(a), Int(b)) => whole(Int, *a, *b),
            (Duration(a), Duration(b)) if op == BinaryOp::Divide => whole(Int, *a, *b),
            (Size(a), Size(b)) if op == BinaryOp::Divide => whole(Int, *a, *b),
            (Duration(a), Duration(b)) if additive(op) => whole(Duration, *a, *b),
            (Size(a), Size(b)) if additive(op) => whole(Size, *a, *b),
            (Duration(a), Int(b)) if multiplicative(op) => whole(Duration, *a, *b),
            (Size(a), Int(b)) if multiplicative(op) => whole(Size, *a, *b),
            (Int(a), Duration(b)) if op == BinaryOp::Multiply => whole(Duration, *a, *b),
            (Int(a), Size(b)) if op == BinaryOp::Multiply => whole(Size, *a, *b),
            (Percent(a), Percent(b)) if additive(op) => real(op, *a, *b).map(Percent),
            (Int(_) | Number(_), Int(_) | Number(_)) => real(op, as_number(left), as_number(right)).map(Number),
            _ => {
                let (left, right) = (self.word(left), self.word(right));
                self.diagnostics.push(wrong::wrong_operands(at, op.sign(), &left, &right));
                return Value::Poison;
            }
        };
        match result {
            Ok(value) => value,
            Err(why) => self.impossible(at, why),
        }
    }

    fn equal(&mut self, left: &Value, right: &Value, at: Span) -> Value {
        match same(left, right) {
            Some(same) => Value::Bool(same),
            None => {
                let (left, right) = (self.word(left), self.word(right));
                self.diagnostics.push(wrong::wrong_operands(at, "==", &left, &right));
                Value::Poison
            }
        }
    }

    fn order(&mut self, op: BinaryOp, left: &Value, right: &Value, at: Span, holds: fn(Ordering) -> bool) -> Value {
        match compare(left, right) {
            Some(order) => Value::Bool(holds(order)),
            None => {
                let (left, right) = (self.word(left), self.word(right));
                self.diagnostics.push(wrong::wrong_operands(at, op.sign(), &left, &right));
                Value::Poison
            }
        }
    }

    /// `orders.visible > 100`: a metric against a number, or a unit where it measures one.
    fn comparison(&mut self, op: BinaryOp, metric: MetricRef, threshold: &Value, right: Span, at: Span) -> Value {
        let kind = self.architecture.resource(metric.resource).map(|resource| resource.kind);
        let Some(unit) = kind.and_then(|kind| kind.metric(metric.name)).map(|metric| metric.unit) else {
            return Value::Poison;
        };
        let threshold = match (unit, threshold) {
            (MetricUnit::Count, Value::Int(_) | Value::Number(_)) => as_number(threshold),
            (MetricUnit::Seconds, Value::Duration(seconds)) => *seconds as f64,
            (MetricUnit::Milliseconds, Value::Duration(seconds)) => *seconds as f64 * 1000.0,
            (MetricUnit::Bytes, Value::Size(bytes)) => *bytes as f64,
            (unit, other) => {
                let wanted = match unit {
                    MetricUnit::Count => "a number",
                    MetricUnit::Seconds | MetricUnit::Milliseconds => "a duration",
                    MetricUnit::Bytes => "a size",
                };
                let found = self.word(other);
                self.diagnostics.push(wrong::wrong_type(right, wanted, &found));
                return Value::Poison;
            }
        };
        let operator = match op {
            BinaryOp::Greater => "GreaterThanThreshold",
            BinaryOp::GreaterEqual => "GreaterThanOrEqualToThreshold",
            BinaryOp::Less => "LessThanThreshold",
            BinaryOp::LessEqual => "LessThanOrEqualToThreshold",
            _ => {
                self.diagnostics.push(wrong::wrong_operands(at, op.sign(), "a metric", "a number"));
                return Value::Poison;
            }
        };
        Value::Condition(Arc::new(Condition { metric, operator, threshold, lasting: 0, span: at }))
    }

    fn impossible(&mut self, at: Span, why: &str) -> Value {
        self.diagnostics.push(wrong::impossible_arithmetic(at, why));
        Value::Poison
    }

    fn known_only(&mut self, value: &Value, at: Span) -> Value {
        let origin = self.origin(value);
        self.diagnostics.push(wrong::deferred_structure(at, "what is calculated or compared", &origin));
        Value::Poison
    }
}

fn join<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Value {
    Value::Deferred(Deferred { pieces: pieces.cloned().collect() })
}

fn additive(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Add | BinaryOp::Subtract)
}

fn multiplicative(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Multiply | BinaryOp::Divide)
}

const ZERO: &str = "this divides by zero";

fn integer(op: BinaryOp, a: i64, b: i64) -> Result<i64, &'static str> {
    let result = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Subtract => a.checked_sub(b),
        BinaryOp::Multiply => a.checked_mul(b),
        _ if b == 0 => return Err(ZERO),
        BinaryOp::Divide => a.checked_div(b),
        _ => a.checked_rem(b),
    };
    result.ok_or("the result is too large")
}

fn real(op: BinaryOp, a: f64, b: f64) -> Result<f64, &'static str> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => a * b,
        _ if b == 0.0 => return Err(ZERO),
        BinaryOp::Divide => a / b,
        _ => a % b,
    };
    if result.is_finite() { Ok(result) } else { Err("the result is too large") }
}

fn as_number(value: &Value) -> f64 {
    match value {
        Value::Int(int) => *int as f64,
        Value::Number(number) | Value::Percent(number) => *number,
        _ => 0.0,
    }
}

/// Whether two known values are the same; `None` where the question makes no sense.
pub(super) fn same(left: &Value, right: &Value) -> Option<bool> {
    use Value::{Bool, Int, List, None as Nothing, Number, Object, Port, Resource};
    match (left, right) {
        (Nothing, _) | (_, Nothing) => Some(left == right),
        (Bool(a), Bool(b)) => Some(a == b),
        (Resource(a), Resource(b)) => Some(a == b),
        (Port(a), Port(b)) => Some(a == b),
        (List(a), List(b)) => {
            Some(a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same(&a.value, &b.value) == Some(true)))
        }
        (Object(a), Object(b)) => {
            let has = |(key, entry): (&ecow::EcoString, &crate::model::value::Spanned)| {
                b.get(key).is_some_and(|other| same(&entry.value, &other.value) == Some(true))
            };
            Some(a.len() == b.len() && a.iter().all(has))
        }
        (Int(_) | Number(_), Int(_) | Number(_)) => Some(as_number(left) == as_number(right)),
        _ => compare(left, right).map(Ordering::is_eq),
    }
}

/// The order of two known values of one type; `None` where there is none.
pub(super) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    use Value::{Duration, Int, Number, Percent, Size, Text};
    match (left, right) {
        (Int(a), Int(b)) | (Duration(a), Duration(b)) | (Size(a), Size(b)) => Some(a.cmp(b)),
        (Int(_) | Number(_), Int(_) | Number(_)) | (Percent(_), Percent(_)) => {
            as_number(left).partial_cmp(&as_number(right))
        }
        (Text(a), Text(b)) => Some(a.cmp(b)),
        _ => None,
    }
}
