//! Arrows understood: which connection each one is, and which permissions it implies.
//!
//! In: the [`Architecture`] of each stack. Out: a [`Deployment`]. Invariant: every grant and every admission is made from a connection; what
//! a resource does without an arrow (a function writes its log, an alarm notifies a topic) is a connection as well,
//! implied by its declaration.

mod mentions;
mod options;
mod permissions;

use crate::connections;
use crate::diagnostics::Diagnostics;
use crate::kinds::Kind;
use crate::model::architecture::{Architecture, Arrow, Attributes, Endpoint, Resource, ResourceId};
use crate::model::connection::{ConnectionKind, End, Referred, Side};
use crate::model::deployment::Deployment;
use crate::model::graph::{Connection, ConnectionId, Graph};
use crate::model::kind::Port;
use crate::model::template::LogicalId;
use crate::model::value::{Spanned, Value};
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// Finds the meaning of every arrow, stack by stack.
pub fn wire(parts: Vec<Architecture>, diagnostics: &mut Diagnostics) -> Deployment {
    let shelf = Shelf::new();
    let deployment = Deployment { graphs: parts.into_iter().map(|part| graph(part, &shelf, diagnostics)).collect() };
    mentions::check(&deployment, diagnostics);
    deployment
}

fn graph(architecture: Architecture, shelf: &Shelf, diagnostics: &mut Diagnostics) -> Graph {
    let mut connections = drawn(&architecture, shelf, diagnostics);
    connections.extend(implied(&architecture));
    connections.extend(referred(&architecture));
    connections.extend(failures(&architecture, &connections, shelf));
    let mut graph = Graph { connections: in_order(connections, &architecture), architecture, ..Graph::default() };
    let logical = |resource: &Resource| LogicalId::new(resource.identity.pascal());
    graph.logical = graph.architecture.resources().iter().map(logical).collect();
    graph.around = around(&graph);
    mentions::find(&mut graph);
    permissions::derive(&mut graph);
    graph
}

/// The shelf of connections by their ends: programs have many more arrows than there are kinds of connections.
struct Shelf {
    kinds: HashMap<(Side, Side), &'static ConnectionKind>,
}

impl Shelf {
    fn new() -> Shelf {
        Shelf { kinds: connections::all().map(|kind| ((kind.from, kind.to), kind)).collect() }
    }

    fn find(&self, from: Side, to: Side) -> Option<&'static ConnectionKind> {
        self.kinds.get(&(from, to)).copied()
    }
}

/// The arrows of the author.
fn drawn(architecture: &Architecture, shelf: &Shelf, diagnostics: &mut Diagnostics) -> Vec<Connection> {
    let mut found = Vec::with_capacity(architecture.arrows.len());
    for arrow in &architecture.arrows {
        let (Some(from), Some(to)) = (side(architecture, &arrow.from), side(architecture, &arrow.to)) else {
            continue;
        };
        match shelf.find(from, to) {
            Some(kind) => found.push((arrow, kind)),
            None => {
                let mut diagnostic = connections::meaningless(from, arrow.from.span, to, arrow.to.span);
                // What an argument gave comes before what the pattern drew.
                let is_drawn = |span: Span| arrow.span.start <= span.start && span.end <= arrow.span.end;
                diagnostic.labels.sort_by_key(|label| is_drawn(label.span));
                let instances = arrow.trail.iter().rev();
                diagnostics.push(instances.fold(diagnostic, |diagnostic, at| diagnostic.at(*at, "in this instance")));
            }
        }
    }
    options::check(architecture, &found, diagnostics);
    found.into_iter().map(|(arrow, kind)| connection(arrow, kind)).collect()
}

fn side(architecture: &Architecture, end: &Endpoint) -> Option<Side> {
    architecture.resource(end.resource).map(|resource| connections::side(resource.kind.name, end))
}

fn connection(arrow: &Arrow, kind: &'static ConnectionKind) -> Connection {
    Connection {
        id: ConnectionId(0),
        kind,
        from: arrow.from.clone(),
        to: arrow.to.clone(),
        options: Attributes { table: kind.options, values: options::taken(arrow, kind) },
        cause: arrow.span,
        braces: arrow.braces,
        trail: arrow.trail.clone(),
        drawn: true,
        allows: arrow.allows.clone(),
    }
}

/// What resources do on their own.
fn implied(architecture: &Architecture) -> Vec<Connection> {
    let mut all = Vec::new();
    for id in architecture.ids() {
        let Some(resource) = architecture.resource(id) else {
            continue;
        };
        for (port, kind) in connections::IMPLIED.iter().filter(|(_, kind)| kind.from.kind == resource.kind.name) {
            all.push(undrawn(
                kind,
                end(id, port, resource.span),
                end(id, port, resource.span),
                resource,
                resource.span,
            ));
        }
    }
    all
}

/// What attributes refer to: `notify: operators`.
fn referred(architecture: &Architecture) -> Vec<Connection> {
    let mut all = Vec::new();
    for id in architecture.ids() {
        let Some(resource) = architecture.resource(id) else {
            continue;
        };
        for row in connections::IMPLIED_BY_ATTRIBUTE.iter().filter(|row| row.kind == resource.kind.name) {
            let Some(given) = resource.attributes.get(row.attribute) else {
                continue;
            };
            let found = targets(given).into_iter();
            all.extend(found.filter_map(|target| reference(architecture, id, resource, row.connection, &target)));
        }
        let mut seen = HashSet::new();
        for row in connections::IMPLIED_BY_CONTENT.iter().filter(|row| row.kind == resource.kind.name) {
            let found = (row.find)(resource).into_iter();
            let found = found.filter(|found| seen.insert((found.connection.name, found.resource)));
            let target = |found: &Referred| Target { resource: found.resource, named: None, span: found.span };
            all.extend(
                found.filter_map(|found| reference(architecture, id, resource, found.connection, &target(&found))),
            );
        }
    }
    all
}

