//! The architecture with its arrows understood: connections, and the permissions that they imply.
//!
//! [`View`] and [`Wire`] are cursors: copyable, cheap, and readable in a check: `wire.to().incoming()`.

use super::architecture::{Architecture, Attributes, Endpoint, Resource, ResourceId};
use super::connection::{ConnectionKind, End, Sink};
use super::grant::{Admission, Grant, Principal};
use super::kind::{Kind, MemberFrom, Metric, satellite};
use super::path::pascal;
use super::stack::{Purpose, Scope, Stack, StackId};
use super::template::{LogicalId, Node};
use super::value::{Deferred, MetricRef, Piece, Value};
use crate::source::Span;
use ecow::EcoString;
use std::collections::{HashMap, HashSet};

/// The index of a connection in [`Graph::connections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(pub u32);

/// The wired architecture.
#[derive(Debug, Default)]
pub struct Graph {
    /// What is deployed.
    pub architecture: Architecture,
    /// What the arrows mean, in the order of the paths of their ends.
    pub connections: Vec<Connection>,
    /// What roles may do, in the order of connections.
    pub grants: Vec<Grant>,
    /// Whom resources let in, in the order of connections.
    pub admissions: Vec<Admission>,
    /// By resource: the connections that start there, the connections that end there. Rights lead nowhere.
    pub around: Vec<(Vec<ConnectionId>, Vec<ConnectionId>)>,
    /// By resource: the logical ID that its identity gives.
    pub logical: Vec<LogicalId>,
    /// By resource and member: where the member is used first, in a resource, on an arrow or in an output.
    pub mentions: HashMap<(ResourceId, &'static str), Span>,
    /// The inputs that something in the stack uses.
    pub inputs: HashSet<EcoString>,
}

/// An arrow with its meaning.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Its place in the list.
    pub id: ConnectionId,
    /// What it means.
    pub kind: &'static ConnectionKind,
    /// Where it starts.
    pub from: Endpoint,
    /// Where it ends.
    pub to: Endpoint,
    /// Its options, checked against the shapes of its kind.
    pub options: Attributes,
    /// The wiring that drew it, or the declaration that implies it.
    pub cause: Span,
    /// The braces of the wiring's options, or the place for them; nowhere for what nobody drew.
    pub braces: Span,
    /// The pattern instances around it, from outside in.
    pub trail: Vec<Span>,
    /// Whether the author drew it, or a declaration implies it.
    pub drawn: bool,
    /// Codes that the author allows for it, with reasons.
    pub allows: Vec<(EcoString, EcoString)>,
}

impl Connection {
    /// Whether it is no way to another resource, but rights that no arrow says.
    pub fn is_right(&self) -> bool {
        self.from.resource == self.to.resource && self.drawn && self.to.port.name == "allow"
    }
}

/// A comparison of a metric, as an alarm takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What is measured.
    pub metric: MetricRef,
    /// `GreaterThanThreshold` and the like.
    pub operator: &'static str,
    /// In the unit of the metric.
    pub threshold: f64,
    /// How long it must hold, in seconds.
    pub lasting: i64,
    /// Where it was written.
    pub span: Span,
}

impl Graph {
    /// The stack that this is the graph of.
    pub fn stack(&self) -> Option<&Stack> {
        self.architecture.stack()
    }

    /// The view of a resource.
    pub fn view(&self, id: ResourceId) -> Option<View<'_>> {
        self.architecture.resource(id).map(|resource| View { graph: self, id, resource })
    }

    /// All resources, in the order of paths.
    pub fn views(&self) -> impl Iterator<Item = View<'_>> {
        self.architecture.ids().filter_map(|id| self.view(id))
    }

    /// All connections, in order.
    pub fn wires(&self) -> impl Iterator<Item = Wire<'_>> {
        self.connections.iter().filter_map(|connection| self.wire(connection.id))
    }

    /// The cursor of a connection.
    pub fn wire(&self, id: ConnectionId) -> Option<Wire<'_>> {
        let connection = self.connections.get(id.0 as usize)?;
        let (from, to) = (self.view(connection.from.resource)?, self.view(connection.to.resource)?);
        Some(Wire { graph: self, connection, from, to })
    }
}

/// A resource in its graph.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Its id.
    pub id: ResourceId,
    /// Itself.
    pub resource: &'a Resource,
}

