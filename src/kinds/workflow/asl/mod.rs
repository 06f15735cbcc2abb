//! The Amazon States Language: a definition as data, each part with its place.
//!
//! A definition comes from a file ([`read`]) or from the steps of a program, and in both cases goes through one
//! [`check`] and one [`write`]. Source of the language: the Amazon States Language specification (states-language.net)
//! and the Step Functions Developer Guide. Only its JSONPath form is known here.

pub mod check;
pub mod intrinsic;
pub mod path;
pub mod read;
pub mod task;
pub mod write;

use crate::model::architecture::ResourceId;
use crate::model::template::Node;
use crate::source::Span;
use ecow::EcoString;

/// A part of a definition and where it was written: in a file, or in the steps that it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What it is.
    pub json: Json,
    /// Where.
    pub span: Span,
}

/// JSON, and texts that only AWS completes.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Number(f64),
    /// Text.
    Text(EcoString),
    /// A list.
    List(Vec<Placed>),
    /// An object, in order.
    Map(Vec<Entry>),
    /// A text that AWS completes.
    Made(Made),
}

/// A text with references.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// What a template says.
    pub node: Node,
    /// What can be said of the text now: `arn:aws:states:::sqs:sendMessage`, with a word in the place of a reference.
    pub seen: EcoString,
    /// The resource that it names, where it names one.
    pub resource: Option<ResourceId>,
}

/// An entry of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its key.
    pub key: EcoString,
    /// Where the key was written.
    pub at: Span,
    /// Its value.
    pub value: Placed,
}

impl Placed {
    /// A part at a place.
    pub fn new(json: Json, span: Span) -> Placed {
        Placed { json, span }
    }

    /// A text at a place.
    pub fn text(text: impl Into<EcoString>, span: Span) -> Placed {
        Placed::new(Json::Text(text.into()), span)
    }

    /// The entries of an object; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.json {
            Json::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; none of anything else.
    pub fn elements(&self) -> &[Placed] {
        match &self.json {
            Json::List(elements) => elements,
            _ => &[],
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Placed> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The text that it is.
    pub fn as_text(&self) -> Option<&EcoString> {
        match &self.json {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a key.
    pub fn text_of(&self, key: &str) -> Option<&EcoString> {
        self.get(key).and_then(Placed::as_text)
    }

    /// The whole number that it is.
    pub fn as_int(&self) -> Option<i64> {
        match self.json {
            Json::Int(int) => Some(int),
            _ => None,
        }
    }

    /// The number that it is.
    pub fn as_number(&self) -> Option<f64> {
        match self.json {
            Json::Int(int) => Some(int as f64),
            Json::Number(number) => Some(number),
            _ => None,
        }
    }

    /// What it says as far as that is known now, where it is text.
    pub fn seen(&self) -> Option<&str> {
        match &self.json {
            Json::Text(text) => Some(text),
            Json::Made(made) => Some(&made.seen),
            _ => None,
        }
    }

    /// The resource that it names.
    pub fn resource(&self) -> Option<ResourceId> {
        match &self.json {
            Json::Made(made) => made.resource,
            _ => None,
        }
    }

    /// Whether a test holds for a text in it, however deep: keys and values.
    pub fn has_text(&self, test: &impl Fn(&str) -> bool) -> bool {
        match &self.json {
            Json::Text(text) => test(text),
            Json::List(elements) => elements.iter().any(|element| element.has_text(test)),
            Json::Map(entries) => entries.iter().any(|entry| entry.value.has_text(test)),
            _ => false,
        }
    }

    /// What it is, in words.
    pub fn word(&self) -> &'static str {
        match &self.json {
            Json::Null => "null",
            Json::Bool(_) => "a truth value",
            Json::Int(_) => "a whole number",
            Json::Number(_) => "a number",
            Json::Text(_) | Json::Made(_) => "text",
            Json::List(_) => "a list",
            Json::Map(_) => "an object",
        }
    }
}

/// Builds objects, entry by entry.
#[derive(Debug)]
pub struct Object {
    entries: Vec<Entry>,
    span: Span,
}

impl Object {
    /// An empty object at a place.
    pub fn at(span: Span) -> Object {
        Object { entries: Vec::new(), span }
    }

    /// Adds an entry.
    #[must_use]
    pub fn with(mut self, key: impl Into<EcoString>, value: Placed) -> Object {
        self.push(key, value);
        self
    }

    /// Adds an entry where there is one.
    #[must_use]
    pub fn with_some(self, key: impl Into<EcoString>, value: Option<Placed>) -> Object {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a text that has the object's place.
    #[must_use]
    pub fn word(self, key: &'static str, word: impl Into<EcoString>) -> Object {
        let span = self.span;
        self.with(key, Placed::text(word, span))
    }

    /// Adds an entry.
    pub fn push(&mut self, key: impl Into<EcoString>, value: Placed) {
        let at = value.span;
        self.entries.push(Entry { key: key.into(), at, value });
    }

    /// The object.
    pub fn done(self) -> Placed {
        Placed::new(Json::Map(self.entries), self.span)
    }
}
