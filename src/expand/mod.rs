//! The program worked out: patterns, `if`, `for`, comprehensions and defaults become concrete resources by path, their
//! values, and arrows.
//!
//! In: the bound [`Program`](crate::names::Program) and the values of its parameters. Out: an
//! [`Architecture`] in which nothing of the language is left. Values are worked out when they are first asked for;
//! a mistake is reported where it is met and leaves [`Value::Poison`] behind, which
//! fits everywhere. The number of steps is bounded, so that no program runs for ever.

mod allow;
mod arrows;
mod blocks;
mod defaults;
mod eval;
mod fits;
mod frame;
pub mod functions;
mod inputs;
mod limits;
mod operators;
mod params;
pub mod placement;
mod provenance;
mod raw;
mod requires;
mod resources;
mod service;
mod words;

pub use params::{Given, GivenValue};

use crate::diagnostics::{Diagnostics, names as say};
use crate::model::architecture::{self as model, Architecture, Arrow, ResourceId};
use crate::model::value::Value;
use crate::names::scope::{self, Names, Scope};
use crate::source::Span;
use crate::syntax::ast;
use ecow::EcoString;
use frame::Frame;
use indexmap::IndexMap;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Expands a program. `given` are the values of parameters from outside.
pub fn expand(names: &Names, given: &[Given], diagnostics: &mut Diagnostics) -> Architecture {
    let mut expander = Expander::new(names, diagnostics);
    expander.params(given);
    expander.program();
    expander.finish()
}

/// The state of an expansion.
struct Expander<'n, 'p, 'd> {
    names: &'n Names<'p>,
    diagnostics: &'d mut Diagnostics,
    architecture: Architecture,
    /// The frames at the top of files.
    tops: Vec<Rc<Frame<'p>>>,
    /// Values of parameters from outside, by name.
    given: HashMap<EcoString, Value>,
    /// Attributes by file and kind that `defaults` gives.
    defaults: HashMap<(usize, &'static str), IndexMap<EcoString, crate::model::value::Spanned>>,
    /// Instances of patterns; a value refers to one by its place.
    instances: Vec<Instance<'p>>,
    /// Instances by path.
    instance_by_path: HashMap<crate::model::path::Path, usize>,
    /// Resources whose attributes are still to be worked out.
    pending: BTreeMap<ResourceId, Pending<'p>>,
    /// Instances whose bodies are still to be worked out.
    bodies: Vec<usize>,
    /// The turns of loops, by the path of what contains the loop and its place.
    turns: HashMap<(crate::model::path::Path, Span), Turns<'p>>,
    /// How many wirings there were.
    chains: u32,
    /// The places of outputs, by name.
    outputs: HashMap<EcoString, Span>,
    /// What was drawn.
    arrows: Vec<Arrow>,
    steps: usize,
    /// How many values wait for another one.
    waiting: usize,
}

/// The turns of a loop, each with the name of its element.
type Turns<'p> = Rc<[(EcoString, Rc<Frame<'p>>)]>;

/// An instance of a pattern.
struct Instance<'p> {
    pattern: &'p ast::Pattern,
    frame: Rc<Frame<'p>>,
    declared: Span,
}

/// A resource that was found and has no attributes yet.
struct Pending<'p> {
    body: &'p ast::Object,
    /// The name in the declaration.
    at: Span,
    frame: Rc<Frame<'p>>,
}

impl<'n, 'p, 'd> Expander<'n, 'p, 'd> {
    fn new(names: &'n Names<'p>, diagnostics: &'d mut Diagnostics) -> Self {
        let top = |(file, scope): (usize, &Scope<'p>)| {
            Rc::new(Frame {
                parent: None,
                file,
                scope: scope.clone(),
                locals: HashMap::new(),
                values: RefCell::default(),
                path: Default::default(),
                keys: Vec::new(),
                trail: Vec::new(),
            })
        };
        Expander {
            names,
            diagnostics,
            architecture: Architecture::default(),
            tops: names.tops.iter().enumerate().map(top).collect(),
            given: HashMap::new(),
            defaults: HashMap::new(),
            instances: Vec::new(),
            instance_by_path: HashMap::new(),
            pending: BTreeMap::new(),
            bodies: Vec::new(),
            turns: HashMap::new(),
            chains: 0,
            outputs: HashMap::new(),
            arrows: Vec::new(),
            steps: 0,
            waiting: 0,
        }
    }