impl<'a> View<'a> {
    /// Its kind.
    pub fn kind(self) -> &'static Kind {
        self.resource.kind
    }

    /// Whether it is of a kind.
    pub fn is(self, kind: &str) -> bool {
        self.resource.kind.name == kind
    }

    /// What its author wrote.
    pub fn attributes(self) -> &'a Attributes {
        &self.resource.attributes
    }

    /// Its name in the source, with the names of the patterns around it: `on_upload/inbox`.
    pub fn name(self) -> String {
        self.resource.path.to_string()
    }

    /// Where its name was declared.
    pub fn span(self) -> Span {
        self.resource.span
    }

    /// Where the value of an attribute was written, or else its name.
    pub fn attribute_span(self, name: &str) -> Span {
        self.attributes().span(name, self.span())
    }

    /// The value of an attribute that stands between the braces of its own declaration: what a fix may change. What comes from
    /// `defaults` or stands in a pattern belongs to others as well.
    pub fn own_value(self, name: &str) -> Option<Span> {
        let (braces, value) = (self.resource.braces, self.attributes().values.get(name)?.span);
        let inside = !braces.is_nowhere() && braces.start <= value.start && value.end <= braces.end;
        (inside && self.resource.trail.is_empty()).then_some(value)
    }

    /// The logical ID of its main resource.
    pub fn logical(self) -> LogicalId {
        let known = self.graph.logical.get(self.id.0 as usize);
        known.cloned().unwrap_or_else(|| LogicalId::new(self.resource.identity.pascal()))
    }

    /// The logical ID of something that belongs to it: `OrdersPolicy`.
    pub fn satellite(self, word: &str) -> LogicalId {
        satellite(&self.logical(), word)
    }

    /// The logical ID of the role that a service assumes on its behalf.
    pub fn role(self, principal: &Principal) -> LogicalId {
        self.satellite(&format!("{}Role", principal.word))
    }

    /// The logical ID of the policy of that role.
    pub fn policy(self, principal: &Principal) -> LogicalId {
        self.satellite(&format!("{}Policy", principal.word))
    }

    /// The logical ID of the policy with what that role needs before the resource is there.
    pub fn first_policy(self, principal: &Principal) -> LogicalId {
        self.satellite(&format!("{}FirstPolicy", principal.word))
    }

    /// The logical ID of its resource policy, where its kind has one: queues, topics and buckets always do.
    pub fn resource_policy(self) -> LogicalId {
        self.satellite("AccessPolicy")
    }

    /// The value of a member; a member that the kind lacks is the resource's `Ref`.
    ///
    /// What another stack makes arrives as a parameter, unless the member is put together from what is known.
    pub fn member(self, name: &'static str) -> Node {
        match self.kind().member(name).map(|member| member.from) {
            Some(MemberFrom::Made(make)) => make(&self),
            _ if !self.is_here() => Node::reference(self.handed(name)),
            Some(MemberFrom::Attribute(attribute) | MemberFrom::Replica(attribute, _)) => {
                Node::att(self.logical(), attribute)
            }
            // The members of a raw resource are the attributes of its type.
            None if self.kind().is_raw() => Node::att(self.logical(), name),
            Some(MemberFrom::Part(word)) => Node::reference(self.satellite(word)),
            Some(MemberFrom::Ref) | None => Node::reference(self.logical()),
        }
    }

    /// The parameter that hands a member over to other stacks, and the output that it comes from: `RootId`.
    pub fn handed(self, member: &str) -> LogicalId {
        self.satellite(&pascal(member))
    }

    /// The stack that is looked at.
    pub fn stack(self) -> Option<&'a Stack> {
        self.graph.stack()
    }

    /// The region of that stack, where it has one.
    pub fn region(self) -> Option<&'a str> {
        self.stack()?.region.as_deref()
    }

    /// Whether the resource is in the stack that is looked at.
    pub fn is_here(self) -> bool {
        self.graph.architecture.plan.has(self.graph.architecture.here, self.id)
    }

    /// The stacks that the resource is in.
    pub fn stacks(self) -> impl Iterator<Item = (StackId, &'a Stack)> {
        self.graph.architecture.plan.of(self.id)
    }

    /// Whether the resource exists once for several regions: a replicated table, a new zone.
    pub fn is_shared(self) -> bool {
        let once = || self.stacks().any(|(_, stack)| stack.purpose == Purpose::Global);
        self.graph.architecture.plan.is_spread() && (self.kind().scope)(self.attributes()) == Scope::Global && once()
    }

    /// Whether the stack that is looked at is in the home region of the service; where there is one region at most, it
    /// always is.
    pub fn is_home(self) -> bool {
        self.region().is_none_or(|region| self.graph.architecture.plan.home() == Some(region))
    }

    /// The connections that start here.
    pub fn outgoing(self) -> impl Iterator<Item = Wire<'a>> {
        self.around(End::From).iter().filter_map(move |id| self.graph.wire(*id))
    }

    /// The connections that end here.
    pub fn incoming(self) -> impl Iterator<Item = Wire<'a>> {
        self.around(End::To).iter().filter_map(move |id| self.graph.wire(*id))
    }

    fn around(self, end: End) -> &'a [ConnectionId] {
        let both = self.graph.around.get(self.id.0 as usize);
        match end {
            End::From => both.map_or(&[], |both| &both.0),
            End::To => both.map_or(&[], |both| &both.1),
            End::Sink => &[],
        }
    }

    /// Where a member is used first. For members that exist only with an attribute: `ping.url` without `url` would
    /// refer to nothing.
    pub fn mention(self, member: &'static str) -> Option<Span> {
        self.graph.mentions.get(&(self.id, member)).copied()
    }

    /// Another resource of the same graph, that an attribute refers to.
    pub fn refers(self, attribute: &str) -> Option<View<'a>> {
        self.graph.view(self.attributes().resource(attribute)?)
    }

    /// The companion that is reached by a name: the dead-letter queue behind `dead`.
    ///
    /// That is the resource that the companion's attribute names, or else the one that was made for it.
    pub fn companion(self, port: &str) -> Option<View<'a>> {
        let companion = self.kind().companion(port)?;
        self.refers(companion.attribute)
            .or_else(|| self.graph.view(self.graph.architecture.find(&self.resource.path.join(companion.name))?))
    }

    /// The queue for what this resource could not deliver or work on: a queue's `dead`, or where a function's
    /// `.failure` goes if that is a queue, or else the `failures` that came with it.
    pub fn sink(self) -> Option<View<'a>> {
        let named = |wire: &Wire| wire.connection.from.port.name == "failure" && wire.to.is("queue");
        match self.outgoing().find(named) {
            Some(wire) => Some(wire.to),
            None => self.companion("failures").or_else(|| self.companion("dead")),
        }
    }

    /// A value as a property.
    ///
    /// Durations become seconds and sizes become bytes: kinds whose properties count in other units say so themselves.
    pub fn node(self, value: &Value) -> Node {
        self.graph.node(value)
    }

    /// An attribute as a property, where it was written.
    pub fn property(self, name: &str) -> Option<Node> {
        self.attributes().get(name).map(|spanned| self.node(&spanned.value))
    }
}

