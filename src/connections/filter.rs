//! The language of filters: which messages and events an arrow lets through.
//!
//! EventBridge, SNS and Lambda share one form of JSON for it: an object of fields, each with a list of values that
//! match. In `.sls` the same is written with words (`{ total: { above: 0 } }`), and AWS's own forms are understood too.
//!
//! Sources: EventBridge User Guide, "Event patterns"; SNS Developer Guide, "Message filtering"; Lambda Developer Guide,
//! "Event filtering".

use crate::diagnostics::{Diagnostic, deliveries};
use crate::model::graph::Graph;
use crate::model::template::Node;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// Who reads the filter: each knows a little less than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// The rules of EventBridge.
    EventBridge,
    /// The subscriptions of SNS.
    Sns,
    /// The event source mappings of Lambda.
    Lambda,
    /// Pipes, which know what mappings know (EventBridge User Guide, "Comparison operators").
    Pipes,
}

impl Reader {
    /// As messages call it.
    fn name(self) -> &'static str {
        match self {
            Reader::EventBridge => "EventBridge",
            Reader::Sns => "SNS",
            Reader::Lambda => "Lambda",
            Reader::Pipes => "EventBridge Pipes",
        }
    }

    /// Whether it knows an operator of the language.
    fn knows(self, word: &str) -> bool {
        match word {
            "wildcard" => self == Reader::EventBridge,
            "cidr" => self < Reader::Lambda,
            _ => true,
        }
    }

    /// What may stand behind `not` beside values.
    fn knows_not(self, word: &str) -> bool {
        match word {
            "prefix" | "suffix" => self < Reader::Lambda,
            "wildcard" => self == Reader::EventBridge,
            _ => false,
        }
    }
}

/// A filter in AWS's form, and what could not be understood.
pub struct Filter {
    /// The pattern.
    pub node: Node,
    /// The mistakes in it.
    pub mistakes: Vec<Mistake>,
}

/// Something in a filter that AWS would refuse or that would never match.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// What.
    pub what: What,
}

/// What can be wrong in a filter.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A word that no operator has.
    UnknownOperator(EcoString),
    /// A value without a list around it.
    Bare(EcoString),
    /// An operator with something that it does not take; the words say what it takes.
    Operand(EcoString, &'static str),
    /// An operator that the service does not know.
    Foreign(EcoString, &'static str),
    /// Two operators in one object.
    Several,
    /// A filter that is no object, or an empty one.
    Empty,
}

impl Mistake {
    /// As a report.
    pub fn report(&self) -> Diagnostic {
        let words: Vec<&str> = OPERATORS.iter().map(|(word, _)| *word).collect();
        match &self.what {
            What::UnknownOperator(word) => deliveries::unknown_operator(word, &words, self.span),
            What::Bare(field) => deliveries::bare_field(field, &words, self.span),
            What::Operand(word, takes) => deliveries::wrong_operand(word, takes, self.span),
            What::Foreign(word, service) => deliveries::foreign_operator(word, service, self.span),
            What::Several => deliveries::several_operators(self.span),
            What::Empty => deliveries::empty_filter(self.span),
        }
    }
}

/// The words of the language, each with what stands behind it.
pub const OPERATORS: &[(&str, &str)] = &[
    ("above", "a number"),
    ("at_least", "a number"),
    ("below", "a number"),
    ("at_most", "a number"),
    ("prefix", "text"),
    ("suffix", "text"),
    ("wildcard", "text with `*` in it"),
    ("ignore_case", "text"),
    ("cidr", "a range of addresses like `10.0.0.0/24`"),
    ("exists", "`true` or `false`"),
    ("not", "a value, a list of values, or one of `prefix`, `suffix`, `wildcard`"),
];

/// The operators that `not` can turn around.
const NEGATED: &[&str] = &["prefix", "suffix", "wildcard"];
const RAW: &[&str] = &["numeric", "anything-but", "equals-ignore-case"];
const COMPARISONS: &[(&str, &str)] = &[("above", ">"), ("at_least", ">="), ("below", "<"), ("at_most", "<=")];

/// Translates a filter.
pub fn translate(graph: &Graph, reader: Reader, filter: &Spanned) -> Filter {
    let mut translation = Translation { graph, reader, mistakes: Vec::new() };
    let node = match &filter.value {
        Value::Object(fields) if !fields.is_empty() => translation.fields(fields),
        Value::Poison => Node::Null,
        _ => translation.mistake(filter.span, What::Empty),
    };
    Filter { node, mistakes: translation.mistakes }
}

struct Translation<'a> {
    graph: &'a Graph,
    reader: Reader,
    mistakes: Vec<Mistake>,
}

