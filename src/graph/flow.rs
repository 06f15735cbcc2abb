//! How events and calls travel: what [`super::loops`] looks for closed paths in.
//!
//! An edge is a connection on which events travel or somebody waits, a store or bus between those who put something there
//! and those who hear of it, or a place where events go that nobody could work on. Objects, changes and events that a
//! listener does not hear of make no edge.

use super::emitted::Emitted;
use crate::diagnostics::codes;
use crate::model::architecture::ResourceId;
use crate::model::connection::Mode;
use crate::model::graph::{ConnectionId, Graph, View, Wire};
use crate::source::Span;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Where events are: at a resource, or in a store or on a bus as one sort of what is put there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The resource.
    pub resource: ResourceId,
    emitted: Option<Emitted>,
}

/// An edge: where it was drawn, and what it says in a report.
#[derive(Debug)]
pub struct Hop {
    /// The arrow, the step or the attribute that makes it.
    pub span: Span,
    /// What happens on it.
    pub text: String,
    /// How much is lost when it is cut.
    pub cost: Cost,
    /// Whether the one at its start waits for the one at its end.
    pub waits: bool,
    /// Whether only what failed travels on it.
    pub dead_letters: bool,
    /// Whether its author says that a loop through it is meant.
    pub allowed: bool,
    /// The connection, where it is one.
    pub wire: Option<ConnectionId>,
}

/// How much is lost when an edge is cut, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cost {
    /// A call whose caller has no more time than the called one: it is wrong by itself.
    Impatient,
    /// A call in code, which goes somewhere else just as well.
    Code,
    /// An arrow that a service serves.
    Arrow,
    /// Something that a step or an attribute implies.
    Implied,
    /// The way of what failed, which would be lost.
    DeadLetters,
}

/// How events and calls travel.
pub struct Flow {
    /// The edges.
    pub graph: DiGraph<Place, Hop>,
    nodes: HashMap<Place, NodeIndex>,
}

impl Flow {
    /// The flow of a graph.
    pub fn of(graph: &Graph) -> Flow {
        let mut flow = Flow { graph: DiGraph::new(), nodes: HashMap::new() };
        let travels = || graph.wires().filter(|wire| carries_events(*wire));
        for wire in travels() {
            for emitted in Emitted::by(wire) {
                let to = Place { resource: wire.to.id, emitted: Some(emitted) };
                // What comes from another store is there only as far as it is heard of.
                if !has_sorts(wire.from) {
                    flow.join(Place::of(wire.from), to, hop(wire));
                } else {
                    flow.node(to);
                }
            }
        }
        let sorts = flow.sorts();
        for wire in travels() {
            flow.follow(wire, &sorts);
        }
        let mut known = HashSet::new();
        graph.views().for_each(|view| flow.dead_letters(view, &mut known));
        graph.wires().for_each(|wire| flow.failures(wire, &mut known));
        flow
    }

    fn node(&mut self, place: Place) -> NodeIndex {
        *self.nodes.entry(place.clone()).or_insert_with(|| self.graph.add_node(place))
    }

    fn join(&mut self, from: Place, to: Place, hop: Hop) {
        let (from, to) = (self.node(from), self.node(to));
        self.graph.add_edge(from, to, hop);
    }

    /// What is put into each store and onto each bus.
    fn sorts(&self) -> BTreeMap<ResourceId, Vec<Emitted>> {
        let mut sorts: BTreeMap<ResourceId, Vec<Emitted>> = BTreeMap::new();
        for place in self.graph.node_weights() {
            if let Some(emitted) = &place.emitted {
                sorts.entry(place.resource).or_default().push(emitted.clone());
            }
        }
        sorts
    }

    /// The edges of a connection: from what is heard on it to what it brings about.
    fn follow(&mut self, wire: Wire, sorts: &BTreeMap<ResourceId, Vec<Emitted>>) {
        let ends = Emitted::by(wire);
        if !has_sorts(wire.from) {
            if ends.is_empty() {
                self.join(Place::of(wire.from), Place::of(wire.to), hop(wire));
            }
            return;
        }
        for heard in sorts.get(&wire.from.id).into_iter().flatten().filter(|emitted| emitted.is_heard_on(wire)) {
            let from = Place { resource: wire.from.id, emitted: Some(heard.clone()) };
            if ends.is_empty() {
                self.join(from.clone(), Place::of(wire.to), hop(wire));
            }
            for end in &ends {
                let to = Place { resource: wire.to.id, emitted: Some(end.clone()) };
                self.join(from.clone(), to, hop(wire));
            }
        }
    }

    /// What a queue could not get worked on moves to another one.
    fn dead_letters(&mut self, view: View, known: &mut HashSet<(ResourceId, ResourceId)>) {
        let Some(dead) = view.companion("dead").filter(|dead| view.is("queue") && dead.id != view.id) else { return };
        known.insert((view.id, dead.id));
        let text = format!("`{}` moves what nobody could work on to `{}`", view.name(), dead.name());
        self.join(Place::of(view), Place::of(dead), lost(view.attribute_span("dead_letters"), text));
    }