/// The connection that a reference implies; nothing where what it refers to is of another kind, which was reported, or
/// another port is named.
fn reference(
    architecture: &Architecture,
    id: ResourceId,
    owner: &Resource,
    kind: &'static ConnectionKind,
    target: &Target,
) -> Option<Connection> {
    let to = referred_end(architecture, target, kind)?;
    let from = end(id, port(owner.kind, kind.from, End::From), owner.span);
    Some(undrawn(kind, from, to, owner, target.span))
}

/// A resource that an attribute refers to, and the port or route of it where one is named.
struct Target<'a> {
    resource: ResourceId,
    named: Option<&'a Endpoint>,
    span: Span,
}

fn targets(given: &Spanned) -> Vec<Target<'_>> {
    let span = given.span;
    match &given.value {
        Value::Resource(id) => vec![Target { resource: *id, named: None, span }],
        Value::Port(port) => vec![Target { resource: port.resource, named: Some(port.as_ref()), span }],
        Value::List(list) => list.iter().flat_map(targets).collect(),
        _ => Vec::new(),
    }
}

/// Where a connection ends that a reference implies; nowhere if it is about another kind, or about another port.
fn referred_end(architecture: &Architecture, target: &Target, kind: &ConnectionKind) -> Option<Endpoint> {
    let to_kind = architecture.resource(target.resource)?.kind;
    let other = target.named.is_some_and(|named| named.route.is_none() && named.port.name != kind.to.port);
    let route = target.named.and_then(|named| named.route.clone());
    let to = end(target.resource, port(to_kind, kind.to, End::To), target.span);
    (to_kind.name == kind.to.kind && !other).then_some(Endpoint { route, ..to })
}

/// A function whose failures have a queue sends them there, unless its author says where they go.
fn failures(architecture: &Architecture, connections: &[Connection], shelf: &Shelf) -> Vec<Connection> {
    let (from, to) = (Side::port("function", "failure"), Side::of("queue"));
    let Some(kind) = shelf.find(from, to) else {
        return Vec::new();
    };
    let said = connections.iter().filter(|connection| connection.from.port.name == from.port);
    let said: HashSet<ResourceId> = said.map(|connection| connection.from.resource).collect();
    let mut all = Vec::new();
    for id in architecture.ids() {
        let Some(resource) = architecture.resource(id).filter(|resource| resource.kind.name == from.kind) else {
            continue;
        };
        let queue = resource.kind.companion("failures").and_then(|companion| {
            let other = resource.attributes.resource(companion.attribute);
            other.or_else(|| architecture.find(&resource.path.join(companion.name)))
        });
        let (Some(queue), Some(port)) = (queue, resource.kind.output(from.port)) else {
            continue;
        };
        let Some(input) = architecture.resource(queue).and_then(|queue| queue.kind.input("")) else {
            continue;
        };
        if !said.contains(&id) {
            let (from, to) = (end(id, port, resource.span), end(queue, input, resource.span));
            all.push(undrawn(kind, from, to, resource, resource.span));
        }
    }
    all
}

fn port(kind: &'static Kind, side: Side, end: End) -> &'static Port {
    static ITSELF: Port = Port::new("", "the resource itself");
    let found = if end == End::From { kind.output(side.port) } else { kind.input(side.port) };
    found.unwrap_or(&ITSELF)
}

fn end(resource: ResourceId, port: &'static Port, span: Span) -> Endpoint {
    Endpoint { resource, port, route: None, span }
}

fn undrawn(kind: &'static ConnectionKind, from: Endpoint, to: Endpoint, owner: &Resource, cause: Span) -> Connection {
    Connection {
        id: ConnectionId(0),
        kind,
        from,
        to,
        options: Attributes { table: kind.options, ..Attributes::default() },
        cause,
        braces: Span::NOWHERE,
        trail: owner.trail.clone(),
        drawn: false,
        allows: Vec::new(),
    }
}

/// Sorted by the paths of their ends, and numbered.
fn in_order(mut connections: Vec<Connection>, architecture: &Architecture) -> Vec<Connection> {
    let place: HashMap<ResourceId, usize> = architecture.ids().zip(0..).collect();
    let end = |end: &Endpoint| (place.get(&end.resource).copied(), end.port.name, end.route.clone());
    connections.sort_by_cached_key(|c| {
        let name = c.options.text("name").map(str::to_owned);
        (end(&c.from), end(&c.to), c.kind.name, name)
    });
    for (connection, id) in connections.iter_mut().zip(0..) {
        connection.id = ConnectionId(id);
    }
    connections
}

fn around(graph: &Graph) -> Vec<(Vec<ConnectionId>, Vec<ConnectionId>)> {
    let mut around = vec![(Vec::new(), Vec::new()); graph.architecture.len()];
    for connection in graph.connections.iter().filter(|connection| !connection.is_right()) {
        if let Some((out, _)) = around.get_mut(connection.from.resource.0 as usize) {
            out.push(connection.id);
        }
        if let Some((_, into)) = around.get_mut(connection.to.resource.0 as usize) {
            into.push(connection.id);
        }
    }
    around
}
