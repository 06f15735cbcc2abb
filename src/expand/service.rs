//! `service`: the name, the regions and the tags of a program.

use super::Expander;
use super::frame::Frame;
use crate::kinds::conform::{Conform, type_word};
use crate::model::architecture::{Attributes, Service};
use crate::model::region;
use crate::model::shape::{Attribute, Fallback, Shape, TEXT, Text};
use crate::model::value::Value;
use crate::syntax::ast;
use std::rc::Rc;

/// What can be written between the braces of `service`.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "regions",
        shape: Shape::List(&Shape::Text(Text::that(32, region::has_form, "a region such as `us-east-1`").now()), 1, 40),
        fallback: Fallback::Derived("none: one template that can be deployed anywhere"),
        doc: "The regions that the service lives in; the first one is home.",
    },
    Attribute { name: "tags", shape: Shape::Map(&TEXT), fallback: Fallback::Absent, doc: "Tags of every resource." },
];

impl<'p> Expander<'_, 'p, '_> {
    pub(super) fn service(&mut self, service: &'p ast::Service, item: &'p ast::Item, frame: &Rc<Frame<'p>>) {
        let fields = self.object(&service.body, frame);
        let origin = |value: &Value| type_word(value).to_owned();
        Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin }.entries(
            "a service",
            service.name.span,
            &fields,
            ATTRIBUTES,
        );
        let attributes = Attributes { table: ATTRIBUTES, values: fields };
        let regions = attributes.list("regions");
        let text = |spanned: &crate::model::value::Spanned| match &spanned.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        self.architecture.service = Service {
            name: service.name.text.clone(),
            doc: item.doc.as_ref().map(|doc| doc.value.clone()),
            regions: regions.iter().filter_map(text).collect(),
            region_spans: regions.iter().filter(|given| text(given).is_some()).map(|given| given.span).collect(),
            tags: attributes.map("tags").into_iter().flatten().map(|(k, v)| (k.clone(), v.value.clone())).collect(),
            span: service.name.span,
        };
    }
}