    /// What could not be handed over, or worked on after all attempts, goes to the queue for failures.
    fn failures(&mut self, wire: Wire, known: &mut HashSet<(ResourceId, ResourceId)>) {
        let Some(sink) = wire.sink() else { return };
        let owner = if wire.to.sink().is_some_and(|queue| queue.id == sink.id) { wire.to } else { wire.from };
        if owner.id == sink.id || has_sorts(owner) || !known.insert((owner.id, sink.id)) {
            return;
        }
        if owner.outgoing().any(|wire| wire.connection.from.port.name == "failure") {
            return;
        }
        let text = format!("what `{}` fails at for good goes to `{}`", owner.name(), sink.name());
        self.join(Place::of(owner), Place::of(sink), lost(owner.attribute_span("failures"), text));
    }

    /// Whether the author of an edge says that a loop through it is meant.
    pub fn is_allowed(&self, edge: EdgeIndex) -> bool {
        self.graph.edge_weight(edge).is_some_and(|hop| hop.allowed)
    }

    /// Whether somebody waits on an edge.
    pub fn waits(&self, edge: EdgeIndex) -> bool {
        self.graph.edge_weight(edge).is_some_and(|hop| hop.waits)
    }

    /// How much is lost when an edge is cut; of equals, the first.
    pub fn cost(&self, edge: EdgeIndex) -> (Cost, EdgeIndex) {
        (self.graph.edge_weight(edge).map_or(Cost::DeadLetters, |hop| hop.cost), edge)
    }

    /// The steps of a path.
    pub fn hops(&self, path: &[EdgeIndex]) -> Vec<&Hop> {
        path.iter().filter_map(|edge| self.graph.edge_weight(*edge)).collect()
    }

    /// The resource at which an edge starts.
    pub fn start<'g>(&self, graph: &'g Graph, edge: EdgeIndex) -> Option<View<'g>> {
        let (from, _) = self.graph.edge_endpoints(edge)?;
        graph.view(self.graph.node_weight(from)?.resource)
    }

    /// The edges for which something holds, as a graph of its own; its edges are the numbers of ours.
    pub fn part(&self, holds: impl Fn(EdgeIndex) -> bool) -> DiGraph<Place, EdgeIndex> {
        self.graph.filter_map(|_, place| Some(place.clone()), |edge, _| holds(edge).then_some(edge))
    }
}

impl Place {
    fn of(view: View) -> Place {
        Place { resource: view.id, emitted: None }
    }
}

/// Whether what is there differs in sort, so that not everybody hears of everything.
fn has_sorts(view: View) -> bool {
    ["bucket", "table", "bus"].iter().any(|kind| view.is(kind))
}

/// Reading brings nothing about; what a resource does on its own neither.
fn carries_events(wire: Wire) -> bool {
    let reads = ["read", "scan", "list", "connect", "answer", "stop"].contains(&wire.connection.to.port.name);
    let own = !wire.connection.drawn && wire.from.id == wire.to.id || wire.is_right();
    let asked = wire.connection.kind.mode == Mode::Code && reads;
    !own && !asked
}

fn hop(wire: Wire) -> Hop {
    let dead_letters = wire.connection.from.port.name == "failure";
    let cost = match wire.connection.kind.mode {
        _ if dead_letters => Cost::DeadLetters,
        _ if !wire.connection.drawn => Cost::Implied,
        Mode::Code => Cost::Code,
        Mode::Sync if is_impatient(wire) => Cost::Impatient,
        Mode::Sync | Mode::Async if wire.from.is("function") && wire.connection.from.port.name.is_empty() => Cost::Code,
        _ => Cost::Arrow,
    };
    let of_loops = [codes::SLS0602, codes::SLS0603, codes::SLS0604, codes::SLS0605];
    let known = |word: &str| codes::find(word).is_some_and(|code| of_loops.contains(&code));
    let allowed = wire.connection.allows.iter().any(|(code, _)| known(code));
    let waits = wire.connection.kind.mode == Mode::Sync;
    Hop { span: wire.span(), text: words(wire), cost, waits, dead_letters, allowed, wire: Some(wire.connection.id) }
}

fn is_impatient(wire: Wire) -> bool {
    let timeout = |view: View| view.attributes().seconds("timeout");
    match (timeout(wire.from), timeout(wire.to)) {
        (Some(caller), Some(called)) => wire.from.is("function") && caller <= called,
        _ => false,
    }
}

fn lost(span: Span, text: String) -> Hop {
    Hop { span, text, cost: Cost::DeadLetters, waits: false, dead_letters: true, allowed: false, wire: None }
}

fn words(wire: Wire) -> String {
    let (from, to) = (wire.from.name(), wire.to.name());
    let verb = match (wire.connection.kind.mode, wire.connection.to.port.name) {
        (Mode::Sync, _) if wire.from.is("function") => "waits for",
        (Mode::Sync, _) if wire.from.is("workflow") => "calls",
        (_, _) if wire.to.is("workflow") => "starts",
        (Mode::Code, "write" | "put" | "update") => "writes to",
        (Mode::Code, "delete") => "deletes from",
        (Mode::Code, _) if wire.to.is("function") => "calls",
        (Mode::Code, _) => "sends to",
        (Mode::Poll, _) => return format!("`{to}` works on what is in `{from}`"),
        _ if wire.connection.from.port.name == "failure" => return format!("what `{from}` fails at goes to `{to}`"),
        _ if wire.from.is("bucket") || wire.from.is("table") => return format!("`{to}` hears of changes in `{from}`"),
        _ => "hands events to",
    };
    format!("`{from}` {verb} `{to}`")
}
