//! Where a resource lives: `in`, `per_region` and `X in "region"`.
//!
//! Every kind has the two attributes, so they stand in no kind's table. Whether the regions exist and belong to the
//! service is asked once the whole program is known, by the stage [`place`](crate::place).

use super::Expander;
use super::frame::Frame;
use crate::diagnostics::suggest::article;
use crate::diagnostics::types as wrong;
use crate::kinds::Kind;
use crate::kinds::conform::Conform;
use crate::kinds::overrides::CLOUDFORMATION;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::stack::Placement;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprNode};
use std::rc::Rc;
use std::sync::Arc;

/// The attribute that says where a resource differs.
pub(super) const PER_REGION: &str = "per_region";

/// What every resource can say, whatever its kind.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "in",
        Shape::List(&Shape::Text(Text { words: "a region such as `us-east-1`", ..Text::up_to(32).now() }), 1, 40),
        Fallback::Derived("every region of the service"),
        "The regions that the resource lives in, where that is not every region of the service.",
    ),
    Attribute::new(
        PER_REGION,
        Shape::Map(&Shape::Json),
        Fallback::Absent,
        "For a region, the attributes of the kind that differ there: `per_region: { \"us-west-1\": { concurrency: 50 } }`.",
    ),
    Attribute::new(
        CLOUDFORMATION,
        Shape::Map(&Shape::Json),
        Fallback::Absent,
        "Properties as CloudFormation names them, laid over those of the main resource that the kind makes: \
         `cloudformation: { RecursiveLoop: \"Terminate\" }`. They are checked against CloudFormation's schemas; what an attribute or an arrow \
         says cannot be written here.",
    ),
];

/// The properties that `cloudformation` lays over what a kind writes.
static OVERRIDES: Shape = Shape::Map(&Shape::Json);

/// Whether a name is one of [`ATTRIBUTES`], and none of the kind's own.
pub fn is_said_by_all(kind: &Kind, name: &str) -> bool {
    kind.attribute(name).is_none() && ATTRIBUTES.iter().any(|attribute| attribute.name == name)
}

impl<'p> Expander<'_, 'p, '_> {
    /// Takes what is said about places out of the attributes of a resource.
    pub(super) fn placement(&mut self, kind: &'static Kind, fields: &mut Fields) -> Placement {
        let [within, per_region] = ["in", PER_REGION].map(|name| match is_said_by_all(kind, name) {
            true => fields.shift_remove(name),
            false => None,
        });
        let span = [&within, &per_region].into_iter().flatten().map(|given| given.key).min().unwrap_or_default();
        Placement {
            within: within.and_then(|given| self.within(&given)),
            per_region: per_region.map(|given| self.differences(kind, &given)).unwrap_or_default(),
            span,
        }
    }

    /// Takes the properties of `cloudformation` out of the attributes, which have them in no table, and looks at their form.
    pub(super) fn overrides(&mut self, kind: &'static Kind, fields: &mut Fields) -> Option<Spanned> {
        if !is_said_by_all(kind, CLOUDFORMATION) {
            return None;
        }
        let given = fields.shift_remove(CLOUDFORMATION)?;
        let origin = |value: &Value| super::words::word(value).to_owned();
        Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin }.value(
            CLOUDFORMATION,
            &given,
            &OVERRIDES,
        );
        Some(given)
    }

    fn within(&mut self, given: &Spanned) -> Option<Vec<(ecow::EcoString, Span)>> {
        let shape = ATTRIBUTES.iter().find(|attribute| attribute.name == "in").map(|attribute| &attribute.shape)?;
        let origin = |value: &Value| super::words::word(value).to_owned();
        Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin }
            .value("in", given, shape);
        let Value::List(list) = &given.value else { return None };
        let region = |spanned: &Spanned| match &spanned.value {
            Value::Text(text) => Some((text.clone(), spanned.span)),
            _ => None,
        };
        Some(list.iter().filter_map(region).collect())
    }

    /// What is written for each region, against the table of the kind.
    fn differences(&mut self, kind: &'static Kind, given: &Spanned) -> Vec<(ecow::EcoString, Span, Fields)> {
        let Value::Object(regions) = &given.value else {
            if given.value != Value::Poison {
                let found = self.word(&given.value);
                self.diagnostics.push(wrong::wrong_type(given.span, "an object with a region for each key", &found));
            }
            return Vec::new();
        };
        let mut all = Vec::new();
        for (region, entry) in regions.iter() {
            let Value::Object(fields) = &entry.value else {
                if entry.value != Value::Poison {
                    let found = self.word(&entry.value);
                    self.diagnostics.push(wrong::wrong_type(entry.span, "an object of attributes", &found));
                }
                continue;
            };
            let mut fields = (**fields).clone();
            // What a raw resource takes is its schema's matter.
            if !kind.is_raw() {
                let overrides = self.overrides(kind, &mut fields);
                let origin = |value: &Value| super::words::word(value).to_owned();
                Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin }.written(
                    &article(kind.name),
                    &fields,
                    kind.attributes,
                );
                fields.extend(overrides.map(|given| (CLOUDFORMATION.into(), given)));
            }
            all.push((region.clone(), entry.key, fields));
        }
        all
    }

    /// The entries of `per_region`, each worked out as the kind's table wants it.
    pub(super) fn per_region(
        &mut self,
        object: &'p ast::Object,
        table: Option<&'static [Attribute]>,
        frame: &Rc<Frame<'p>>,
    ) -> Value {
        let mut regions = Fields::new();
        for entry in &object.entries {
            let value = match &entry.value.node {
                ExprNode::Object(inner) => Value::Object(Arc::new(self.shaped_object(inner, table, frame))),
                _ => self.eval(&entry.value, frame),
            };
            let spanned = Spanned { value, span: entry.value.span, key: entry.key.span };
            if let Some(first) = regions.insert(entry.key.text.clone(), spanned) {
                let say = crate::diagnostics::attributes::written_twice(&entry.key.text, entry.key.span, first.key);
                self.diagnostics.push(say);
            }
        }
        Value::Object(Arc::new(regions))
    }

    /// `public in "us-east-1"`
    pub(super) fn placed(&mut self, of: &'p Expr, region: &'p Expr, frame: &Rc<Frame<'p>>) -> Value {
        match (self.eval(of, frame), self.eval(region, frame)) {
            (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
            (Value::Resource(id), Value::Text(region)) => Value::Placed(id, region),
            (Value::Resource(_), other) => {
                let found = self.word(&other);
                self.diagnostics.push(wrong::wrong_type(region.span, "the name of a region, known now", &found));
                Value::Poison
            }
            (other, _) => {
                let found = self.word(&other);
                self.diagnostics.push(wrong::wrong_type(of.span, "a resource", &found));
                Value::Poison
            }
        }
    }
}
