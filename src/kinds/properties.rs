//! Whether properties are what CloudFormation's schema takes.
//!
//! Only what is known is judged: a deferred value fits wherever AWS could give such a value. Each miss is one report at the
//! place where the value was written.

use crate::diagnostics::{Diagnostics, vendor as say};
use crate::model::value::{Deferred, Fields, Spanned, Value};
use crate::source::Span;
use crate::vendor::schemas::{self, Bounds, Node, ResourceType, Type};

/// The check of one resource's properties.
pub struct Properties<'a> {
    /// The name of the type.
    pub ty: &'a str,
    /// Its schema.
    pub schema: &'static ResourceType,
    /// What is found.
    pub diagnostics: &'a mut Diagnostics,
    /// Whether what must be there is missed: not where properties are laid over others.
    pub whole: bool,
}

/// Where a value stands: for people, and in the schema.
#[derive(Clone)]
struct Place {
    /// `Attributes.Key`
    words: String,
    /// `Attributes/*/Key`
    path: String,
}

impl Place {
    fn top(name: &str) -> Place {
        Place { words: name.to_owned(), path: name.to_owned() }
    }

    fn entry(&self, name: &str) -> Place {
        Place { words: format!("{}.{name}", self.words), path: format!("{}/{name}", self.path) }
    }

    fn element(&self) -> Place {
        Place { words: self.words.clone(), path: format!("{}/*", self.path) }
    }
}

