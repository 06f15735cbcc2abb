//! Who may do what, and why: every permission of a deployment with the arrow that asked for it, and the other way round.
//!
//! In: a [`Deployment`] and a [`Question`]. Out: [`Permission`]s, one for each action of each grant and admission. Invariant: nothing
//! is concluded; what a template would say is told, and who asked for it.

mod json;
mod question;
mod table;

pub use json::{SCHEMA, json};
pub use question::Question;
pub use table::table;

use crate::model::deployment::Deployment;
use crate::model::grant::{Admission, Condition, Grant};
use crate::model::graph::{Graph, View, Wire};
use crate::model::template::Node;
use crate::source::{SourceMap, Span};

/// The connections that a question is about, each with the permissions that it asked for.
pub struct Answer<'a> {
    question: &'a Question,
    sources: &'a SourceMap,
    rows: Vec<Row<'a>>,
}

/// A connection and what it asked for.
struct Row<'a> {
    wire: Wire<'a>,
    grants: Vec<&'a Grant>,
    admissions: Vec<&'a Admission>,
}

/// One action that somebody may do.
pub struct Permission<'a> {
    /// The connection that asked for it.
    pub wire: Wire<'a>,
    /// Who may.
    pub who: Who<'a>,
    /// The action.
    pub action: &'static str,
    /// On what: ARNs.
    pub on: Vec<Node>,
    /// Under which conditions.
    pub conditions: Vec<Condition>,
}

/// Who may do something.
#[derive(Clone, Copy)]
pub enum Who<'a> {
    /// The role that a service assumes on behalf of a resource.
    Role(View<'a>, &'a Grant),
    /// A service that a resource lets in; `*` is everybody.
    Service(&'static str, View<'a>),
}

impl<'a> Answer<'a> {
    /// Looks for the answer.
    pub fn of(deployment: &'a Deployment, sources: &'a SourceMap, question: &'a Question) -> Answer<'a> {
        let row = |wire: Wire<'a>| {
            let (graph, is_of) = (wire.graph, |id| id == wire.connection.id);
            let grants =
                graph.grants.iter().filter(|grant| is_of(grant.connection()) && question.asks_for(grant, graph));
            let admissions = graph.admissions.iter().filter(|a| is_of(a.connection()) && question.admits(a));
            Row { wire, grants: grants.collect(), admissions: admissions.collect() }
        };
        let says_something = |row: &Row| question.is_open() || !(row.grants.is_empty() && row.admissions.is_empty());
        let rows = deployment.graphs.iter().flat_map(Graph::wires).map(row).filter(says_something).collect();
        Answer { question, sources, rows }
    }

    /// The permissions, in the order of the connections.
    pub fn permissions(&self) -> Vec<Permission<'a>> {
        let mut all = Vec::new();
        for row in &self.rows {
            row.grants.iter().for_each(|grant| all.extend(granted(row.wire, grant)));
            row.admissions.iter().for_each(|admission| all.extend(admitted(row.wire, admission)));
        }
        all.retain(|permission| self.question.names(permission.action));
        all
    }

    /// `main.sls:9  jobs -> resize`
    fn because(&self, wire: Wire) -> String {
        let place = self.sources.place(wire.connection.cause);
        match wire.connection.drawn {
            true => format!("{place}  {}", wire.text()),
            false => format!("{place}  {} {}", wire.from.kind().name, wire.from.name()),
        }
    }
}

fn granted<'a>(wire: Wire<'a>, grant: &'a Grant) -> Vec<Permission<'a>> {
    let Some(holder) = wire.graph.view(grant.role().resource) else { return Vec::new() };
    let permission = |action: &&'static str| Permission {
        wire,
        who: Who::Role(holder, grant),
        action,
        on: grant.resources().to_vec(),
        conditions: grant.conditions().to_vec(),
    };
    grant.actions().iter().map(permission).collect()
}

fn admitted<'a>(wire: Wire<'a>, admission: &'a Admission) -> Vec<Permission<'a>> {
    let Some(resource) = wire.graph.view(admission.resource()) else { return Vec::new() };
    let source =
        Condition { operator: "ArnLike".into(), key: "aws:SourceArn".into(), value: admission.source().clone() };
    let permission = |action: &&'static str| Permission {
        wire,
        who: Who::Service(admission.principal(), resource),
        action,
        on: vec![Node::reference(resource.logical())],
        conditions: vec![source.clone()],
    };
    admission.actions().iter().map(permission).collect()
}

impl Who<'_> {
    /// The logical ID of the role, or the name of the service.
    pub fn name(&self) -> String {
        match self {
            Who::Role(holder, grant) => holder.role(grant.role().principal).to_string(),
            Who::Service(service, _) => (*service).to_owned(),
        }
    }
}

/// The instances of patterns around an arrow, from outside in: path, pattern, where it was declared.
fn through<'a>(wire: Wire<'a>) -> impl Iterator<Item = (String, &'a str, Span)> {
    let instances = &wire.graph.architecture.instances;
    let found = wire.connection.trail.iter().map(|span| instances.iter().find(|instance| instance.span == *span));
    found.flatten().map(|instance| (instance.path.to_string(), instance.pattern.as_str(), instance.span))
}