impl Graph {
    /// A value as a property; what has none (a port, a metric) becomes null and was reported before.
    pub fn node(&self, value: &Value) -> Node {
        match value {
            Value::Poison | Value::None | Value::Port(_) | Value::Metric(_) | Value::Condition(_) => Node::Null,
            Value::Instance(_) | Value::Placed(..) | Value::Allow(_) => Node::Null,
            Value::Bool(bool) => Node::Bool(*bool),
            Value::Int(int) | Value::Duration(int) | Value::Size(int) => Node::Int(*int),
            Value::Number(number) | Value::Percent(number) => Node::Number(*number),
            Value::Text(text) => Node::Text(text.clone()),
            Value::List(list) => Node::List(list.iter().map(|spanned| self.node(&spanned.value)).collect()),
            Value::Object(fields) => {
                Node::Map(fields.iter().map(|(key, spanned)| (key.clone(), self.node(&spanned.value))).collect())
            }
            Value::Resource(id) => self.view(*id).map_or(Node::Null, |view| Node::reference(view.logical())),
            Value::Deferred(deferred) => self.deferred(deferred),
        }
    }

    /// A deferred text as an intrinsic.
    pub fn deferred(&self, deferred: &Deferred) -> Node {
        Node::joined(deferred.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Node::Text(text.clone()),
            Piece::Member(id, name) => self.view(*id).map_or(Node::Null, |view| view.member(name)),
            Piece::Input(name) => Node::reference(LogicalId::new(pascal(name))),
            Piece::Pseudo(pseudo) => Node::Pseudo(*pseudo),
        }))
    }

    /// The metric behind a reference, and what it belongs to.
    pub fn metric(&self, metric: MetricRef) -> Option<(View<'_>, &'static Metric)> {
        let view = self.view(metric.resource)?;
        Some((view, view.kind().metric(metric.name)?))
    }
}

