//! Declarations of resources, instances of patterns, and what comes with them.

use super::frame::{Frame, Local};
use super::limits::RESOURCE;
use super::placement;
use super::{Expander, Instance, Pending, inner_scope};
use crate::connections;
use crate::diagnostics::suggest::article;
use crate::diagnostics::{attributes as say, names as named};
use crate::kinds::conform::{Conform, forget_none};
use crate::kinds::overrides::CLOUDFORMATION;
use crate::kinds::{self, Kind};
use crate::model::architecture::{Attributes, Resource, ResourceId};
use crate::model::connection::Sink;
use crate::model::kind::Companion;
use crate::model::shape::{Attribute, Shape};
use crate::model::stack::Placement;
use crate::model::value::{Fields, Spanned, Value};
use crate::names::scope::Decl;
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprNode};
use ecow::EcoString;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

impl<'p> Expander<'_, 'p, '_> {
    /// `KIND NAME { … }`: a resource whose attributes are worked out later, or an instance of a pattern.
    pub(super) fn declared_resource(
        &mut self,
        resource: &'p ast::Resource,
        item: &'p ast::Item,
        frame: &Rc<Frame<'p>>,
    ) -> Value {
        if let Some(kind) = kinds::find(&resource.kind.text) {
            return self.resource(kind, resource, item, frame);
        }
        match self.names.top(frame.file, &resource.kind.text) {
            Some((Decl::Pattern(pattern, _), file)) => self.instance(pattern, file, resource, frame),
            Some((Decl::Missing(_), _)) => Value::Poison,
            _ => {
                let patterns = self.names.tops.get(frame.file).into_iter().flatten();
                let patterns =
                    patterns.filter(|(_, (decl, _))| matches!(decl, Decl::Pattern(..))).map(|(name, _)| *name);
                let known = kinds::ALL.iter().map(|kind| kind.name).chain(patterns);
                self.diagnostics.push(say::unknown_kind(&resource.kind.text, resource.kind.span, known));
                Value::Poison
            }
        }
    }

    fn resource(
        &mut self,
        kind: &'static Kind,
        resource: &'p ast::Resource,
        item: &'p ast::Item,
        frame: &Rc<Frame<'p>>,
    ) -> Value {
        if !self.work(RESOURCE, resource.name.span) {
            return Value::Poison;
        }
        let path = frame.path_of(&resource.name.text);
        let added = self.architecture.add(Resource {
            path: path.clone(),
            identity: path,
            kind,
            attributes: Attributes { table: kind.attributes, values: Fields::new() },
            doc: item.doc.as_ref().map(|doc| doc.value.clone()),
            span: resource.name.span,
            braces: resource.body.span,
            trail: frame.trail.clone(),
            implied_by: None,
            folder: self.folder(frame.file),
            placement: Placement::default(),
        });
        match added {
            Ok(id) => {
                self.pending.insert(id, Pending { body: &resource.body, at: resource.name.span, frame: frame.clone() });
                Value::Resource(id)
            }
            Err(known) => {
                let first = self.architecture.resource(known).map(|first| first.span).unwrap_or_default();
                self.diagnostics.push(named::declared_twice(&resource.name.text, resource.name.span, first));
                Value::Poison
            }
        }
    }

    /// An instance: a frame with the arguments, whose body is worked out later.
    fn instance(
        &mut self,
        pattern: &'p ast::Pattern,
        file: usize,
        resource: &'p ast::Resource,
        frame: &Rc<Frame<'p>>,
    ) -> Value {
        if self.names.recursive.contains(&pattern.name.span) || !self.work(RESOURCE, resource.name.span) {
            return Value::Poison;
        }
        let path = frame.path_of(&resource.name.text);
        if let Some(first) = self.instance_by_path.get(&path).and_then(|index| self.instances.get(*index)) {
            let first = first.declared;
            self.diagnostics.push(named::declared_twice(&resource.name.text, resource.name.span, first));
            return Value::Poison;
        }
        let mut scope = inner_scope(&pattern.body, file, self.diagnostics);
        for param in &pattern.params {
            scope.insert(param.name.text.as_str(), (Decl::Param(param), file));
        }
        let mut trail = frame.trail.clone();
        trail.push(resource.name.span);
        let frame = Rc::new(Frame {
            parent: self.tops.get(file).cloned(),
            file,
            scope,
            locals: self.arguments(pattern, resource, frame),
            values: Default::default(),
            path: path.clone(),
            keys: Vec::new(),
            trail,
        });
        let index = self.instances.len();
        self.instances.push(Instance { pattern, frame, declared: resource.name.span });
        self.instance_by_path.insert(path, index);
        self.bodies.push(index);
        Value::Instance(index)
    }