impl Translation<'_> {
    fn mistake(&mut self, span: Span, what: What) -> Node {
        self.mistakes.push(Mistake { span, what });
        Node::Null
    }

    fn fields(&mut self, fields: &Fields) -> Node {
        Node::Map(fields.iter().map(|(name, value)| (name.clone(), self.field(name, value))).collect())
    }

    /// What stands behind the name of a field.
    fn field(&mut self, name: &EcoString, value: &Spanned) -> Node {
        match &value.value {
            Value::List(list) if name == "$or" => Node::list(list.iter().map(|branch| self.branch(branch))),
            Value::List(list) => Node::list(list.iter().map(|matcher| self.matcher(matcher))),
            Value::Object(object) if is_operation(object) => Node::list([self.operation(object, value.span)]),
            Value::Object(object) if !object.is_empty() => self.fields(object),
            Value::Object(_) => self.mistake(value.span, What::Empty),
            Value::Poison => Node::Null,
            _ => self.mistake(value.span, What::Bare(name.clone())),
        }
    }

    fn branch(&mut self, branch: &Spanned) -> Node {
        match &branch.value {
            Value::Object(fields) => self.fields(fields),
            _ => self.mistake(branch.span, What::Empty),
        }
    }

    /// An element of the list behind a field.
    fn matcher(&mut self, matcher: &Spanned) -> Node {
        match &matcher.value {
            Value::Object(object) => self.operation(object, matcher.span),
            Value::List(_) => self.mistake(matcher.span, What::Empty),
            value => self.graph.node(value),
        }
    }

    fn operation(&mut self, object: &Fields, span: Span) -> Node {
        if object.keys().all(|key| COMPARISONS.iter().any(|(word, _)| key == word)) && !object.is_empty() {
            return self.comparison(object);
        }
        let mut entries = object.iter();
        match (entries.next(), entries.next()) {
            (Some((word, operand)), None) => self.operator(word, operand),
            (None, _) => self.mistake(span, What::Empty),
            _ => self.mistake(span, What::Several),
        }
    }

    /// `{ above: 0, at_most: 10 }` as `{ numeric: [">", 0, "<=", 10] }`.
    fn comparison(&mut self, object: &Fields) -> Node {
        let mut parts = Vec::new();
        for (word, sign) in COMPARISONS {
            let Some(operand) = object.get(*word) else { continue };
            if !matches!(operand.value, Value::Int(_) | Value::Number(_) | Value::Poison) {
                return self.mistake(operand.span, What::Operand((*word).into(), "a number"));
            }
            parts.extend([Node::text(*sign), self.graph.node(&operand.value)]);
        }
        Node::map([("numeric", Node::List(parts))])
    }

    fn operator(&mut self, word: &EcoString, operand: &Spanned) -> Node {
        if RAW.contains(&word.as_str()) {
            return Node::map([(word.clone(), self.graph.node(&operand.value))]);
        }
        let Some((_, takes)) = OPERATORS.iter().find(|(known, _)| word == known) else {
            return self.mistake(operand.key, What::UnknownOperator(word.clone()));
        };
        if let Some(word) = foreign(self.reader, word, &operand.value) {
            return self.mistake(operand.key, What::Foreign(word, self.reader.name()));
        }
        if !accepts(word, &operand.value) {
            return self.mistake(operand.span, What::Operand(word.clone(), takes));
        }
        let operand = self.graph.node(&operand.value);
        let name = match word.as_str() {
            "not" => "anything-but",
            "ignore_case" => "equals-ignore-case",
            same => same,
        };
        Node::map([(name, operand)])
    }
}

/// Whether an object behind a field says how to compare, and is not a field with fields of its own: all of its words
/// are operators, and none of them has the list that fields have.
fn is_operation(object: &Fields) -> bool {
    let known = |word: &EcoString| OPERATORS.iter().any(|(known, _)| word == known) || RAW.contains(&word.as_str());
    let fits = |word: &EcoString, operand: &Spanned| {
        let listed = matches!(operand.value, Value::List(_));
        known(word) && (!listed || word == "not" || RAW.contains(&word.as_str()))
    };
    !object.is_empty() && object.iter().all(|(word, operand)| fits(word, operand))
}

/// The operator in an operation that its reader does not know.
fn foreign(reader: Reader, word: &EcoString, operand: &Value) -> Option<EcoString> {
    match operand {
        Value::Object(object) if word == "not" => {
            object.keys().find(|inner| NEGATED.contains(&inner.as_str()) && !reader.knows_not(inner)).cloned()
        }
        _ => (!reader.knows(word)).then(|| word.clone()),
    }
}

fn accepts(word: &str, operand: &Value) -> bool {
    match (word, operand) {
        (_, Value::Poison) => true,
        ("exists", Value::Bool(_)) => true,
        ("not", Value::Object(object)) => object.len() == 1 && object.keys().all(|key| NEGATED.contains(&key.as_str())),
        ("not", Value::Text(_) | Value::Int(_) | Value::Number(_) | Value::List(_) | Value::Deferred(_)) => true,
        ("prefix" | "suffix" | "wildcard" | "ignore_case" | "cidr", Value::Text(_) | Value::Deferred(_)) => true,
        _ => false,
    }
}