    /// Every file's declarations. Imported files are part of the program: what they declare is deployed.
    fn program(&mut self) {
        for (file, frame) in self.names.program.files.iter().zip(self.tops.clone()) {
            self.file_defaults(&frame, &file.tree.items);
        }
        for (file, frame) in self.names.program.files.iter().zip(self.tops.clone()) {
            self.block(&file.tree.items, &frame, true);
        }
        loop {
            if let Some(index) = self.bodies.pop() {
                self.body(index);
            } else if let Some(id) = self.pending.keys().next().copied() {
                self.attributes(id);
            } else {
                break;
            }
        }
    }

    fn body(&mut self, index: usize) {
        let Some(Instance { pattern, frame, .. }) = self.instances.get(index) else {
            return;
        };
        let (pattern, frame) = (*pattern, frame.clone());
        self.block(&pattern.body, &frame, false);
    }

    fn finish(mut self) -> Architecture {
        // Half a program would only be reported for what its other half has.
        if self.exhausted() {
            return Architecture::default();
        }
        self.complete_companions();
        self.moves();
        self.order_arrows();
        self.architecture.inputs.sort_by(|a, b| a.name.cmp(&b.name));
        self.architecture.outputs.sort_by(|a, b| a.name.cmp(&b.name));
        self.architecture.instances = self.uses();
        self.architecture.claims.sort_by(|a, b| (a.span, &a.trail).cmp(&(b.span, &b.trail)));
        self.architecture
    }

    /// Which pattern each instance is made of.
    fn uses(&self) -> Vec<model::Instance> {
        let instance = |instance: &Instance| model::Instance {
            path: instance.frame.path.clone(),
            pattern: instance.pattern.name.text.clone(),
            span: instance.declared,
        };
        let mut uses: Vec<model::Instance> = self.instances.iter().map(instance).collect();
        uses.sort_by(|a, b| a.path.cmp(&b.path));
        uses
    }

    /// The folder where code paths of a file start.
    fn folder(&self, file: usize) -> EcoString {
        self.names.program.files.get(file).map(|file| file.folder.clone()).unwrap_or_default()
    }

    /// `moved old -> new`: the resource of today keeps the identity of the former name.
    fn moves(&mut self) {
        let files = &self.names.program.files;
        let moved = |item: &'p ast::Item| match &item.node {
            ast::ItemNode::Moved(moved) => Some(moved),
            _ => None,
        };
        let all: Vec<&ast::Moved> = files.iter().flat_map(|file| &file.tree.items).filter_map(moved).collect();
        for moved in all {
            self.moved(moved);
        }
    }

    fn moved(&mut self, moved: &ast::Moved) {
        use crate::model::path::Path;
        let path = |names: &[ast::Name]| names.iter().fold(Path::default(), |path, name| path.join(name.text.clone()));
        let span = |names: &[ast::Name]| names.iter().map(|name| name.span).reduce(Span::to).unwrap_or(Span::NOWHERE);
        let (from, to) = (path(&moved.from), path(&moved.to));
        let living = self.architecture.find(&from).and_then(|id| self.architecture.resource(id));
        if let Some(living) = living {
            self.diagnostics.push(say::moved_from_living(span(&moved.from), &from.to_string(), living.span));
            return;
        }
        // A pattern instance that moved takes everything inside along.
        let below: Vec<ResourceId> = self
            .architecture
            .ids()
            .filter(|id| self.architecture.resource(*id).is_some_and(|resource| resource.path.starts_with(&to)))
            .collect();
        if below.is_empty() {
            self.diagnostics.push(say::moved_nowhere(span(&moved.to), &to.to_string()));
        }
        for id in below {
            if let Some(resource) = self.architecture.resource_mut(id) {
                resource.identity = resource.path.moved(&to, &from);
            }
        }
    }
}

/// The scope of a list of declarations inside another one.
fn inner_scope<'p>(items: &'p [ast::Item], file: usize, diagnostics: &mut Diagnostics) -> Scope<'p> {
    scope::scope(items, file, diagnostics)
}
