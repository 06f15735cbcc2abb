//! Expressions to values.

use super::frame::{Frame, Local, Slot};
use super::limits::LARGEST;
use super::words::written;
use super::{Expander, provenance, words::word};
use crate::diagnostics::suggest::article;
use crate::diagnostics::{arrows as arrow_words, attributes, names as say, types as wrong};
use crate::kinds;
use crate::model::architecture::{Endpoint, ResourceId};
use crate::model::graph::Condition;
use crate::model::value::{Deferred, Fields, MetricRef, Piece, Pseudo, Spanned, Value};
use crate::names::scope::Decl;
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprNode, Part};
use ecow::EcoString;
use std::rc::Rc;
use std::sync::Arc;

impl<'p> Expander<'_, 'p, '_> {
    /// What an expression is worth in a frame.
    pub(super) fn eval(&mut self, expr: &'p Expr, frame: &Rc<Frame<'p>>) -> Value {
        if !self.step(expr.span) {
            return Value::Poison;
        }
        match &expr.node {
            ExprNode::Missing => Value::Poison,
            ExprNode::None => Value::None,
            ExprNode::Bool(bool) => Value::Bool(*bool),
            ExprNode::Int(int) => Value::Int(*int),
            ExprNode::Number(number) => Value::Number(*number),
            ExprNode::Percent(number) => Value::Percent(*number),
            ExprNode::Duration(duration) => Value::Duration(duration.seconds()),
            ExprNode::Size(size) => Value::Size(size.bytes()),
            ExprNode::Template(parts) => {
                let value = self.template(parts, frame);
                self.bounded(value, expr.span)
            }
            ExprNode::Name(name) => self.name(name, expr.span, frame),
            ExprNode::List(elements) => {
                let value = self.list(elements, frame);
                self.bounded(value, expr.span)
            }
            ExprNode::Object(object) => {
                let value = Value::Object(Arc::new(self.object(object, frame)));
                self.bounded(value, expr.span)
            }
            ExprNode::Member(of, name) => self.member(of, name, frame),
            ExprNode::Index(of, index) => self.index(of, index, frame),
            ExprNode::Unary(op, of) => {
                let value = self.eval(of, frame);
                self.unary(*op, value, expr.span)
            }
            ExprNode::Binary(op, left, right) => self.binary(*op, left, right, frame),
            ExprNode::Conditional(condition, then, otherwise) => match self.truth(condition, "a condition", frame) {
                Some(true) => self.eval(then, frame),
                Some(false) => self.eval(otherwise, frame),
                None => Value::Poison,
            },
            ExprNode::Call(name, arguments) => self.call(name, arguments, expr.span, frame),
            ExprNode::Comprehension(comprehension) => self.comprehension(comprehension, frame),
            ExprNode::InRegion(of, region) => self.placed(of, region, frame),
            ExprNode::Lasting(condition, duration) => self.lasting(condition, duration, frame),
        }
    }

    /// The same, with its place.
    pub(super) fn spanned(&mut self, expr: &'p Expr, frame: &Rc<Frame<'p>>) -> Spanned {
        Spanned::new(self.eval(expr, frame), expr.span)
    }

    /// A truth value that decides something; `None` where there is a mistake.
    pub(super) fn truth(&mut self, expr: &'p Expr, what: &str, frame: &Rc<Frame<'p>>) -> Option<bool> {
        match self.eval(expr, frame) {
            Value::Bool(bool) => Some(bool),
            Value::Poison => None,
            value @ Value::Deferred(_) => {
                let origin = self.origin(&value);
                self.diagnostics.push(wrong::deferred_structure(expr.span, what, &origin));
                None
            }
            other => {
                let found = self.word(&other);
                self.diagnostics.push(wrong::wrong_type(expr.span, "a truth value", &found));
                None
            }
        }
    }

