//! `resource NAME: "AWS::Service::Type" { … }`.
//!
//! Between the braces stand properties as CloudFormation names them, and a few words of the language: where the resource
//! lives, and whether it is kept. Whether the schema takes the properties is asked once the whole program is known.

use super::Expander;
use super::frame::Frame;
use super::limits::RESOURCE;
use super::placement;
use crate::diagnostics::{names as named, vendor as say};
use crate::kinds::conform::Conform;
use crate::kinds::raw::{self, PROPERTIES, TYPE};
use crate::model::architecture::{Attributes, Resource, ResourceId};
use crate::model::stack::Placement;
use crate::model::value::{Deferred, Fields, Piece, Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprNode};
use crate::vendor::schemas;
use ecow::EcoString;
use std::rc::Rc;
use std::sync::Arc;

impl<'p> Expander<'_, 'p, '_> {
    /// A raw resource; its properties are worked out later.
    pub(super) fn raw(&mut self, raw: &'p ast::Raw, item: &'p ast::Item, frame: &Rc<Frame<'p>>) -> Value {
        if !self.work(RESOURCE, raw.name.span) {
            return Value::Poison;
        }
        let ty = Spanned::new(Value::Text(raw.ty.value.clone()), raw.ty.span);
        let path = frame.path_of(&raw.name.text);
        let added = self.architecture.add(Resource {
            path: path.clone(),
            identity: path,
            kind: &raw::RESOURCE,
            attributes: Attributes {
                table: raw::RESOURCE.attributes,
                values: [(TYPE.into(), ty)].into_iter().collect(),
            },
            doc: item.doc.as_ref().map(|doc| doc.value.clone()),
            span: raw.name.span,
            braces: raw.body.span,
            trail: frame.trail.clone(),
            implied_by: None,
            folder: self.folder(frame.file),
            placement: Placement::default(),
        });
        match added {
            Ok(id) => {
                self.pending.insert(id, super::Pending { body: &raw.body, at: raw.name.span, frame: frame.clone() });
                Value::Resource(id)
            }
            Err(known) => {
                let first = self.architecture.resource(known).map(|first| first.span).unwrap_or_default();
                self.diagnostics.push(named::declared_twice(&raw.name.text, raw.name.span, first));
                Value::Poison
            }
        }
    }

    /// Works out what stands between the braces of a raw resource.
    pub(super) fn raw_attributes(&mut self, id: ResourceId, body: &'p ast::Object, at: Span, frame: &Rc<Frame<'p>>) {
        let Some(all) = self.deeper(at, |this| this.object(body, frame)) else { return };
        let (mut own, properties) = apart(all);
        let defaults = self.defaults.get(&(frame.file, raw::RESOURCE.name)).into_iter().flatten();
        for (name, given) in defaults.filter(|(name, _)| is_ours(name)) {
            own.entry(name.clone()).or_insert_with(|| given.clone());
        }
        let mut placement = self.placement(&raw::RESOURCE, &mut own);
        for (.., fields) in &mut placement.per_region {
            *fields = overlaid(&properties, std::mem::take(fields));
        }
        let origin = |value: &Value| super::words::word(value).to_owned();
        Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin }.written(
            "a resource",
            &own,
            raw::RESOURCE.attributes,
        );
        if let Some(resource) = self.architecture.resource_mut(id) {
            resource.attributes.values.extend(own);
            resource.attributes.values.insert(PROPERTIES.into(), object(properties, body.span));
            resource.placement = placement;
        }
    }

    /// `vault.ref`, `vault.BackupVaultArn`: a member of a raw resource. Of a type that the schemas do not have, every
    /// attribute may be one, as the type itself was reported.
    pub(super) fn raw_member(&mut self, id: ResourceId, name: &str, at: Span) -> Value {
        let Some(resource) = self.architecture.resource(id) else { return Value::Poison };
        if name == "ref" {
            return Value::Deferred(Deferred::of(Piece::Member(id, "ref")));
        }
        let Some(schema) = raw::schema(resource) else { return Value::Poison };
        match schema.attribute(name) {
            Some(attribute) => Value::Deferred(Deferred::of(Piece::Member(id, attribute))),
            None => {
                let ty = resource.attributes.text(TYPE).unwrap_or_default().to_owned();
                let known = schema.attributes.iter().map(String::as_str);
                self.diagnostics.push(say::unknown_attribute(&ty, name, at, known, schemas::date()));
                Value::Poison
            }
        }
    }

    /// `cluster.Endpoint.Address`: an attribute whose name has dots, where the names lead back to a raw resource.
    pub(super) fn dotted(&mut self, of: &'p Expr, last: &'p ast::Name, frame: &Rc<Frame<'p>>) -> Option<Value> {
        let mut names = vec![last];
        let mut base = of;
        while let ExprNode::Member(inner, name) = &base.node {
            names.push(name);
            base = inner;
        }
        // Names alone can be asked for twice without saying anything twice.
        if names.len() < 2 || !matches!(base.node, ExprNode::Name(_)) || self.is_aws(base, frame) {
            return None;
        }
        let id = match self.eval(base, frame) {
            Value::Resource(id) if self.architecture.resource(id)?.kind.is_raw() => id,
            Value::Poison => return Some(Value::Poison),
            _ => return None,
        };
        let words: Vec<&str> = names.iter().rev().map(|name| name.text.as_str()).collect();
        let at = names.last().map_or(last.span, |first| first.span.to(last.span));
        Some(self.raw_member(id, &words.join("."), at))
    }
}

/// Whether a name between the braces is a word of the language; the others are CloudFormation's.
fn is_ours(name: &str) -> bool {
    raw::RESOURCE.attribute(name).is_some() || placement::is_said_by_all(&raw::RESOURCE, name)
}

fn apart(all: Fields) -> (Fields, Fields) {
    all.into_iter().partition(|(name, _)| is_ours(name))
}

/// What holds in a region: the properties with those that differ there in their place.
fn overlaid(properties: &Fields, different: Fields) -> Fields {
    let (mut own, changed) = apart(different);
    let mut here = properties.clone();
    here.extend(changed);
    own.insert(EcoString::from(PROPERTIES), object(here, Span::NOWHERE));
    own
}

fn object(fields: Fields, span: Span) -> Spanned {
    Spanned::new(Value::Object(Arc::new(fields)), span)
}
