//! A declaration of each kind: that of its own example, in which every value is a place to fill in.

use super::Snippet;
use super::places::{Body, Place};
use crate::diagnostics::Diagnostics;
use crate::kinds;
use crate::model::kind::Kind;
use crate::model::shape::{Attribute, Shape};
use crate::source::{SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::{Expr, ExprNode, Item, ItemNode, Name, Object};

/// A snippet of each kind whose example declares one.
pub fn of_kinds() -> Vec<Snippet> {
    kinds::ALL.iter().filter_map(|kind| snippet(kind)).collect()
}

fn snippet(kind: &Kind) -> Option<Snippet> {
    let mut sources = SourceMap::default();
    let span = sources.add(kind.name, kind.example)?;
    let file = syntax::parse(&sources, span, &mut Diagnostics::default());
    let mut reader = Reader { sources: &sources, places: Vec::new() };
    let item = file.items.iter().find(|item| reader.declaration(kind, item))?;
    let places = reader.places;
    Some(Snippet {
        prefix: kind.name.to_owned(),
        doc: kind.summary.to_owned(),
        body: body(&sources, item.span, &places),
    })
}

/// The text of a declaration, with its places.
fn body(sources: &SourceMap, item: Span, places: &[(Span, Place)]) -> String {
    let mut body = Body::default();
    let mut at = item.start;
    for (span, place) in places {
        body.text(sources.text(Span::new(at, span.start)));
        body.place(place);
        at = span.end;
    }
    body.text(sources.text(Span::new(at, item.end)));
    body.end()
}

/// Finds the places of a declaration, in their order.
struct Reader<'a> {
    sources: &'a SourceMap,
    places: Vec<(Span, Place)>,
}

impl Reader<'_> {
    /// Whether an item declares a resource of this kind; then its places are found.
    fn declaration(&mut self, kind: &Kind, item: &Item) -> bool {
        match &item.node {
            ItemNode::Resource(resource) if resource.kind.text == kind.name => {
                self.name(&resource.name);
                self.object(&resource.body, kind.attributes);
            }
            ItemNode::Raw(raw) if kind.is_raw() => {
                self.name(&raw.name);
                self.place(inside_quotes(raw.ty.span), raw.ty.value.to_string());
                self.map(&raw.body, None);
            }
            _ => return false,
        }
        true
    }

    fn name(&mut self, name: &Name) {
        let is_quoted = self.sources.text(name.span).starts_with('"');
        self.place(if is_quoted { inside_quotes(name.span) } else { name.span }, name.text.to_string());
    }

    fn place(&mut self, span: Span, text: String) {
        self.places.push((span, Place::Text(text)));
    }

    fn object(&mut self, object: &Object, table: &[Attribute]) {
        for entry in &object.entries {
            let shape = table.iter().find(|attribute| attribute.name == entry.key.text).map(|entry| &entry.shape);
            self.value(&entry.value, shape);
        }
    }

    /// An object whose keys are the author's choice.
    fn map(&mut self, object: &Object, shape: Option<&Shape>) {
        for entry in &object.entries {
            self.name(&entry.key);
            self.value(&entry.value, shape);
        }
    }

    fn value(&mut self, value: &Expr, shape: Option<&Shape>) {
        match (&value.node, shape.map(Accepts::of)) {
            (ExprNode::Object(object), Some(Accepts { entries: Some(table), .. })) => self.object(object, table),
            (ExprNode::Object(object), accepts) => self.map(object, accepts.and_then(|accepts| accepts.named)),
            (ExprNode::List(values), accepts) => {
                let element = accepts.and_then(|accepts| accepts.elements);
                values.iter().for_each(|value| self.value(value, element));
            }
            (_, accepts) => self.leaf(value, accepts.map(|accepts| accepts.words).unwrap_or_default()),
        }
    }

    fn leaf(&mut self, value: &Expr, words: &[&str]) {
        let text = self.sources.text(value.span);
        let words = if matches!(value.node, ExprNode::Bool(_)) { &["true", "false"] } else { words };
        let (span, word) = match text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inside) => (inside_quotes(value.span), inside),
            None => (value.span, text),
        };
        let others = words.iter().filter(|other| **other != word);
        let place = match words.contains(&word) {
            true => Place::Choice([&word].into_iter().chain(others).map(|word| (*word).to_owned()).collect()),
            false => Place::Text(word.to_owned()),
        };
        self.places.push((span, place));
    }
}

fn inside_quotes(span: Span) -> Span {
    Span::new(span.start + 1, span.end.saturating_sub(1))
}

/// The types of a table's fields, which are written without quotes.
static FIELD: Shape = Shape::OneOf(&["string", "number", "binary"]);

/// What a shape says of the values inside: the first of several that says something.
#[derive(Debug, Clone, Copy, Default)]
struct Accepts {
    entries: Option<&'static [Attribute]>,
    named: Option<&'static Shape>,
    elements: Option<&'static Shape>,
    words: &'static [&'static str],
}

impl Accepts {
    fn of(shape: &Shape) -> Accepts {
        match shape {
            Shape::Object(table) => Accepts { entries: Some(table), ..Accepts::default() },
            Shape::Map(inner) => Accepts { named: Some(inner), ..Accepts::default() },
            Shape::List(inner, ..) => Accepts { elements: Some(inner), ..Accepts::default() },
            Shape::Fields => Accepts { named: Some(&FIELD), ..Accepts::default() },
            Shape::OneOf(words) => Accepts { words, ..Accepts::default() },
            Shape::Either(shapes) => shapes.iter().map(Accepts::of).fold(Accepts::default(), Accepts::or),
            _ => Accepts::default(),
        }
    }

    fn or(self, other: Accepts) -> Accepts {
        Accepts {
            entries: self.entries.or(other.entries),
            named: self.named.or(other.named),
            elements: self.elements.or(other.elements),
            words: if self.words.is_empty() { other.words } else { self.words },
        }
    }
}
