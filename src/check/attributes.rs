//! What stands between the braces of resources and instances, against what their kinds and patterns take.

use super::fits::{assignable, shaped, word};
use super::origin::origin;
use super::{Checker, Env};
use crate::diagnostics::suggest::article;
use crate::diagnostics::{attributes as say, types as wrong};
use crate::expand::placement;
use crate::kinds::Kind;
use crate::kinds::conform::{Conform, unit};
use crate::model::architecture::Architecture;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::ty::Ty;
use crate::model::value::{Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::{Entry, Expr, ExprNode, Object, Part, Pattern};

impl<'p> Checker<'_, 'p, '_> {
    /// The entries of a resource of a kind: those of the kind's table, and what every resource can say about its place.
    /// What is missing may come from `defaults`; the expander says so.
    pub(super) fn kind_entries(&mut self, kind: &'static Kind, object: &'p Object, env: &Env<'_, 'p>) {
        let of = article(kind.name);
        let placing = |entry: &&Entry| placement::is_said_by_all(kind, &entry.key.text);
        self.entries(&of, None, object.entries.iter().filter(|entry| !placing(entry)), kind.attributes, env);
        for entry in object.entries.iter().filter(placing) {
            match (&entry.value.node, entry.key.text.as_str()) {
                (ExprNode::Object(regions), "per_region") => {
                    for region in &regions.entries {
                        match &region.value.node {
                            ExprNode::Object(inner) => {
                                let (said, own): (Vec<_>, Vec<_>) = inner.entries.iter().partition(placing);
                                said.iter().for_each(|entry| drop(self.infer(&entry.value, env)));
                                self.entries(&of, None, own, kind.attributes, env);
                            }
                            _ => drop(self.infer(&region.value, env)),
                        }
                    }
                }
                _ => drop(self.infer(&entry.value, env)),
            }
        }
    }

    /// The entries of an object against a table. `at` is where something that must be there is missed; `defaults` may
    /// give it.
    pub(super) fn entries(
        &mut self,
        of: &str,
        at: Option<Span>,
        entries: impl IntoIterator<Item = &'p Entry>,
        table: &'static [Attribute],
        env: &Env<'_, 'p>,
    ) {
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for entry in entries {
            let key = entry.key.text.as_str();
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == key) {
                self.diagnostics.push(say::written_twice(key, entry.key.span, *first));
                continue;
            }
            seen.push((key, entry.key.span));
            match table.iter().find(|attribute| attribute.name == key) {
                Some(attribute) => self.shape(key, &entry.value, &attribute.shape, env),
                None => {
                    self.infer(&entry.value, env);
                    let known = table.iter().map(|attribute| attribute.name);
                    self.diagnostics.push(say::unknown_attribute(of, key, entry.key.span, known));
                }
            }
        }
        let Some(at) = at else { return };
        let required = table.iter().filter(|attribute| attribute.fallback == Fallback::Required);
        let missing = required.filter(|attribute| !seen.iter().any(|(known, _)| *known == attribute.name));
        let missing: Vec<(&str, String)> = missing.map(|attribute| (attribute.name, attribute.shape.words())).collect();
        if !missing.is_empty() {
            self.diagnostics.push(say::missing_attributes(of, &missing, at));
        }
    }

    /// An expression against a shape.
    fn shape(&mut self, name: &str, expr: &'p Expr, shape: &'static Shape, env: &Env<'_, 'p>) {
        if let Some(value) = literal(expr) {
            return self.literal(name, value, expr.span, shape);
        }
        match (&expr.node, shape) {
            (ExprNode::Object(object), Shape::Object(table)) => {
                self.entries(&format!("`{name}`"), Some(expr.span), &object.entries, table, env);
            }
            (ExprNode::Object(object), Shape::Map(inner)) => {
                object.entries.iter().for_each(|entry| self.shape(name, &entry.value, inner, env));
            }
            (ExprNode::Object(_), Shape::Fields) => {}
            (ExprNode::Name(word), Shape::OneOf(words)) if words.contains(&word.as_str()) => {}
            (ExprNode::List(elements), Shape::List(inner, ..)) => {
                elements.iter().for_each(|element| self.shape(name, element, inner, env));
            }
            (ExprNode::Object(_), Shape::Either(shapes)) => {
                let wanted = |shape: &&&'static Shape| matches!(shape, Shape::Object(_) | Shape::Map(_));
                match shapes
                    .iter()
                    .collect::<Vec<_>>()
                    .iter()
                    .copied()
                    .filter(|s| wanted(&s))
                    .collect::<Vec<_>>()
                    .as_slice()
                {
                    [only] => self.shape(name, expr, only, env),
                    _ => self.typed(expr, shape, env),
                }
            }
            _ => self.typed(expr, shape, env),
        }
    }

    fn typed(&mut self, expr: &'p Expr, shape: &'static Shape, env: &Env<'_, 'p>) {
        let ty = self.infer(expr, env);
        if shaped(&ty, shape) || ty == Ty::None {
            return;
        }
        let diagnostic = match (&ty, unit(shape)) {
            (Ty::Deferred(_), _) => wrong::deferred_structure(expr.span, &shape.words(), &origin(expr, env)),
            _ => wrong::wrong_type(expr.span, &shape.words(), &word(&ty)),
        };
        self.diagnostics.push(diagnostic);
    }

    /// A literal has a value already, and is checked as the expander checks values.
    fn literal(&mut self, name: &str, value: Value, span: Span, shape: &'static Shape) {
        let architecture = Architecture::default();
        let origin = |_: &Value| String::new();
        Conform { architecture: &architecture, diagnostics: self.diagnostics, origin: &origin }.value(
            name,
            &Spanned::new(value, span),
            shape,
        );
    }

    /// The arguments of an instance against the parameters of its pattern.
    pub(super) fn arguments(
        &mut self,
        pattern: &'p Pattern,
        file: usize,
        body: &'p Object,
        at: Span,
        env: &Env<'_, 'p>,
    ) {
        let of = format!("the pattern `{}`", pattern.name.text);
        for entry in &body.entries {
            let found = self.infer(&entry.value, env);
            match pattern.params.iter().find(|param| param.name.text == entry.key.text) {
                Some(param) => {
                    let wanted = self.ty(&param.ty, file);
                    if !assignable(&found, &wanted) {
                        let found = word(&found);
                        self.diagnostics.push(wrong::wrong_type(entry.value.span, &format!("`{wanted}`"), &found));
                    }
                }
                None => {
                    let known = pattern.params.iter().map(|param| param.name.text.as_str());
                    self.diagnostics.push(say::unknown_attribute(&of, &entry.key.text, entry.key.span, known));
                }
            }
        }
        let mut missing = Vec::new();
        for param in &pattern.params {
            let given = body.entries.iter().any(|entry| entry.key.text == param.name.text);
            let ty = self.ty(&param.ty, file);
            if !given && param.default.is_none() && !matches!(ty, Ty::Optional(_) | Ty::Unknown) {
                missing.push((param.name.text.as_str(), format!("a `{ty}`")));
            }
        }
        if !missing.is_empty() {
            self.diagnostics.push(say::missing_attributes(&of, &missing, at));
        }
    }
}

/// The value of a literal.
fn literal(expr: &Expr) -> Option<Value> {
    Some(match &expr.node {
        ExprNode::Int(int) => Value::Int(*int),
        ExprNode::Number(number) => Value::Number(*number),
        ExprNode::Percent(number) => Value::Percent(*number),
        ExprNode::Duration(duration) => Value::Duration(duration.seconds()),
        ExprNode::Size(size) => Value::Size(size.bytes()),
        ExprNode::Bool(bool) => Value::Bool(*bool),
        ExprNode::Template(parts) => match parts.as_slice() {
            [Part::Text(text)] => Value::Text(text.clone()),
            _ => return None,
        },
        _ => return None,
    })
}