impl Properties<'_> {
    /// Checks all properties of a resource. `at` is the place of the resource.
    pub fn check(&mut self, fields: &Fields, at: Span) {
        let schema = self.schema;
        for (name, given) in fields {
            match schema.properties.get(name.as_str()) {
                Some(node) => self.value(&Place::top(name), given, node),
                None if schema.is_open() => {}
                None => self.unknown(None, name, given.key, schema.properties.keys()),
            }
        }
        // CloudFormation asks for what AWS sets itself in no template.
        let needed = schema.needed.iter().filter(|name| !schema.read_only.contains(name));
        self.missing(None, fields, needed, at);
    }

    fn unknown<'k>(&mut self, inside: Option<&str>, name: &str, at: Span, known: impl Iterator<Item = &'k String>) {
        let known = known.map(String::as_str);
        self.diagnostics.push(say::unknown_property(self.ty, inside, name, at, known, schemas::date()));
    }

    fn missing<'k>(
        &mut self,
        inside: Option<&str>,
        fields: &Fields,
        needed: impl Iterator<Item = &'k String>,
        at: Span,
    ) {
        let is_there = |name: &str| fields.get(name).is_some_and(|given| given.value != Value::None);
        let missing: Vec<&str> = needed.map(String::as_str).filter(|name| !is_there(name)).collect();
        if self.whole && !missing.is_empty() {
            self.diagnostics.push(say::missing_property(self.ty, inside, &missing, at, schemas::date()));
        }
    }

    fn value(&mut self, place: &Place, given: &Spanned, node: &'static Node) {
        if matches!(given.value, Value::Poison | Value::None) {
            return;
        }
        if self.schema.read_only.contains(&place.path) {
            let at = if given.key.is_nowhere() { given.span } else { given.key };
            self.diagnostics.push(say::read_only(self.ty, &place.words, at, schemas::date()));
            return;
        }
        let schema: &'static ResourceType = self.schema;
        let node = schema.resolve(node);
        match &given.value {
            Value::Deferred(deferred) if fits(deferred, node) => {}
            Value::Text(text) if node.takes(Type::String) => self.text(place, text, given.span, node),
            Value::Text(text) if is_read_as(text, node) => {}
            Value::Bool(_) if node.takes(Type::Boolean) || node.takes(Type::String) => {}
            Value::Int(int) if node.takes(Type::Integer) || node.takes(Type::Number) => {
                self.range(place, *int as f64, given.span, node.range);
            }
            Value::Int(int) if node.takes(Type::String) => self.text(place, &int.to_string(), given.span, node),
            Value::Number(number) if node.takes(Type::Number) => {
                self.range(place, *number, given.span, node.range);
            }
            Value::Number(_) if node.takes(Type::String) => {}
            Value::List(list) if node.takes(Type::Array) => self.list(place, list, given.span, node),
            Value::Object(fields) if node.takes(Type::Object) => self.object(place, fields, given.span, node),
            other => self.wrong_type(place, other, given.span, node),
        }
    }

    fn wrong_type(&mut self, place: &Place, value: &Value, at: Span, node: &Node) {
        let found = super::conform::type_word(value);
        let wanted = node.words_for_types();
        self.diagnostics.push(say::wrong_type(self.ty, &place.words, found, &wanted, at, schemas::date()));
    }

    fn text(&mut self, place: &Place, text: &str, at: Span, node: &Node) {
        if !node.words.is_empty() {
            if !node.words.iter().any(|word| word == text) {
                let words = node.words.iter().map(String::as_str);
                self.diagnostics.push(say::unknown_word(self.ty, &place.words, text, at, words, schemas::date()));
            }
            return;
        }
        let length = text.chars().count();
        if !node.length.hold(length as f64) {
            let found = format!("{length} characters long");
            self.bounds(place, &found, &format!("{} characters", node.length.words()), at);
        } else if let Some(pattern) = node.pattern.as_ref().filter(|pattern| !matches(pattern, text)) {
            self.diagnostics.push(say::unmatched(self.ty, &place.words, pattern, at, schemas::date()));
        }
    }

    fn range(&mut self, place: &Place, number: f64, at: Span, range: Bounds) {
        if !range.hold(number) {
            self.bounds(place, &number.to_string(), &range.words(), at);
        }
    }

    fn bounds(&mut self, place: &Place, found: &str, wanted: &str, at: Span) {
        self.diagnostics.push(say::out_of_range(self.ty, &place.words, found, wanted, at, schemas::date()));
    }

    fn list(&mut self, place: &Place, list: &[Spanned], at: Span, node: &'static Node) {
        if !node.count.hold(list.len() as f64) {
            let found = format!("a list of {}", list.len());
            self.bounds(place, &found, &format!("{} elements", node.count.words()), at);
        }
        let Some(items) = &node.items else { return };
        let inside = place.element();
        for element in list {
            let span = if element.span.is_nowhere() { at } else { element.span };
            self.value(&inside, &Spanned { value: element.value.clone(), span, key: Span::NOWHERE }, items);
        }
    }

    fn object(&mut self, place: &Place, fields: &Fields, at: Span, node: &'static Node) {
        for (name, given) in fields {
            match (node.properties.get(name.as_str()), &node.values) {
                (Some(inner), _) => self.value(&place.entry(name), given, inner),
                (None, Some(values)) => self.value(&place.element(), given, values),
                (None, None) if node.is_open() => {}
                (None, None) => self.unknown(Some(&place.words), name, given.key, node.properties.keys()),
            }
        }
        self.missing(Some(&place.words), fields, node.needed.iter(), at);
    }
}

/// Whether AWS could give a value of that kind: a single reference may be anything but an object, a text with references
/// in it is a text.
fn fits(deferred: &Deferred, node: &Node) -> bool {
    let scalar = [Type::String, Type::Integer, Type::Number, Type::Boolean].into_iter().any(|ty| node.takes(ty));
    scalar || deferred.pieces.len() == 1 && node.takes(Type::Array)
}

/// CloudFormation reads `"10"` as a number where it wants one, and `"true"` as a truth value.
fn is_read_as(text: &str, node: &Node) -> bool {
    let whole = node.takes(Type::Integer) && text.parse::<i64>().is_ok();
    let number = node.takes(Type::Number) && text.parse::<f64>().is_ok();
    whole || number || node.takes(Type::Boolean) && matches!(text, "true" | "false")
}

/// Whether a text matches a pattern of a schema; a pattern that is written for other engines says nothing.
fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).map_or(true, |regex| regex.is_match(text))
}
