//! `service`: the name, the regions, the tags and the levels of a program.

use super::Expander;
use super::frame::Frame;
use crate::diagnostics::levels::Levels;
use crate::diagnostics::{Level, codes, names as say, regions};
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
    Attribute {
        name: "concurrency_limit",
        shape: Shape::Either(&[CALLS, Shape::Map(&CALLS)]),
        fallback: Fallback::Derived("`1000`, which AWS raises and new accounts do not have yet"),
        doc: "How many calls all functions of the account run at once, in every region, or by region: \
              `{ \"eu-west-1\": 10 }`.",
    },
    Attribute { name: "tags", shape: Shape::Map(&TEXT), fallback: Fallback::Absent, doc: "Tags of every resource." },
    Attribute {
        name: "lints",
        shape: Shape::Map(&Shape::OneOf(&["allow", "warn", "deny"])),
        fallback: Fallback::Absent,
        doc: "Levels of lints, by name or code; `warnings: \"deny\"` for all of them. The command line goes before.",
    },
];

/// A number of calls at once.
const CALLS: Shape = Shape::Int(1, 1_000_000);

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
        let lints = self.levels(&attributes);
        self.known_regions(&attributes);
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
            lints,
            concurrency_limit: attributes.get("concurrency_limit").cloned(),
            span: service.name.span,
        };
    }

    /// A limit is said of regions that the service has.
    fn known_regions(&mut self, attributes: &Attributes) {
        let known: Vec<&str> = attributes
            .list("regions")
            .iter()
            .filter_map(|given| match &given.value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        for (region, given) in attributes.map("concurrency_limit").into_iter().flatten() {
            if !known.contains(&region.as_str()) {
                self.diagnostics.push(regions::foreign_region(region, given.key, known.iter().copied()));
            }
        }
    }

    /// `lints: { "few-retries": "deny", SLS0572: "allow", warnings: "deny" }`
    fn levels(&mut self, attributes: &Attributes) -> Levels {
        let mut levels = Levels::default();
        for (word, given) in attributes.map("lints").into_iter().flatten() {
            let level = match &given.value {
                Value::Text(text) if text == "allow" => Level::Allow,
                Value::Text(text) if text == "deny" => Level::Error,
                _ => Level::Warning,
            };
            match codes::find(word) {
                None if word == "warnings" && level == Level::Error => levels.deny_warnings(),
                None => {
                    let known = codes::ALL.iter().map(|code| code.name);
                    self.diagnostics.push(say::unknown_lint(word, given.span, known));
                }
                Some(code) if !code.lifts && level != Level::Error => {
                    self.diagnostics.push(say::fixed_lint(word, given.span));
                }
                Some(code) => levels.set(code, level),
            }
        }
        levels
    }
}