/// How long a pattern is as JSON, about: what AWS puts into a reference is taken for 64 characters.
pub fn length(node: &Node) -> usize {
    match node {
        Node::Null => 4,
        Node::Bool(bool) => bool.to_string().len(),
        Node::Int(int) => int.to_string().len(),
        Node::Number(number) => number.to_string().len(),
        Node::Text(text) => text.chars().count() + 2,
        Node::List(nodes) => 2 + nodes.iter().map(|node| length(node) + 1).sum::<usize>().saturating_sub(1),
        Node::Map(pairs) => {
            2 + pairs.iter().map(|(key, node)| key.chars().count() + 4 + length(node)).sum::<usize>().saturating_sub(1)
        }
        Node::Sub(nodes) => nodes.iter().map(length).sum(),
        _ => 64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn spanned(value: Value) -> Spanned {
        Spanned::new(value, Span::NOWHERE)
    }

    fn object(entries: &[(&str, Value)]) -> Value {
        let entries = entries.iter().map(|(key, value)| (EcoString::from(*key), spanned(value.clone())));
        Value::Object(Arc::new(entries.collect()))
    }

    fn list(values: &[Value]) -> Value {
        Value::List(values.iter().cloned().map(spanned).collect())
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn check(filter: Value) -> Result<String, What> {
        let filter = translate(&Graph::default(), Reader::Sns, &spanned(filter));
        match filter.mistakes.into_iter().next() {
            Some(mistake) => Err(mistake.what),
            None => Ok(json(&filter.node)),
        }
    }

    fn json(node: &Node) -> String {
        match node {
            Node::Text(text) => format!("'{text}'"),
            Node::Int(int) => int.to_string(),
            Node::Bool(bool) => bool.to_string(),
            Node::List(nodes) => format!("[{}]", nodes.iter().map(json).collect::<Vec<_>>().join(",")),
            Node::Map(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(key, node)| format!("{key}:{}", json(node))).collect();
                format!("{{{}}}", pairs.join(","))
            }
            _ => "?".to_owned(),
        }
    }

    #[test]
    fn words_become_operators() {
        let total = |operator: &str, value: Value| check(object(&[("total", object(&[(operator, value)]))]));
        assert_eq!(total("above", Value::Int(0)), Ok("{total:[{numeric:['>',0]}]}".into()));
        assert_eq!(total("prefix", text("a")), Ok("{total:[{prefix:'a'}]}".into()));
        assert_eq!(total("exists", Value::Bool(false)), Ok("{total:[{exists:false}]}".into()));
        assert_eq!(total("not", list(&[text("a")])), Ok("{total:[{anything-but:['a']}]}".into()));
    }

    #[test]
    fn a_range_is_one_comparison() {
        let range = object(&[("below", Value::Int(9)), ("at_least", Value::Int(1))]);
        assert_eq!(check(object(&[("total", range)])), Ok("{total:[{numeric:['>=',1,'<',9]}]}".into()));
    }

    #[test]
    fn the_forms_of_aws_pass() {
        let raw = object(&[("anything-but", list(&[text("a")]))]);
        assert_eq!(check(object(&[("type", list(&[raw, text("b")]))])), Ok("{type:[{anything-but:['a']},'b']}".into()));
    }

    #[test]
    fn a_field_may_be_called_like_an_operator() {
        let filter = object(&[("file", object(&[("suffix", list(&[text("png")]))]))]);
        assert_eq!(check(filter), Ok("{file:{suffix:['png']}}".into()));
    }

    #[test]
    fn mistakes_are_found() {
        assert_eq!(check(object(&[("type", text("order"))])), Err(What::Bare("type".into())));
        let unknown = list(&[object(&[("abve", Value::Int(0))])]);
        assert_eq!(check(object(&[("total", unknown)])), Err(What::UnknownOperator("abve".into())));
        let operand = object(&[("above", text("x"))]);
        assert_eq!(check(object(&[("total", operand)])), Err(What::Operand("above".into(), "a number")));
        let several = object(&[("prefix", text("a")), ("suffix", text("b"))]);
        assert_eq!(check(object(&[("key", several)])), Err(What::Several));
        assert_eq!(check(object(&[])), Err(What::Empty));
        let wildcard = object(&[("wildcard", text("a*"))]);
        assert_eq!(check(object(&[("key", wildcard)])), Err(What::Foreign("wildcard".into(), "SNS")));
    }

    #[test]
    fn length_counts_the_json() {
        let node =
            translate(&Graph::default(), Reader::Sns, &spanned(object(&[("type", list(&[text("order")]))]))).node;
        assert_eq!(length(&node), r#"{"type":["order"]}"#.len());
    }
}