    fn arguments(
        &mut self,
        pattern: &'p ast::Pattern,
        resource: &'p ast::Resource,
        frame: &Rc<Frame<'p>>,
    ) -> std::collections::HashMap<EcoString, Local<'p>> {
        let mut locals = std::collections::HashMap::new();
        let of = format!("the pattern `{}`", pattern.name.text);
        let mut first = std::collections::HashMap::new();
        for entry in &resource.body.entries {
            let key = entry.key.text.clone();
            if let Some(first) = first.insert(key.clone(), entry.key.span) {
                self.diagnostics.push(say::written_twice(&key, entry.key.span, first));
                continue;
            }
            match pattern.params.iter().find(|param| param.name.text == key) {
                Some(param) => {
                    locals.insert(key, Local::Argument(&entry.value, frame.clone(), param));
                }
                None => {
                    let known = pattern.params.iter().map(|param| param.name.text.as_str());
                    self.diagnostics.push(say::unknown_attribute(&of, &key, entry.key.span, known));
                }
            }
        }
        let mut missing = Vec::new();
        for param in &pattern.params {
            let optional = matches!(param.ty.node, ast::TypeNode::Optional(_));
            if param.default.is_none() && !optional && !locals.contains_key(&param.name.text) {
                missing.push((param.name.text.as_str(), format!("a `{}`", self.ty(&param.ty, self.file_of(pattern)))));
                locals.insert(param.name.text.clone(), Local::Value(Spanned::new(Value::Poison, Span::NOWHERE)));
            }
        }
        if !missing.is_empty() {
            self.diagnostics.push(say::missing_attributes(&of, &missing, resource.name.span));
        }
        locals
    }

    fn file_of(&self, pattern: &ast::Pattern) -> usize {
        let inside =
            |span: crate::source::Span| span.start <= pattern.name.span.start && pattern.name.span.end <= span.end;
        self.names.program.files.iter().position(|file| inside(file.span)).unwrap_or(0)
    }

    /// An argument of a pattern: worked out where it was written, checked against the parameter.
    pub(super) fn argument(
        &mut self,
        expr: &'p Expr,
        caller: &Rc<Frame<'p>>,
        param: &'p ast::Param,
        file: usize,
    ) -> Value {
        let value = self.eval(expr, caller);
        self.typed(value, expr.span, &param.ty, file)
    }

    /// Works out the attributes of a resource, once.
    pub(super) fn attributes(&mut self, id: ResourceId) {
        let Some(Pending { body, at, frame }) = self.pending.remove(&id) else {
            return;
        };
        let Some(kind) = self.architecture.resource(id).map(|resource| resource.kind) else {
            return;
        };
        if kind.is_raw() {
            return self.raw_attributes(id, body, at, &frame);
        }
        let worked_out = self.deeper(at, |this| this.shaped_object(body, Some(kind.attributes), &frame));
        let Some(mut fields) = worked_out else { return };
        for (name, given) in self.defaults.get(&(frame.file, kind.name)).into_iter().flatten() {
            fields.entry(name.clone()).or_insert_with(|| given.clone());
        }
        forget_none(&mut fields, kind.attributes);
        let placement = self.placement(kind, &mut fields);
        let overrides = self.overrides(kind, &mut fields);
        let architecture = std::mem::take(&mut self.architecture);
        let mut found = std::mem::take(self.diagnostics);
        let origin = |value: &Value| super::words::origin(&architecture, value);
        Conform { architecture: &architecture, diagnostics: &mut found, origin: &origin }.entries(
            &article(kind.name),
            at,
            &fields,
            kind.attributes,
        );
        *self.diagnostics = found;
        self.architecture = architecture;
        fields.extend(overrides.map(|given| (CLOUDFORMATION.into(), given)));
        if let Some(resource) = self.architecture.resource_mut(id) {
            resource.attributes.values = fields;
            resource.placement = placement;
        }
    }

    /// The entries of an object, each worked out as its shape wants it.
    pub(super) fn shaped_object(
        &mut self,
        object: &'p ast::Object,
        table: Option<&'static [Attribute]>,
        frame: &Rc<Frame<'p>>,
    ) -> Fields {
        let mut fields = Fields::with_capacity(object.entries.len());
        for entry in &object.entries {
            let of = |name: &str| table?.iter().find(|attribute| attribute.name == name).map(|a| &a.shape);
            match (&entry.value.node, entry.key.text.as_str()) {
                (ExprNode::Object(object), placement::PER_REGION) if of(placement::PER_REGION).is_none() => {
                    let value = self.per_region(object, table, frame);
                    let spanned = Spanned { value, span: entry.value.span, key: entry.key.span };
                    fields.insert(entry.key.text.clone(), spanned);
                }
                (_, name) => self.shaped_entry(entry, of(name), frame, &mut fields),
            }
        }
        fields
    }

    fn shaped_entry(
        &mut self,
        entry: &'p ast::Entry,
        shape: Option<&'static Shape>,
        frame: &Rc<Frame<'p>>,
        fields: &mut Fields,
    ) {
        if let Some(first) = fields.get(&entry.key.text) {
            let first = first.key;
            self.diagnostics.push(say::written_twice(&entry.key.text, entry.key.span, first));
            return;
        }
        let value = self.shaped(&entry.value, shape, frame);
        fields.insert(entry.key.text.clone(), Spanned { value, span: entry.value.span, key: entry.key.span });
    }

    /// Objects are gone into with their shapes, since in some the names of types are values.
    fn shaped(&mut self, expr: &'p Expr, shape: Option<&'static Shape>, frame: &Rc<Frame<'p>>) -> Value {
        match (&expr.node, shape) {
            (ExprNode::Object(object), Some(Shape::Object(table))) => {
                Value::Object(Arc::new(self.shaped_object(object, Some(table), frame)))
            }
            (ExprNode::Object(object), Some(Shape::Map(inner))) => {
                let mut fields = Fields::new();
                for entry in &object.entries {
                    self.shaped_entry(entry, Some(inner), frame, &mut fields);
                }
                Value::Object(Arc::new(fields))
            }
            (ExprNode::Object(object), Some(Shape::Fields)) => {
                let mut fields = Fields::new();
                for entry in &object.entries {
                    self.shaped_entry(entry, Some(&TYPE_NAME), frame, &mut fields);
                }
                Value::Object(Arc::new(fields))
            }
            (ExprNode::Name(name), Some(Shape::OneOf(words))) if words.contains(&name.as_str()) => {
                Value::Text(name.clone())
            }
            (ExprNode::Name(name), Some(Shape::OneOf(words))) if !frame.names().contains(&name.as_str()) => {
                self.diagnostics.push(say::unknown_bare_word(name, words, expr.span));
                Value::Poison
            }
            (ExprNode::List(elements), Some(Shape::List(inner, ..))) => {
                let element = |this: &mut Self, e: &'p Expr| Spanned::new(this.shaped(e, Some(inner), frame), e.span);
                Value::List(elements.iter().map(|e| element(self, e)).collect())
            }
            (ExprNode::Object(_) | ExprNode::List(_), Some(Shape::Either(shapes))) => {
                let wanted = |shape: &&'static Shape| match expr.node {
                    ExprNode::List(_) => matches!(shape, Shape::List(..)),
                    _ => matches!(shape, Shape::Object(_) | Shape::Map(_) | Shape::Fields),
                };
                match shapes.iter().find(wanted) {
                    Some(shape) => self.shaped(expr, Some(shape), frame),
                    None => self.eval(expr, frame),
                }
            }
            _ => self.eval(expr, frame),
        }
    }

    /// What comes with a resource and is reached by a name, made where it is not there yet; `None` where it was
    /// switched off.
    pub(super) fn companion(&mut self, owner: ResourceId, port: &str) -> Option<ResourceId> {
        self.attributes(owner);
        let resource = self.architecture.resource(owner)?;
        let companion = resource.kind.companion(port)?;
        if resource.attributes.is_off(companion.attribute) {
            return None;
        }
        match resource.attributes.resource(companion.attribute) {
            Some(other) => Some(other),
            None => self.add_companion(owner, companion),
        }
    }

    fn add_companion(&mut self, owner: ResourceId, companion: &'static Companion) -> Option<ResourceId> {
        let resource = self.architecture.resource(owner)?;
        let path = resource.path.join(companion.name);
        let kind = kinds::find(companion.kind)?;
        let given = (companion.attributes)(&resource.attributes);
        let values = given.into_iter().map(|(name, value)| (name.into(), Spanned::new(value, resource.span)));
        let made = Resource {
            identity: path.clone(),
            path,
            kind,
            attributes: Attributes { table: kind.attributes, values: values.collect() },
            doc: None,
            span: resource.span,
            braces: Span::NOWHERE,
            trail: resource.trail.clone(),
            implied_by: Some(owner),
            folder: resource.folder.clone(),
            placement: Placement { per_region: Vec::new(), ..resource.placement.clone() },
        };
        Some(match self.architecture.add(made) {
            Ok(id) | Err(id) => id,
        })
    }

    /// Makes every companion that its owner's kind wants, or that an arrow needs for what fails.
    pub(super) fn complete_companions(&mut self) {
        for id in self.architecture.ids().collect::<Vec<_>>() {
            let Some(resource) = self.architecture.resource(id) else {
                continue;
            };
            let kind = resource.kind;
            for companion in kind.companions {
                let wanted =
                    self.architecture.resource(id).is_some_and(|resource| (companion.wanted)(&resource.attributes));
                if wanted {
                    self.companion(id, companion.port);
                }
            }
        }
        let named: HashSet<ResourceId> = self.arrows.iter().filter_map(|arrow| self.names_sink(arrow)).collect();
        let said = |arrow: &crate::model::architecture::Arrow| arrow.from.port.name == "failure";
        let said: HashSet<ResourceId> = self.arrows.iter().filter(|a| said(a)).map(|a| a.from.resource).collect();
        let needy: Vec<ResourceId> = self.arrows.iter().filter_map(|arrow| self.needs_sink(arrow, &said)).collect();
        let needy = needy.into_iter().filter(|id| !named.contains(id));
        for id in needy {
            self.companion(id, "failures");
        }
    }

    /// The end of an arrow that needs a queue for failures and has none of its author's. Where a function sends, nobody
    /// but the called function itself gives up: anything that its `.failure` goes to will do (`said`).
    fn needs_sink(&self, arrow: &crate::model::architecture::Arrow, said: &HashSet<ResourceId>) -> Option<ResourceId> {
        let side = |end: &crate::model::architecture::Endpoint| {
            Some(connections::side(self.architecture.resource(end.resource)?.kind.name, end))
        };
        let kind = connections::find(side(&arrow.from)?, side(&arrow.to)?)?;
        let id = match kind.sink {
            Sink::Nothing => return None,
            Sink::Target if kind.from.kind == "function" && said.contains(&arrow.to.resource) => return None,
            Sink::Target => arrow.to.resource,
            Sink::Source => arrow.from.resource,
            Sink::Standard if self.is_fifo(arrow.to.resource) => arrow.from.resource,
            Sink::Standard => arrow.to.resource,
        };
        self.architecture.resource(id)?.kind.companion("failures").map(|_| id)
    }

    /// The function whose failures an arrow sends to a queue of the author's.
    fn names_sink(&self, arrow: &crate::model::architecture::Arrow) -> Option<ResourceId> {
        let to_queue = self.architecture.resource(arrow.to.resource)?.kind.name == "queue";
        (arrow.from.port.name == "failure" && to_queue).then_some(arrow.from.resource)
    }

    fn is_fifo(&self, id: ResourceId) -> bool {
        self.architecture.resource(id).is_some_and(|resource| resource.attributes.bool("fifo"))
    }
}

static TYPE_NAME: Shape = Shape::OneOf(&["string", "number", "binary"]);
