//! Lists of declarations: the top of a file, the body of a pattern, of an `if`, of a turn of a loop.

use super::frame::{Frame, Local};
use super::{Expander, Turns, inner_scope};
use crate::diagnostics::{names as say, types as wrong};
use crate::model::architecture::{Claim, Named, Output, ResourceId};
use crate::model::path::Path;
use crate::model::value::{Spanned, Value};
use crate::names::types::Types;
use crate::source::Span;
use crate::syntax::ast::{self, Item, ItemNode};
use crate::syntax::claim;
use ecow::EcoString;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

impl<'p> Expander<'_, 'p, '_> {
    /// Works out every declaration of a list. `top` says that it is the top of a file.
    pub(super) fn block(&mut self, items: &'p [Item], frame: &Rc<Frame<'p>>, top: bool) {
        for item in items {
            if !self.step(item.span) {
                return;
            }
            self.item(item, frame, top);
        }
    }

    fn item(&mut self, item: &'p Item, frame: &Rc<Frame<'p>>, top: bool) {
        match &item.node {
            ItemNode::Service(service) if top && frame.file == 0 => self.service(service, item, frame),
            ItemNode::Param(ast::Param { name, .. })
            | ItemNode::Input(ast::Input { name, .. })
            | ItemNode::Let(ast::Let { name, .. })
            | ItemNode::Resource(ast::Resource { name, .. })
            | ItemNode::Raw(ast::Raw { name, .. }) => {
                self.name_here(name, frame);
            }
            ItemNode::Type(alias) => {
                Types { names: self.names, file: frame.file }.resolve(&alias.ty, self.diagnostics);
            }
            ItemNode::If(branch) => self.branch(branch, frame),
            ItemNode::For(each) => self.each(each, frame),
            ItemNode::Wire(wire) => self.wire(wire, item, frame),
            ItemNode::Output(output) => self.output(output, item, frame),
            ItemNode::Expect(claim) => self.expect(claim, frame),
            ItemNode::Require(require) => self.require(require, frame),
            _ => {}
        }
    }

    /// Works out what a name of this very list stands for.
    fn name_here(&mut self, name: &ast::Name, frame: &Rc<Frame<'p>>) {
        self.name(&name.text, name.span, frame);
    }

    /// `if`: the names of a branch live inside it, and what it declares keeps the path that it has outside.
    fn branch(&mut self, branch: &'p ast::If, frame: &Rc<Frame<'p>>) {
        let taken = match self.truth(&branch.condition, "what an `if` asks", frame) {
            Some(true) => Some(&branch.then),
            Some(false) => branch.otherwise.as_ref(),
            None => None,
        };
        if let Some(items) = taken {
            let scope = inner_scope(items, frame.file, self.diagnostics);
            let inside = Rc::new(frame.inside(scope));
            self.block(items, &inside, false);
        }
    }

    /// `for`: what a turn declares is named after the element.
    fn each(&mut self, each: &'p ast::For, frame: &Rc<Frame<'p>>) {
        for (_, turn) in self.turns(each, frame).iter() {
            if !self.step(each.list.span) {
                return;
            }
            self.block(&each.body, turn, false);
        }
    }

