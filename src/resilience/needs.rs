//! What something needs in order to do its work, in one stack.
//!
//! In: the graph of a stack, and where to start. Out: [`Needs`], every resource that must be there, with the steps that
//! lead to it. What a client waits for is *required*; what happens afterwards, behind a queue, a topic or a stream, is
//! *behind*: without it the client is still answered. Each way is a shortest one, so that a counter-example is brief.

use super::hops;
use super::node::Node;
use crate::kinds::api::auth::{self, Auth};
use crate::model::architecture::{ResourceId, Route};
use crate::model::connection::Mode;
use crate::model::graph::{Graph, View, Wire};
use crate::model::hop::Hop;
use crate::model::stack::StackId;
use crate::model::value::Value;
use indexmap::IndexMap;
use std::collections::VecDeque;

/// A resource that is needed.
#[derive(Debug, Clone)]
pub struct Need {
    /// Which, and where.
    pub node: Node,
    /// The steps that lead to it.
    pub path: Vec<Hop>,
    /// Whether it is needed after the answer only.
    pub behind: bool,
    /// Whether something is put into it, so that those who listen to it have work.
    fed: bool,
    /// Whether it is not there to begin with: the stack goes without it, as its author accepts.
    pub absent: bool,
}

/// All that is needed, what is required first, the nearest first.
#[derive(Debug, Clone, Default)]
pub struct Needs {
    all: IndexMap<Node, Need>,
}

impl Needs {
    /// The first thing that is required and that is gone, by a test.
    pub fn required(&self, gone: impl Fn(Node) -> bool) -> Option<&Need> {
        self.all.values().find(|need| !need.behind && (need.absent || gone(need.node)))
    }

    /// The first thing that is needed behind the answer and that is gone, by a test.
    pub fn behind(&self, gone: impl Fn(Node) -> bool) -> Option<&Need> {
        self.all.values().find(|need| need.behind && (need.absent || gone(need.node)))
    }

    /// Everything.
    pub fn iter(&self) -> impl Iterator<Item = &Need> {
        self.all.values()
    }
}

/// What an API needs to answer a route; nothing where it does not have the route.
pub fn of_route(graph: &Graph, stack: StackId, api: ResourceId, route: &Route) -> Option<Needs> {
    let view = graph.view(api).filter(|view| view.is_here())?;
    let wires: Vec<Wire> = view.outgoing().filter(|wire| wire.connection.from.route.as_ref() == Some(route)).collect();
    if wires.is_empty() {
        return None;
    }
    let mut walk = Walk::new(graph, stack);
    walk.require(api, Vec::new(), false);
    for wire in wires {
        walk.guard(wire);
        walk.require(wire.to.id, vec![hops::of(wire)], !wire.to.is("function"));
    }
    Some(walk.finish())
}

/// What a resource needs to do its work: for a clock, a store or a queue also those who work on what it emits.
pub fn of_resource(graph: &Graph, stack: StackId, resource: ResourceId) -> Option<Needs> {
    let view = graph.view(resource).filter(|view| view.is_here() || view.is_shared())?;
    let mut walk = Walk::new(graph, stack);
    walk.require(resource, Vec::new(), false);
    if !acts(view) && !view.is("api") {
        for wire in view.outgoing().filter(|wire| emits(*wire)) {
            walk.require(wire.to.id, vec![hops::of(wire)], true);
        }
    }
    Some(walk.finish())
}

struct Walk<'a> {
    graph: &'a Graph,
    stack: StackId,
    needs: Needs,
    open: VecDeque<ResourceId>,
}

