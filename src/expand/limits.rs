//! How much a program may make the compiler work out, so that no program runs for ever or takes all memory.
//!
//! Work is counted in steps: one for an expression, a declaration or an arrow, more for what is large. The largest real
//! programs need some hundred thousand. Beyond the limit one report is made and everything is [`Value::Poison`].

use super::Expander;
use crate::diagnostics::types as wrong;
use crate::model::value::Value;
use crate::source::Span;

/// How many steps a program may take.
const STEPS: usize = 5_000_000;

/// How many elements a list may have, and pieces a text that only AWS knows.
pub const LONGEST: usize = 100_000;

/// How many bytes a text may have. CloudFormation takes a megabyte for a whole template.
pub const LARGEST: usize = 4 << 20;

/// How many steps a resource counts for: it has attributes, companions, and lines in a template.
pub const RESOURCE: usize = 50;

/// How many steps an arrow counts for: it has options, grants, and lines in a template.
pub const ARROW: usize = 50;

/// How many values, each asked for by the one before, may wait for each other.
const WAITING: usize = 1000;

impl Expander<'_, '_, '_> {
    /// Counts a step. Where it gives false, nothing more can be worked out.
    pub(super) fn step(&mut self, at: Span) -> bool {
        self.work(1, at)
    }

    /// Counts several steps.
    pub(super) fn work(&mut self, steps: usize, at: Span) -> bool {
        if self.exhausted() {
            return false;
        }
        self.steps = self.steps.saturating_add(steps);
        if self.exhausted() {
            self.diagnostics.push(wrong::too_much(at));
        }
        !self.exhausted()
    }

    /// Whether the limit was reached.
    pub(super) fn exhausted(&self) -> bool {
        self.steps >= STEPS
    }

    /// Works something out that another value waits for; nothing where too many wait already.
    pub(super) fn deeper<T>(&mut self, at: Span, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.waiting >= WAITING {
            self.diagnostics.push(wrong::too_deep(at, WAITING));
            return None;
        }
        self.waiting += 1;
        let result = work(self);
        self.waiting -= 1;
        Some(result)
    }

    /// Reports that a value is larger than any may be, and ends the expansion.
    pub(super) fn too_large(&mut self, at: Span) -> Value {
        self.work(STEPS, at);
        Value::Poison
    }

    /// A value that was made of others, if it is not too large. All that is in it counts as work, since somebody will go
    /// through it.
    pub(super) fn bounded(&mut self, value: Value, at: Span) -> Value {
        let (size, most) = match &value {
            Value::Text(text) => (text.len(), LARGEST),
            Value::List(list) => (list.len(), LONGEST),
            Value::Object(fields) => (fields.len(), LONGEST),
            Value::Deferred(deferred) => (deferred.pieces.len(), LONGEST),
            _ => return value,
        };
        if size > most {
            return self.too_large(at);
        }
        if self.work(weight(&value), at) { value } else { Value::Poison }
    }
}

/// The steps that going through a value takes, at most as many as there are.
pub fn weight(value: &Value) -> usize {
    let mut steps = 0;
    let mut todo = vec![value];
    while let Some(value) = todo.pop().filter(|_| steps < STEPS) {
        steps += match value {
            Value::Text(text) => text.len() / 16,
            Value::Deferred(deferred) => deferred.pieces.len(),
            Value::List(list) => {
                todo.extend(list.iter().map(|element| &element.value));
                list.len()
            }
            Value::Object(fields) => {
                todo.extend(fields.values().map(|entry| &entry.value));
                fields.len()
            }
            _ => 0,
        };
    }
    steps
}
