//! Declarations.

use super::fits::word;
use super::{Checker, Env};
use crate::connections;
use crate::diagnostics::{arrows as arrow_words, attributes as say};
use crate::kinds::{self, Kind};
use crate::model::kind::Port;
use crate::model::ty::Ty;
use crate::names::scope::Decl;
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprNode, Item, ItemNode, Pattern, Resource, Wire};
use std::collections::HashMap;

impl<'p> Checker<'_, 'p, '_> {
    pub(super) fn items(&mut self, items: &'p [Item], env: &Env<'_, 'p>) {
        for item in items {
            self.item(item, env);
        }
    }

    fn item(&mut self, item: &'p Item, env: &Env<'_, 'p>) {
        match &item.node {
            ItemNode::Let(binding) => self.binding(binding, env),
            ItemNode::Output(output) => {
                self.infer(&output.value, env);
            }
            ItemNode::Resource(resource) => self.resource(resource, env),
            ItemNode::Defaults(defaults) => {
                if let Some(kind) = kinds::find(&defaults.kind.text) {
                    self.kind_entries(kind, &defaults.body, env);
                }
            }
            ItemNode::Pattern(pattern) => self.pattern(pattern, env),
            ItemNode::If(branch) => {
                self.truth(&branch.condition, "what an `if` asks", env);
                self.inner(&branch.then, HashMap::new(), env);
                self.inner(branch.otherwise.as_deref().unwrap_or_default(), HashMap::new(), env);
            }
            ItemNode::For(each) => {
                let element = self.elements(&each.list, env);
                self.inner(&each.body, HashMap::from([(each.variable.text.clone(), element)]), env);
            }
            ItemNode::Wire(wire) => self.wire(wire, env),
            ItemNode::Require(require) => {
                self.truth(&require.condition, "what a `require` asks", env);
                self.infer(&require.otherwise, env);
            }
            _ => {}
        }
    }

    /// A value; what it needs may need it in turn.
    fn binding(&mut self, binding: &'p ast::Let, env: &Env<'_, 'p>) {
        let key = binding.name.span;
        let is_first = binding.ty.is_none() && !self.known.contains_key(&key) && self.open.insert(key);
        let ty = self.infer(&binding.value, env);
        if is_first {
            self.open.remove(&key);
            self.known.insert(key, ty);
        }
    }

    fn pattern(&mut self, pattern: &'p Pattern, env: &Env<'_, 'p>) {
        let mut locals = HashMap::new();
        for param in &pattern.params {
            if let Some(default) = &param.default {
                self.infer(default, env);
            }
            locals.insert(param.name.text.clone(), self.ty(&param.ty, env.file));
        }
        self.inner(&pattern.body, locals, env);
    }

    fn resource(&mut self, resource: &'p Resource, env: &Env<'_, 'p>) {
        if let Some(kind) = kinds::find(&resource.kind.text) {
            self.kind_entries(kind, &resource.body, env);
            return;
        }
        match self.names.top(env.file, &resource.kind.text) {
            Some((Decl::Pattern(pattern, _), file)) => {
                self.arguments(pattern, file, &resource.body, resource.name.span, env);
            }
            Some((Decl::Missing(_), _)) => {}
            _ => {
                let tops = self.names.tops.get(env.file).into_iter().flatten();
                let patterns = tops.filter(|(_, (decl, _))| matches!(decl, Decl::Pattern(..))).map(|(name, _)| *name);
                let known = kinds::ALL.iter().map(|kind| kind.name).chain(patterns);
                self.diagnostics.push(say::unknown_kind(&resource.kind.text, resource.kind.span, known));
            }
        }
    }

    pub(super) fn kind_or_pattern(&mut self, resource: &Resource, env: &Env<'_, 'p>) -> Ty {
        if let Some(kind) = kinds::find(&resource.kind.text) {
            return Ty::Kind(kind);
        }
        match self.names.top(env.file, &resource.kind.text) {
            Some((Decl::Pattern(pattern, _), _)) => Ty::Pattern(pattern.name.text.clone()),
            _ => Ty::Unknown,
        }
    }

    /// The arrows of a chain, as far as the kinds at their ends are known.
    fn wire(&mut self, wire: &'p Wire, env: &Env<'_, 'p>) {
        let mut stages = Vec::new();
        for stage in &wire.stages {
            let mut ends = Vec::new();
            self.ends(stage, env, &mut ends);
            stages.push(ends);
        }
        if let Some(options) = &wire.options {
            options.entries.iter().for_each(|entry| drop(self.infer(&entry.value, env)));
        }
        for pair in stages.windows(2) {
            let [sources, targets] = pair else { continue };
            for (source, from) in sources {
                for (target, to) in targets {
                    self.arrow(source, *from, target, *to);
                }
            }
        }
    }

    fn ends(&mut self, stage: &'p Expr, env: &Env<'_, 'p>, out: &mut Vec<(Ty, Span)>) {
        match &stage.node {
            ExprNode::List(elements) => elements.iter().for_each(|element| self.ends(element, env, out)),
            _ => match self.infer(stage, env) {
                Ty::List(inner) => out.push(((*inner).clone(), stage.span)),
                ty => out.push((ty, stage.span)),
            },
        }
    }

    fn arrow(&mut self, source: &Ty, from: Span, target: &Ty, to: Span) {
        let (Some(output), Some(input)) = (self.end(source, from, true), self.end(target, to, false)) else { return };
        let side = |(kind, port): (&'static Kind, &'static Port)| crate::model::connection::Side {
            kind: kind.name,
            port: port.name,
        };
        let (a, b) = (side(output), side(input));
        if connections::find(a, b).is_none() {
            self.diagnostics.push(connections::meaningless(a, from, b, to));
        }
    }

    /// The port at an end of an arrow; `None` where that is not known, or not there, which is reported.
    fn end(&mut self, ty: &Ty, at: Span, output: bool) -> Option<(&'static Kind, &'static Port)> {
        let (kind, name) = match ty {
            Ty::Kind(kind) => (*kind, ""),
            Ty::Port(kind, port) => (*kind, port.name),
            Ty::Unknown | Ty::Source | Ty::Target | Ty::Union(_) | Ty::Optional(_) | Ty::Json => return None,
            other => {
                self.diagnostics.push(arrow_words::no_endpoint(&word(other), at));
                return None;
            }
        };
        let found = if output { kind.output(name) } else { kind.input(name) };
        let found = found.filter(|port| !port.routes || matches!(ty, Ty::Port(..)));
        if found.is_none() {
            self.diagnostics.push(connections::no_port(kind, name, at, output));
        }
        found.map(|port| (kind, port))
    }
}
