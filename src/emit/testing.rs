//! Graphs made by hand, for the tests of this folder and of [`crate::graph`].
//!
//! The kinds here are small and stay as they are, so that the tests do not change with the shelf.

use crate::diagnostics::Diagnostics;
use crate::model::architecture::ResourceId;
use crate::model::architecture::{Attributes, Endpoint, Resource};
use crate::model::connection::{ConnectionKind, Mode, Side, Sink, nothing_to_check};
use crate::model::deployment::Deployment;
use crate::model::grant::{Admission, Grant, Principal, RoleId};
use crate::model::graph::{Connection, ConnectionId, Graph, View, Wire};
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::path::Path;
use crate::model::stack::{Placement, Scope};
use crate::model::template::{Entry, Node, Template};
use crate::model::value::{Spanned, Value};
use crate::source::Span;

/// The compute of the tests.
pub static FUNCTION: Kind = kind("function", "AWS::Lambda::Function", 30);
/// Their queue.
pub static QUEUE: Kind = kind("queue", "AWS::SQS::Queue", 40);
/// Their store.
pub static BUCKET: Kind = kind("bucket", "AWS::S3::Bucket", 60);
/// Their store whose changes Lambda does not follow.
pub static TABLE: Kind = kind("table", "AWS::DynamoDB::Table", 65);
/// Their API.
pub static API: Kind = kind("api", "AWS::ApiGatewayV2::Api", 70);

/// An arrow that is a right only.
pub static CALLS: ConnectionKind = connection("calls", Mode::Code, nothing);
/// An arrow whose consumer is polled for.
pub static POLLS: ConnectionKind = connection("polls", Mode::Poll, mapping);
/// An arrow on which the source waits.
pub static WAITS: ConnectionKind = connection("waits", Mode::Sync, nothing);
/// An arrow on which events are pushed.
pub static PUSHES: ConnectionKind = connection("pushes", Mode::Async, nothing);

static PORTS: [Port; 5] = [
    Port::new("", ""),
    Port::new("write", ""),
    Port::new("read", ""),
    Port::new("created", ""),
    Port::new("changes", ""),
];
static MEMBERS: [Member; 1] = [Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "" }];

const fn kind(name: &'static str, ty: &'static str, rank: u8) -> Kind {
    Kind {
        name,
        summary: "",
        doc: "",
        example: "",
        ty,
        rank,
        attributes: &[],
        outputs: &PORTS,
        inputs: &PORTS,
        members: &MEMBERS,
        metrics: &[],
        companions: &[],
        scope: Scope::regional,
        check: no_check,
        lower,
    }
}

fn no_check(_: &View, _: &mut Diagnostics) {}

fn lower(view: &View, template: &mut Template) {
    let role = view.is("function").then(|| Node::att(view.role(&crate::model::grant::LAMBDA), "Arn"));
    let entry = Entry::new(view.kind().ty, view.span()).with_some("Role", role);
    template.add(view.logical(), entry);
}

const fn connection(name: &'static str, mode: Mode, lower: fn(&Wire, &mut Template)) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::of("queue"),
        to: Side::of("function"),
        mode,
        doc: "",
        options: &[],
        grants: &[],
        admits: &[],
        sink: Sink::Nothing,
        check: nothing_to_check,
        lower,
    }
}

fn nothing(_: &Wire, _: &mut Template) {}

fn mapping(wire: &Wire, template: &mut Template) {
    let entry = Entry::new("AWS::Lambda::EventSourceMapping", wire.span())
        .after(wire.to.policy(&crate::model::grant::LAMBDA))
        .with("FunctionName", Node::reference(wire.to.logical()));
    template.add(wire.logical(), entry);
}

/// A graph that grows call by call. Each resource and arrow stands at a place of its own.
#[derive(Debug, Default)]
pub struct Fixture {
    /// What there is so far.
    pub graph: Graph,
    places: u32,
}

impl Fixture {
    fn place(&mut self) -> Span {
        self.places += 10;
        Span::new(self.places, self.places + 5)
    }

    /// Adds a resource at the top of the program.
    pub fn resource(&mut self, kind: &'static Kind, name: &str) -> ResourceId {
        let span = self.place();
        let resource = Resource {
            path: Path::top(name),
            identity: Path::top(name),
            kind,
            attributes: Attributes::default(),
            doc: None,
            span,
            braces: span.after(),
            trail: Vec::new(),
            implied_by: None,
            folder: "".into(),
            placement: Placement::default(),
        };
        self.graph.around.push((Vec::new(), Vec::new()));
        self.graph.architecture.add(resource).unwrap()
    }

    /// Draws an arrow between two ports, with texts as options.
    pub fn arrow(
        &mut self,
        kind: &'static ConnectionKind,
        (from, from_port): (ResourceId, &str),
        (to, to_port): (ResourceId, &str),
        options: &[(&str, &str)],
    ) -> ConnectionId {
        let span = self.place();
        let id = ConnectionId(u32::try_from(self.graph.connections.len()).unwrap());
        let port = |name: &str| PORTS.iter().find(|port| port.name == name).unwrap();
        let end = |resource, name| Endpoint { resource, port: port(name), route: None, span };
        let option = |(name, text): &(&str, &str)| ((*name).into(), Spanned::new(Value::Text((*text).into()), span));
        self.graph.connections.push(Connection {
            id,
            kind,
            from: end(from, from_port),
            to: end(to, to_port),
            options: Attributes { table: &[], values: options.iter().map(option).collect() },
            cause: span,
            braces: span.after(),
            trail: Vec::new(),
            drawn: true,
            allows: Vec::new(),
        });
        self.graph.around[from.0 as usize].0.push(id);
        self.graph.around[to.0 as usize].1.push(id);
        id
    }

    /// Lets a role do something because of an arrow.
    pub fn grant(
        &mut self,
        id: ConnectionId,
        (resource, principal): (ResourceId, &'static Principal),
        actions: &[&'static str],
        resources: Vec<Node>,
    ) {
        let connection = &self.graph.connections[id.0 as usize];
        let role = RoleId { resource, principal };
        let grant = match resources.is_empty() {
            true => Grant::on_everything(connection, role, actions, "it takes nothing narrower"),
            false => Grant::of(connection, role, actions, resources),
        };
        self.graph.grants.push(grant);
    }

    /// Lets a service in because of an arrow.
    pub fn admit(
        &mut self,
        id: ConnectionId,
        resource: ResourceId,
        principal: &'static str,
        actions: &'static [&'static str],
        source: Node,
    ) {
        let connection = &self.graph.connections[id.0 as usize];
        self.graph.admissions.push(Admission::of(connection, resource, principal, actions, source));
    }

    /// The ARN of a resource.
    pub fn arn(&self, id: ResourceId) -> Node {
        self.graph.view(id).unwrap().member("arn")
    }

    /// The template, and what was said on the way.
    pub fn lower(self) -> (Template, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let deployment = crate::checked::gate(Deployment { graphs: vec![self.graph] }, &diagnostics).unwrap();
        let parts = super::lower(&deployment, &mut diagnostics);
        (parts.into_iter().next().unwrap().template, diagnostics)
    }
}

/// One resource of a template as YAML.
pub fn yaml(template: &Template, id: &str) -> String {
    let id = crate::model::template::LogicalId::new(id);
    let entry = template.resources.get(&id).unwrap_or_else(|| unreachable!("no resource {id}")).clone();
    let mut alone = Template::default();
    alone.add(id, entry);
    let text = super::yaml::write(&alone, &super::Writing::default());
    text.split_once("Resources:\n").unwrap().1.to_owned()
}