    /// The turns of a loop, by the name of the element. They are kept, as what a turn declares exists once, whoever asks.
    pub(super) fn turns(&mut self, each: &'p ast::For, frame: &Rc<Frame<'p>>) -> Turns<'p> {
        let key = (frame.path_of(""), each.list.span);
        if let Some(turns) = self.turns.get(&key) {
            return turns.clone();
        }
        let turns: Turns<'p> = self.new_turns(each, frame).into();
        self.turns.insert(key, turns.clone());
        turns
    }

    fn new_turns(&mut self, each: &'p ast::For, frame: &Rc<Frame<'p>>) -> Vec<(EcoString, Rc<Frame<'p>>)> {
        let mut turns = Vec::new();
        let mut seen: HashSet<EcoString> = HashSet::new();
        for element in self.elements(&each.list, frame).iter().flat_map(|elements| elements.iter()) {
            let Some(key) = self.element_name(element, each.list.span) else {
                break;
            };
            if !seen.insert(key.clone()) {
                let at = if element.span.is_nowhere() { each.list.span } else { element.span };
                self.diagnostics.push(say::element_twice(&key, at));
                break;
            }
            if !self.step(each.list.span) {
                break;
            }
            let scope = inner_scope(&each.body, frame.file, self.diagnostics);
            let mut turn = frame.inside(scope);
            turn.locals.insert(each.variable.text.clone(), Local::Value(element.clone()));
            turn.keys.push(key.clone());
            turns.push((key, Rc::new(turn)));
        }
        turns
    }

    /// The name of a loop element: a resource's own, a text, a number, or an object's `name`.
    fn element_name(&mut self, element: &Spanned, list: Span) -> Option<EcoString> {
        let name = match &element.value {
            Value::Poison => return None,
            Value::Int(int) => Some(int.to_string().into()),
            Value::Object(fields) => fields.get("name").and_then(|entry| self.name_of(&entry.value)),
            other => self.name_of(other),
        };
        if name.is_none() {
            let at = if element.span.is_nowhere() { list } else { element.span };
            let found = self.word(&element.value);
            self.diagnostics.push(wrong::nameless_element(at, &found));
        }
        name
    }

    /// A text, or the path of what a value refers to.
    fn name_of(&self, value: &Value) -> Option<EcoString> {
        match value {
            Value::Text(text) => Some(text.clone()),
            Value::Resource(id) => self.path(*id).map(|path| path.to_string().into()),
            Value::Port(port) => {
                let path = self.path(port.resource)?;
                Some(match &port.route {
                    Some(route) => format!("{path}_{route}").into(),
                    None => format!("{path}_{}", port.port.name).into(),
                })
            }
            Value::Instance(index) => self.instances.get(*index).map(|i| i.frame.path.to_string().into()),
            _ => None,
        }
    }

    /// `expect`: the words are kept, and what the names among them stand for here.
    fn expect(&mut self, given: &'p ast::Text, frame: &Rc<Frame<'p>>) {
        let known: HashSet<EcoString> = frame.names().into_iter().map(EcoString::from).collect();
        let used: BTreeSet<EcoString> = claim::names(&given.value).filter(|name| known.contains(name)).collect();
        let mut names = BTreeMap::new();
        for name in used {
            let value = self.name(&name, given.span, frame);
            names.extend(self.named(value).map(|named| (name, named)));
        }
        let (text, span, trail) = (given.value.clone(), given.span, frame.trail.clone());
        self.architecture.claims.push(Claim { text, span, names, trail });
    }

    /// What a claim can make of a value.
    fn named(&self, value: Value) -> Option<Named> {
        Some(match value {
            Value::Resource(id) | Value::Placed(id, _) => Named::Thing(self.path(id)?, None),
            Value::Port(port) => Named::Thing(self.path(port.resource)?, port.route.clone()),
            Value::Instance(index) => Named::Thing(self.instances.get(index)?.frame.path.clone(), None),
            Value::Int(number) => Named::Number(number),
            Value::Duration(seconds) => Named::Duration(seconds),
            Value::Text(text) => Named::Text(text),
            _ => return None,
        })
    }

    fn path(&self, id: ResourceId) -> Option<Path> {
        self.architecture.resource(id).map(|resource| resource.path.clone())
    }

    fn output(&mut self, output: &'p ast::Output, item: &'p Item, frame: &Rc<Frame<'p>>) {
        let value = self.eval(&output.value, frame);
        // Those of an instance are its members, and those of another loop were reported.
        if !(frame.trail.is_empty() && frame.keys.is_empty()) {
            return;
        }
        let plain =
            matches!(value, Value::Text(_) | Value::Int(_) | Value::Number(_) | Value::Bool(_) | Value::Deferred(_));
        if !plain && value != Value::Poison {
            let found = self.word(&value);
            self.diagnostics.push(wrong::no_text(output.value.span, &found));
        }
        if let Some(first) = self.outputs.get(&output.name.text) {
            self.diagnostics.push(say::declared_twice(&output.name.text, output.name.span, *first));
            return;
        }
        self.outputs.insert(output.name.text.clone(), output.name.span);
        self.architecture.outputs.push(Output {
            name: output.name.text.clone(),
            doc: item.doc.as_ref().map(|doc| doc.value.clone()),
            value,
            span: output.name.span,
        });
    }
}
