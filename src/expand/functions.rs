//! The language's own functions: pure, total, and on known values only.
//!
//! To add one: a row in [`ALL`] and a small function below.

use super::Expander;
use super::frame::Frame;
use super::limits::{LARGEST, LONGEST, weight};
use super::operators::{compare, same};
use crate::diagnostics::types as wrong;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::{Argument, Name};
use ecow::EcoString;
use std::collections::HashSet;
use std::rc::Rc;

/// A function of the language.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How it is called: `join(separator, texts)`.
    pub usage: &'static str,
    /// What it gives.
    pub doc: &'static str,
    /// `None` where the arguments do not fit, [`Value::Poison`] where the result would be too large.
    call: fn(&[Value]) -> Option<Value>,
}

/// Every function, in the order of names.
pub static ALL: &[Function] = &[
    Function {
        name: "contains",
        usage: "contains(list_or_text, part)",
        doc: "Whether a list has an element, or a text a part.",
        call: contains,
    },
    Function { name: "distinct", usage: "distinct(list)", doc: "The list without repeated elements.", call: distinct },
    Function {
        name: "ends_with",
        usage: "ends_with(text, end)",
        doc: "Whether a text ends with another.",
        call: ends_with,
    },
    Function {
        name: "flatten",
        usage: "flatten(list_of_lists)",
        doc: "One list of the elements of all lists.",
        call: flatten,
    },
    Function {
        name: "join",
        usage: "join(separator, texts)",
        doc: "Texts in one, with a separator between them.",
        call: join,
    },
    Function { name: "keys", usage: "keys(object)", doc: "The keys of an object, in order of names.", call: keys },
    Function {
        name: "length",
        usage: "length(list_text_or_object)",
        doc: "How many elements, characters or entries.",
        call: length,
    },
    Function { name: "lower", usage: "lower(text)", doc: "The text in small letters.", call: lower },
    Function { name: "max", usage: "max(a, b)", doc: "The greater of two values of one type.", call: max },
    Function { name: "min", usage: "min(a, b)", doc: "The smaller of two values of one type.", call: min },
    Function {
        name: "pairs",
        usage: "pairs(list)",
        doc: "Each element with the next one, as `{ from, to, name }`; `name` is that of `to`.",
        call: pairs,
    },
    Function {
        name: "range",
        usage: "range(from, to)",
        doc: "The whole numbers from the first up to, without, the second.",
        call: range,
    },
    Function {
        name: "replace",
        usage: "replace(text, old, new)",
        doc: "The text with each `old` replaced.",
        call: replace,
    },
    Function { name: "sort", usage: "sort(list)", doc: "A list of texts, numbers or units in order.", call: sort },
    Function {
        name: "split",
        usage: "split(separator, text)",
        doc: "The parts of a text between separators.",
        call: split,
    },
    Function {
        name: "starts_with",
        usage: "starts_with(text, start)",
        doc: "Whether a text starts with another.",
        call: starts_with,
    },
    Function {
        name: "text",
        usage: "text(value)",
        doc: "A number, truth value, duration or size as it is written.",
        call: text,
    },
    Function { name: "trim", usage: "trim(text)", doc: "The text without white space around it.", call: trim },
    Function { name: "upper", usage: "upper(text)", doc: "The text in capitals.", call: upper },
    Function {
        name: "values",
        usage: "values(object)",
        doc: "The values of an object, in the order of their keys' names.",
        call: values,
    },
];

impl<'p> Expander<'_, 'p, '_> {
    /// `f(a, b)`
    pub(super) fn call(&mut self, name: &Name, arguments: &'p [Argument], at: Span, frame: &Rc<Frame<'p>>) -> Value {
        if name.text == "allow" {
            return self.allow(arguments, at, frame);
        }
        let Some(function) = ALL.iter().find(|function| function.name == name.text) else {
            let known = ALL.iter().map(|function| function.name);
            self.diagnostics.push(wrong::unknown_function(&name.text, name.span, known));
            return Value::Poison;
        };
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(self.eval(&argument.value, frame));
        }
        if values.contains(&Value::Poison) {
            return Value::Poison;
        }
        let named = arguments.iter().any(|argument| argument.name.is_some());
        if !self.work(values.iter().map(weight).sum(), at) {
            return Value::Poison;
        }
        match (function.call)(&values).filter(|_| !named) {
            Some(Value::Poison) => return self.too_large(at),
            Some(result) => return self.bounded(result, at),
            None => {}
        }
        let deferred = values.iter().zip(arguments).find(|(value, _)| matches!(value, Value::Deferred(_)));
        let diagnostic = match deferred {
            Some((value, argument)) => {
                wrong::deferred_structure(argument.value.span, "what a function works on", &self.origin(value))
            }
            None => wrong::wrong_arguments(&name.text, function.usage, at),
        };
        self.diagnostics.push(diagnostic);
        Value::Poison
    }
}