    /// The elements of a list that decides structure; `None` where there is a mistake.
    pub(super) fn elements(&mut self, expr: &'p Expr, frame: &Rc<Frame<'p>>) -> Option<Arc<[Spanned]>> {
        match self.eval(expr, frame) {
            Value::List(list) => Some(list),
            Value::Poison => None,
            value @ Value::Deferred(_) => {
                let origin = self.origin(&value);
                self.diagnostics.push(wrong::deferred_structure(expr.span, "what a loop goes through", &origin));
                None
            }
            other => {
                let found = self.word(&other);
                self.diagnostics.push(wrong::wrong_type(expr.span, "a list", &found));
                None
            }
        }
    }

    /// The entries of an object; a key that is written twice is reported, and the first one counts.
    pub(super) fn object(&mut self, object: &'p ast::Object, frame: &Rc<Frame<'p>>) -> Fields {
        let mut fields = Fields::with_capacity(object.entries.len());
        for entry in &object.entries {
            if let Some(first) = fields.get(&entry.key.text) {
                let first: &Spanned = first;
                self.diagnostics.push(attributes::written_twice(&entry.key.text, entry.key.span, first.key));
                continue;
            }
            let value = self.eval(&entry.value, frame);
            fields.insert(entry.key.text.clone(), Spanned { value, span: entry.value.span, key: entry.key.span });
        }
        fields
    }