impl<'a> Walk<'a> {
    fn new(graph: &'a Graph, stack: StackId) -> Walk<'a> {
        Walk { graph, stack, needs: Needs::default(), open: VecDeque::new() }
    }

    fn require(&mut self, resource: ResourceId, path: Vec<Hop>, fed: bool) {
        self.add(resource, path, fed, false);
    }

    fn add(&mut self, resource: ResourceId, path: Vec<Hop>, fed: bool, behind: bool) {
        let node = Node { stack: self.stack, resource };
        match self.needs.all.get_mut(&node) {
            Some(known) => known.fed |= fed,
            None => {
                self.needs.all.insert(node, Need { node, path, behind, fed, absent: false });
                self.open.push_back(resource);
            }
        }
    }

    /// Whom an API asks before it lets a caller in.
    fn guard(&mut self, wire: Wire<'a>) {
        let Auth::By(guard) = auth::of(&wire) else { return };
        let asked = format!("`{}` asks the authorizer `{}`", wire.from.name(), guard.name());
        let path = vec![Hop::new(wire.option_span("auth"), asked)];
        for asks in guard.outgoing() {
            let steps = [path.as_slice(), &[hops::of(asks)]].concat();
            self.require(asks.to.id, steps, false);
        }
    }

    fn finish(mut self) -> Needs {
        self.close(false);
        let fed = self.needs.all.values().filter(|need| need.fed).map(|need| need.node.resource);
        let mut fed: VecDeque<ResourceId> = fed.collect();
        while let Some(resource) = fed.pop_front() {
            let before = self.needs.all.len();
            self.behind(resource);
            self.close(true);
            let new = self.needs.all.values().skip(before).filter(|need| need.fed);
            fed.extend(new.map(|need| need.node.resource));
        }
        self.needs
    }

    /// Everything that what was found needs in its turn.
    fn close(&mut self, behind: bool) {
        while let Some(resource) = self.open.pop_front() {
            let Some(view) = self.graph.view(resource) else { continue };
            self.keys(view, behind);
            if !acts(view) {
                continue;
            }
            for wire in view.outgoing().filter(|wire| is_asked(*wire)) {
                self.follow(wire, behind);
            }
            self.lack(view, behind);
        }
    }

    fn follow(&mut self, wire: Wire<'a>, behind: bool) {
        let starts_only = wire.connection.kind.mode == Mode::Async;
        let path = self.path_through(wire);
        self.add(wire.to.id, path, is_fed(wire), behind);
        // A function that is only started is asked for nothing: what it needs comes later.
        if starts_only && self.open.back() == Some(&wire.to.id) {
            self.open.pop_back();
        }
    }

    /// What code asks for in other regions and not in this one.
    fn lack(&mut self, view: View<'a>, behind: bool) {
        let missing = &self.graph.architecture.missing;
        for arrow in missing.iter().filter(|arrow| arrow.from.resource == view.id && arrow.from.port.name.is_empty()) {
            let node = Node { stack: self.stack, resource: arrow.to.resource };
            let before = self.needs.all.get(&Node { stack: self.stack, resource: view.id });
            let before = before.map(|need| need.path.clone()).unwrap_or_default();
            let other = self.graph.view(arrow.to.resource).map(View::name).unwrap_or_default();
            let place = view.region().unwrap_or(super::node::ONLY);
            let step =
                Hop::new(arrow.span, format!("`{}` asks for `{other}`, which {place} does not have", view.name()));
            let path = [before, vec![step]].concat();
            self.needs.all.entry(node).or_insert(Need { node, path, behind, fed: false, absent: true });
        }
    }

    /// What happens with what was put into something.
    fn behind(&mut self, resource: ResourceId) {
        let Some(view) = self.graph.view(resource) else { return };
        match acts(view) {
            true => view.outgoing().filter(|wire| is_asked(*wire) || is_success(*wire)).for_each(|wire| {
                let path = self.path_through(wire);
                self.add(wire.to.id, path, is_fed(wire), true);
            }),
            false => view.outgoing().filter(|wire| emits(*wire)).for_each(|wire| self.hear(wire)),
        }
    }

    /// Who hears of what was put into something: here, or at home where only the home region listens.
    fn hear(&mut self, wire: Wire<'a>) {
        let path = self.path_through(wire);
        let plan = &self.graph.architecture.plan;
        let home = plan.regions().next().map(|(stack, _)| stack).filter(|home| plan.has(*home, wire.to.id));
        match home.filter(|home| *home != self.stack && wire.options().text("active") == Some("home")) {
            Some(stack) => {
                let node = Node { stack, resource: wire.to.id };
                self.needs.all.entry(node).or_insert(Need { node, path, behind: true, fed: false, absent: false });
            }
            None => self.add(wire.to.id, path, true, true),
        }
    }

    fn path_through(&self, wire: Wire) -> Vec<Hop> {
        let node = Node { stack: self.stack, resource: wire.from.id };
        let before = self.needs.all.get(&node).map(|need| need.path.clone()).unwrap_or_default();
        [before, vec![hops::of(wire)]].concat()
    }

    /// The customer key with which something is encrypted.
    fn keys(&mut self, view: View, behind: bool) {
        for (name, given) in &view.attributes().values {
            let Value::Resource(id) = &given.value else { continue };
            let Some(key) = self.graph.view(*id).filter(|other| other.is("key")) else { continue };
            // A function's key is a connection of its own.
            if view.is("function") && name == "key" {
                continue;
            }
            let node = Node { stack: self.stack, resource: view.id };
            let before = self.needs.all.get(&node).map(|need| need.path.clone()).unwrap_or_default();
            let step = Hop::new(given.span, format!("`{}` is encrypted with `{}`", view.name(), key.name()));
            self.add(key.id, [before, vec![step]].concat(), false, behind);
        }
    }
}

/// Whether something asks for what it needs, in its code or in its steps.
fn acts(view: View) -> bool {
    view.is("function") || view.is("workflow")
}

/// What code asks for while somebody waits for it, and what it starts.
fn is_asked(wire: Wire) -> bool {
    wire.from.id != wire.to.id && acts(wire.from) && !is_destination(wire)
}

fn is_destination(wire: Wire) -> bool {
    ["success", "failure"].contains(&wire.connection.from.port.name)
}

fn is_success(wire: Wire) -> bool {
    wire.connection.from.port.name == "success"
}

/// Whether something flows out by itself, to those who listen.
fn emits(wire: Wire) -> bool {
    wire.from.id != wire.to.id && wire.connection.from.port.name != "dead"
}

/// Whether an arrow puts something into where it ends.
fn is_fed(wire: Wire) -> bool {
    !["read", "scan", "list", "connect", "call", "answer", "stop"].contains(&wire.connection.to.port.name)
}