/// A connection in its graph.
#[derive(Clone, Copy)]
pub struct Wire<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Itself.
    pub connection: &'a Connection,
    /// The resource where it starts.
    pub from: View<'a>,
    /// The resource where it ends.
    pub to: View<'a>,
}

impl<'a> Wire<'a> {
    /// Its options.
    pub fn options(self) -> &'a Attributes {
        &self.connection.options
    }

    /// Whether it is of a kind of connection.
    pub fn is(self, kind: &ConnectionKind) -> bool {
        self.connection.kind == kind
    }

    /// Whether it is no way to another resource, but rights that no arrow says: `charge -> allow(…)`.
    pub fn is_right(self) -> bool {
        self.connection.is_right()
    }

    /// A resource that it concerns; a sink may be missing.
    pub fn end(self, end: End) -> Option<View<'a>> {
        match end {
            End::From => Some(self.from),
            End::To => Some(self.to),
            End::Sink => self.sink(),
        }
    }

    /// The queue where events end that could not be delivered or worked on.
    pub fn sink(self) -> Option<View<'a>> {
        match self.connection.kind.sink {
            Sink::Nothing => None,
            Sink::Target => self.to.sink(),
            Sink::Source => self.from.sink(),
            Sink::Standard => {
                self.to.sink().filter(|queue| !queue.attributes().bool("fifo")).or_else(|| self.from.sink())
            }
        }
    }

    /// Where it was drawn.
    pub fn span(self) -> Span {
        self.connection.cause
    }

    /// The whole wiring with its options, where it draws this arrow and no other, and stands in no pattern: what can be taken
    /// away for this arrow alone.
    pub fn wiring(self) -> Option<Span> {
        let own = self.connection;
        let overlaps = |other: Wire| {
            let cause = other.connection.cause;
            other.connection.id != own.id && cause.start < own.cause.end && own.cause.start < cause.end
        };
        let near = self.from.outgoing().chain(self.to.incoming()).chain(self.from.incoming()).chain(self.to.outgoing());
        let alone = own.drawn && own.trail.is_empty() && !own.braces.is_nowhere() && !near.into_iter().any(overlaps);
        alone.then(|| own.cause.to(own.braces))
    }

    /// Where an option was written, or else the arrow.
    pub fn option_span(self, name: &str) -> Span {
        self.options().span(name, self.span())
    }

    /// The logical ID of the resource that makes the connection: `OrdersToCharge`, `UploadsCreatedToResize`.
    ///
    /// The `name` option, where an arrow has one, stands at the end, so that two arrows can join the same ports.
    pub fn logical(self) -> LogicalId {
        let port = |endpoint: &Endpoint| match &endpoint.route {
            Some(route) => pascal(&route.to_string()),
            None => pascal(endpoint.port.name),
        };
        let (from, to) = (&self.connection.from, &self.connection.to);
        let name = self.options().text("name").map(pascal).unwrap_or_default();
        LogicalId::new(format!("{}{}To{}{}{name}", self.from.logical(), port(from), self.to.logical(), port(to)))
    }

    /// The logical ID of something that belongs to the connection.
    pub fn satellite(self, word: &str) -> LogicalId {
        satellite(&self.logical(), word)
    }

    /// As it would be drawn: `orders -> charge`.
    pub fn text(self) -> String {
        let end = |view: View, endpoint: &Endpoint| match (&endpoint.route, endpoint.port.name) {
            (Some(route), _) => format!("{}[\"{route}\"]", view.name()),
            (None, "") => view.name(),
            (None, port) => format!("{}.{port}", view.name()),
        };
        if self.is_right() {
            let action = |given: &super::value::Spanned| self.graph.node(&given.value).words();
            let actions: Vec<String> = self.options().list("actions").iter().map(action).collect();
            return format!("{} -> allow({})", self.from.name(), actions.join(", "));
        }
        format!("{} -> {}", end(self.from, &self.connection.from), end(self.to, &self.connection.to))
    }
}