    fn list(&mut self, elements: &'p [Expr], frame: &Rc<Frame<'p>>) -> Value {
        let spanned = |this: &mut Self, element: &'p Expr| {
            let value = this.eval(element, frame);
            Spanned::new(value, provenance::given(element, frame).unwrap_or(element.span))
        };
        Value::List(elements.iter().map(|element| spanned(self, element)).collect())
    }

    fn template(&mut self, parts: &'p [Part], frame: &Rc<Frame<'p>>) -> Value {
        if let [Part::Text(text)] = parts {
            return Value::Text(text.clone());
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for part in parts {
            match part {
                Part::Text(text) => push_text(&mut pieces, text),
                Part::Expr(expr) => match self.eval(expr, frame) {
                    Value::Poison => return Value::Poison,
                    Value::Text(text) if text.len() + length(&pieces) > LARGEST => return self.too_large(expr.span),
                    Value::Deferred(deferred) => pieces.extend(deferred.pieces.iter().cloned()),
                    Value::Text(text) => push_text(&mut pieces, &text),
                    value @ (Value::Int(_) | Value::Number(_) | Value::Bool(_)) => {
                        push_text(&mut pieces, &written(&value))
                    }
                    other => {
                        let found = self.word(&other);
                        self.diagnostics.push(wrong::no_text(expr.span, &found));
                        return Value::Poison;
                    }
                },
            }
        }
        match pieces.as_slice() {
            [] => Value::Text(EcoString::new()),
            [Piece::Text(text)] => Value::Text(text.clone()),
            _ => Value::Deferred(Deferred { pieces: pieces.into() }),
        }
    }

    /// A name: looked for from the inside out.
    pub(super) fn name(&mut self, name: &EcoString, at: Span, frame: &Rc<Frame<'p>>) -> Value {
        let mut here = Some(frame.clone());
        while let Some(frame) = here {
            if let Some(value) = self.name_in(name, at, &frame) {
                return value;
            }
            here = frame.parent.clone();
        }
        let names = frame.names();
        self.diagnostics.push(say::unknown_name(name, at, names.into_iter().chain(["aws"])));
        Value::Poison
    }

    fn name_in(&mut self, name: &EcoString, at: Span, frame: &Rc<Frame<'p>>) -> Option<Value> {
        match frame.values.borrow().get(name) {
            Some(Slot::Ready(value)) => return Some(value.clone()),
            Some(Slot::Open) => {
                self.diagnostics.push(say::circular_value(name, at));
                return Some(Value::Poison);
            }
            None => {}
        }
        let (decl, file) = match frame.locals.get(name) {
            Some(Local::Value(spanned)) => return Some(spanned.value.clone()),
            Some(Local::Argument(expr, caller, param)) => {
                let (expr, caller, param, file) = (*expr, caller.clone(), *param, frame.file);
                return Some(self.remember(frame, name, at, |this| this.argument(expr, &caller, param, file)));
            }
            None => frame.scope.get(name.as_str()).copied()?,
        };
        // What a file imports lives in the frame of the file that declares it.
        if frame.parent.is_none() && file != frame.file {
            let top = self.tops.get(file)?.clone();
            let own = decl.name().text.clone();
            return self.name_in(&own, at, &top);
        }
        Some(self.remember(frame, name, at, |this| this.declared(decl, at, frame)))
    }

    /// Works a value out once; asking for it meanwhile is a circle.
    fn remember(
        &mut self,
        frame: &Rc<Frame<'p>>,
        name: &EcoString,
        at: Span,
        work: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        frame.values.borrow_mut().insert(name.clone(), Slot::Open);
        let value = self.deeper(at, work).unwrap_or(Value::Poison);
        frame.values.borrow_mut().insert(name.clone(), Slot::Ready(value.clone()));
        value
    }

    fn declared(&mut self, decl: Decl<'p>, at: Span, frame: &Rc<Frame<'p>>) -> Value {
        match decl {
            Decl::Param(param) => self.param(param, frame),
            Decl::Input(input) => self.input(input, frame),
            Decl::Let(binding) => {
                let value = self.eval(&binding.value, frame);
                match &binding.ty {
                    Some(ty) => self.typed(value, binding.value.span, ty, frame.file),
                    None => value,
                }
            }
            Decl::Resource(resource, item) => self.declared_resource(resource, item, frame),
            Decl::Raw(raw, item) => self.raw(raw, item, frame),
            Decl::Missing(_) => Value::Poison,
            Decl::Type(_) | Decl::Pattern(..) => {
                self.diagnostics.push(wrong::wrong_type(at, "a value", decl.word()));
                Value::Poison
            }
        }
    }

    /// `x.member`
    fn member(&mut self, of: &'p Expr, name: &'p ast::Name, frame: &Rc<Frame<'p>>) -> Value {
        if let Some(pseudo) = self.pseudo(of, name, frame) {
            return pseudo;
        }
        if let Some(attribute) = self.dotted(of, name, frame) {
            return attribute;
        }
        match self.eval(of, frame) {
            Value::Poison => Value::Poison,
            Value::Resource(id) => self.resource_member(id, name, of.span),
            Value::Instance(index) => self.output_of(index, name),
            Value::Object(fields) => match fields.get(&name.text) {
                Some(entry) => entry.value.clone(),
                None => {
                    let known = fields.keys().map(EcoString::as_str);
                    self.diagnostics.push(wrong::unknown_member("the object", &name.text, name.span, known));
                    Value::Poison
                }
            },
            other => {
                let of = self.word(&other);
                self.diagnostics.push(wrong::unknown_member(&of, &name.text, name.span, []));
                Value::Poison
            }
        }
    }

    /// `aws.region`, unless something here is called `aws`.
    fn pseudo(&mut self, of: &Expr, name: &ast::Name, frame: &Frame) -> Option<Value> {
        if !self.is_aws(of, frame) {
            return None;
        }
        match Pseudo::ALL.iter().find(|(_, known)| name.text == *known) {
            Some((pseudo, _)) => Some(Value::Deferred(Deferred::of(Piece::Pseudo(*pseudo)))),
            None => {
                let known = Pseudo::ALL.iter().map(|(_, name)| *name);
                self.diagnostics.push(wrong::unknown_member("`aws`", &name.text, name.span, known));
                Some(Value::Poison)
            }
        }
    }

    pub(super) fn is_aws(&self, of: &Expr, frame: &Frame) -> bool {
        matches!(&of.node, ExprNode::Name(name) if name == "aws") && !frame.names().contains(&"aws")
    }

    /// A companion, a port, a metric or a member of a resource, in this order.
    fn resource_member(&mut self, id: ResourceId, name: &ast::Name, at: Span) -> Value {
        let Some(kind) = self.architecture.resource(id).map(|resource| resource.kind) else {
            return Value::Poison;
        };
        if kind.is_raw() {
            return self.raw_member(id, &name.text, name.span);
        }
        if kind.companion(&name.text).is_some() {
            return match self.companion(id, &name.text) {
                Some(companion) => Value::Resource(companion),
                None => {
                    self.diagnostics.push(attributes::no_companion(&name.text, name.span));
                    Value::Poison
                }
            };
        }
        if let Some(port) = kind.output(&name.text).or_else(|| kind.input(&name.text)) {
            return Value::Port(Arc::new(Endpoint { resource: id, port, route: None, span: at.to(name.span) }));
        }
        if let Some(metric) = kind.metric(&name.text) {
            return Value::Metric(MetricRef { resource: id, name: metric.name });
        }
        if let Some(member) = kind.member(&name.text) {
            return Value::Deferred(Deferred::of(Piece::Member(id, member.name)));
        }
        let of = article(kind.name);
        self.diagnostics.push(wrong::unknown_member(&of, &name.text, name.span, kind.names()));
        Value::Poison
    }

    /// An output of a pattern instance; one in a loop is an object, with an entry for each turn.
    fn output_of(&mut self, index: usize, name: &ast::Name) -> Value {
        let Some(instance) = self.instances.get(index) else {
            return Value::Poison;
        };
        let (pattern, frame) = (instance.pattern, instance.frame.clone());
        let Some((output, each)) = outputs(pattern).find(|(output, _)| output.name.text == name.text) else {
            let of = format!("the pattern `{}`", pattern.name.text);
            let known = outputs(pattern).map(|(output, _)| output.name.text.as_str());
            self.diagnostics.push(wrong::unknown_member(&of, &name.text, name.span, known));
            return Value::Poison;
        };
        let key: EcoString = format!("output {}", name.text).into();
        if let Some(Slot::Ready(value)) = frame.values.borrow().get(&key) {
            return value.clone();
        }
        self.remember(&frame.clone(), &key, name.span, |this| match each {
            Some(each) => this.outputs_of_turns(output, each, &frame),
            None => this.eval(&output.value, &frame),
        })
    }

    /// `{ acme: …, globex: … }`: what an output is in each turn, by the name of the element.
    fn outputs_of_turns(&mut self, output: &'p ast::Output, each: &'p ast::For, frame: &Rc<Frame<'p>>) -> Value {
        let turns = self.turns(each, frame);
        let entry = |(key, turn): &(EcoString, Rc<Frame<'p>>)| {
            (key.clone(), Spanned::new(self.eval(&output.value, turn), output.value.span))
        };
        Value::Object(Arc::new(turns.iter().map(entry).collect()))
    }

    /// `x["GET /ping"]`, `list[0]`, `object["key"]`
    fn index(&mut self, of: &'p Expr, index: &'p Expr, frame: &Rc<Frame<'p>>) -> Value {
        let (value, key) = (self.eval(of, frame), self.eval(index, frame));
        match (value, key) {
            (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
            (Value::Resource(id), Value::Text(route)) => self.route(id, &route, of.span.to(index.span), index.span),
            (Value::List(list), Value::Int(at)) => match usize::try_from(at).ok().and_then(|at| list.get(at)) {
                Some(element) => element.value.clone(),
                None => self.no_entry(index.span, format!("element {at}; the list has {}", list.len())),
            },
            (Value::Object(fields), Value::Text(key)) => match fields.get(&key) {
                Some(entry) => entry.value.clone(),
                None => self.no_entry(index.span, format!("entry `{key}`")),
            },
            (value @ Value::Deferred(_), _) | (_, value @ Value::Deferred(_)) => {
                let origin = self.origin(&value);
                self.diagnostics.push(wrong::deferred_structure(index.span, "what is picked out", &origin));
                Value::Poison
            }
            (value, key) => {
                let (value, key) = (self.word(&value), self.word(&key));
                self.diagnostics.push(wrong::wrong_operands(of.span.to(index.span), "[…]", &value, &key));
                Value::Poison
            }
        }
    }

    fn no_entry(&mut self, at: Span, what: String) -> Value {
        self.diagnostics.push(wrong::no_such_entry(at, &what));
        Value::Poison
    }

    /// A route of an api.
    fn route(&mut self, id: ResourceId, text: &str, span: Span, at: Span) -> Value {
        let Some(kind) = self.architecture.resource(id).map(|resource| resource.kind) else {
            return Value::Poison;
        };
        let Some(port) = kind.outputs.iter().find(|port| port.routes) else {
            self.diagnostics.push(arrow_words::no_routes(&article(kind.name), at));
            return Value::Poison;
        };
        match kinds::parse_route(text) {
            Ok(route) => Value::Port(Arc::new(Endpoint { resource: id, port, route: Some(route), span })),
            Err(why) => {
                self.diagnostics.push(arrow_words::malformed_route(at, why));
                Value::Poison
            }
        }
    }

    fn comprehension(&mut self, of: &'p ast::Comprehension, frame: &Rc<Frame<'p>>) -> Value {
        let Some(elements) = self.elements(&of.list, frame) else {
            return Value::Poison;
        };
        let mut out = Vec::new();
        for element in elements.iter() {
            let mut turn = frame.inside(Default::default());
            turn.locals.insert(of.variable.text.clone(), Local::Value(element.clone()));
            let turn = Rc::new(turn);
            let wanted = match &of.condition {
                Some(condition) => self.truth(condition, "a condition", &turn),
                None => Some(true),
            };
            match wanted {
                Some(true) => out.push(self.spanned(&of.body, &turn)),
                Some(false) => {}
                None => return Value::Poison,
            }
            if !self.step(of.body.span) {
                return Value::Poison;
            }
        }
        Value::List(out.into())
    }

    /// `metric > 0 for 5m`
    fn lasting(&mut self, condition: &'p Expr, duration: &'p Expr, frame: &Rc<Frame<'p>>) -> Value {
        let span = condition.span.to(duration.span);
        match (self.eval(condition, frame), self.eval(duration, frame)) {
            (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
            (Value::Condition(condition), Value::Duration(lasting)) => {
                Value::Condition(Arc::new(Condition { lasting, span, ..(*condition).clone() }))
            }
            (Value::Condition(_), other) => {
                let found = self.word(&other);
                self.diagnostics.push(match &other {
                    Value::Int(n) => wrong::missing_unit(duration.span, &n.to_string(), "m", "a duration"),
                    _ => wrong::wrong_type(duration.span, "a duration", &found),
                });
                Value::Poison
            }
            (other, _) => {
                let found = word(&other);
                let wanted = "a comparison of a metric, such as `orders.visible > 100`";
                self.diagnostics.push(wrong::wrong_type(condition.span, wanted, found));
                Value::Poison
            }
        }
    }
}

/// The bytes of the last piece, which is all of them where nothing is deferred.
fn length(pieces: &[Piece]) -> usize {
    match pieces.last() {
        Some(Piece::Text(text)) => text.len(),
        _ => 0,
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.into())),
    }
}

/// The outputs of a pattern, each with the loop that it stands in.
fn outputs(pattern: &ast::Pattern) -> impl Iterator<Item = (&ast::Output, Option<&ast::For>)> {
    pattern.body.iter().flat_map(|item| {
        let (items, each) = match &item.node {
            ast::ItemNode::For(each) => (each.body.as_slice(), Some(each)),
            _ => (std::slice::from_ref(item), None),
        };
        items.iter().filter_map(move |item| match &item.node {
            ast::ItemNode::Output(output) => Some((output, each)),
            _ => None,
        })
    })
}