fn spanned(value: Value) -> Spanned {
    Spanned::new(value, Span::NOWHERE)
}

fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::List(values.into_iter().map(spanned).collect())
}

fn contains(arguments: &[Value]) -> Option<Value> {
    match arguments {
        [Value::List(list), part] => Some(Value::Bool(list.iter().any(|e| same(&e.value, part) == Some(true)))),
        [Value::Text(text), Value::Text(part)] => Some(Value::Bool(text.contains(part.as_str()))),
        [Value::Object(fields), Value::Text(key)] => Some(Value::Bool(fields.contains_key(key))),
        _ => None,
    }
}

fn distinct(arguments: &[Value]) -> Option<Value> {
    let [Value::List(list)] = arguments else {
        return None;
    };
    let mut known = HashSet::new();
    let is_new = |element: &&Spanned| identity(&element.value).is_none_or(|identity| known.insert(identity));
    Some(Value::List(list.iter().filter(is_new).cloned().collect()))
}

/// A text that two values share if and only if they are the same; nothing for a value that is the same as none.
fn identity(value: &Value) -> Option<String> {
    Some(match value {
        Value::None => "none".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Text(text) => format!("{text:?}"),
        // A whole number is the same as a number with its value, and nothing is less than nothing.
        Value::Int(int) => format!("{:?}", *int as f64),
        Value::Number(number) => format!("{:?}", number + 0.0),
        Value::Percent(number) => format!("{:?}%", number + 0.0),
        Value::Duration(amount) => format!("{amount}s"),
        Value::Size(amount) => format!("{amount}B"),
        Value::Resource(id) => format!("{id:?}"),
        Value::Port(port) => format!("{:?}.{}{:?}", port.resource, port.port.name, port.route),
        Value::List(list) => {
            let elements: Option<Vec<String>> = list.iter().map(|element| identity(&element.value)).collect();
            format!("[{}]", elements?.join(","))
        }
        Value::Object(fields) => {
            let entry = |(key, entry): (&EcoString, &Spanned)| Some(format!("{key:?}:{}", identity(&entry.value)?));
            let entries: Option<Vec<String>> = sorted(fields).into_iter().map(entry).collect();
            format!("{{{}}}", entries?.join(","))
        }
        _ => return None,
    })
}

fn flatten(arguments: &[Value]) -> Option<Value> {
    let [Value::List(lists)] = arguments else {
        return None;
    };
    let mut out: Vec<Spanned> = Vec::new();
    for inner in lists.iter() {
        let Value::List(elements) = &inner.value else {
            return None;
        };
        if out.len() + elements.len() > LONGEST {
            return Some(Value::Poison);
        }
        out.extend(elements.iter().cloned());
    }
    Some(Value::List(out.into()))
}

fn join(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(separator), Value::List(list)] = arguments else {
        return None;
    };
    let texts: Option<Vec<&str>> = list.iter().map(|element| known_text(&element.value)).collect();
    let texts = texts?;
    let length: usize = texts.iter().map(|text| text.len() + separator.len()).sum();
    Some(if length > LARGEST { Value::Poison } else { Value::Text(texts.join(separator).into()) })
}

fn known_text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn sorted(fields: &Fields) -> Vec<(&EcoString, &Spanned)> {
    let mut entries: Vec<_> = fields.iter().collect();
    entries.sort_by_key(|(key, _)| *key);
    entries
}

fn keys(arguments: &[Value]) -> Option<Value> {
    let [Value::Object(fields)] = arguments else {
        return None;
    };
    Some(list(sorted(fields).into_iter().map(|(key, _)| Value::Text(key.clone()))))
}

fn values(arguments: &[Value]) -> Option<Value> {
    let [Value::Object(fields)] = arguments else {
        return None;
    };
    Some(Value::List(sorted(fields).into_iter().map(|(_, entry)| entry.clone()).collect()))
}

fn length(arguments: &[Value]) -> Option<Value> {
    let count = match arguments {
        [Value::List(list)] => list.len(),
        [Value::Text(text)] => text.chars().count(),
        [Value::Object(fields)] => fields.len(),
        _ => return None,
    };
    i64::try_from(count).ok().map(Value::Int)
}

fn lower(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(text)] = arguments else {
        return None;
    };
    Some(Value::Text(text.to_lowercase()))
}

fn upper(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(text)] = arguments else {
        return None;
    };
    Some(Value::Text(text.to_uppercase()))
}

fn trim(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(text)] = arguments else {
        return None;
    };
    Some(Value::Text(text.trim().into()))
}

fn max(arguments: &[Value]) -> Option<Value> {
    let [a, b] = arguments else { return None };
    compare(a, b).map(|order| if order.is_ge() { a.clone() } else { b.clone() })
}

fn min(arguments: &[Value]) -> Option<Value> {
    let [a, b] = arguments else { return None };
    compare(a, b).map(|order| if order.is_le() { a.clone() } else { b.clone() })
}

/// Neighbours: `[a, b, c]` gives `a` with `b` and `b` with `c`. A loop over them is named after the second of each, so
/// that a new element renames nothing but itself.
fn pairs(arguments: &[Value]) -> Option<Value> {
    let [Value::List(list)] = arguments else {
        return None;
    };
    let pair = |two: &[Spanned]| match two {
        [from, to] => {
            let entries = [("from", from), ("to", to), ("name", to)];
            let fields: Fields = entries.into_iter().map(|(key, value)| (key.into(), value.clone())).collect();
            Some(spanned(Value::Object(fields.into())))
        }
        _ => None,
    };
    Some(Value::List(list.windows(2).filter_map(pair).collect()))
}

fn range(arguments: &[Value]) -> Option<Value> {
    let [Value::Int(from), Value::Int(to)] = arguments else {
        return None;
    };
    let is_short = to.saturating_sub(*from) <= LONGEST as i64;
    Some(if is_short { list((*from..*to).map(Value::Int)) } else { Value::Poison })
}

fn replace(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(text), Value::Text(old), Value::Text(new)] = arguments else {
        return None;
    };
    if old.is_empty() {
        return None;
    }
    let length = text.len() + text.matches(old.as_str()).count() * new.len();
    Some(if length > LARGEST { Value::Poison } else { Value::Text(text.replace(old.as_str(), new)) })
}

fn sort(arguments: &[Value]) -> Option<Value> {
    let [Value::List(list)] = arguments else {
        return None;
    };
    let comparable = list.windows(2).all(|pair| match pair {
        [a, b] => compare(&a.value, &b.value).is_some(),
        _ => true,
    });
    let mut out: Vec<Spanned> = list.to_vec();
    out.sort_by(|a, b| compare(&a.value, &b.value).unwrap_or(std::cmp::Ordering::Equal));
    comparable.then(|| Value::List(out.into()))
}

fn split(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(separator), Value::Text(text)] = arguments else {
        return None;
    };
    (!separator.is_empty()).then(|| list(text.split(separator.as_str()).map(|part| Value::Text(part.into()))))
}

fn starts_with(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(text), Value::Text(start)] = arguments else {
        return None;
    };
    Some(Value::Bool(text.starts_with(start.as_str())))
}

fn ends_with(arguments: &[Value]) -> Option<Value> {
    let [Value::Text(text), Value::Text(end)] = arguments else {
        return None;
    };
    Some(Value::Bool(text.ends_with(end.as_str())))
}

fn text(arguments: &[Value]) -> Option<Value> {
    match arguments {
        [value @ Value::Text(_)] => Some(value.clone()),
        [value @ (Value::Int(_) | Value::Number(_) | Value::Bool(_) | Value::Duration(_) | Value::Size(_))] => {
            Some(Value::Text(super::words::written(value).into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(ALL.is_sorted_by_key(|function| function.name));
    }
}
