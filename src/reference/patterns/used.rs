//! What a pattern makes and permits, in the program that shows it.

use super::library::Entry;
use crate::diagnostics::levels::Levels;
use crate::model::connection::ConnectionKind;
use crate::model::grant::{Admission, Grant};
use crate::model::graph::{Graph, Wire};
use crate::model::template::Node;
use crate::source::{SourceMap, Span};
use crate::world::World;
use crate::{Request, compile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A program that uses a pattern.
pub struct Used {
    /// Its main file.
    pub program: String,
    /// Logical IDs and types of what stands inside the pattern, in the order of the templates.
    pub resources: Vec<(String, String)>,
    /// What the arrows inside the pattern permit.
    pub permissions: Vec<Permission>,
}

/// Actions that somebody has on something, because of an arrow.
pub struct Permission {
    /// The role, or the resource that lets somebody in.
    pub who: String,
    /// Exact IAM actions.
    pub actions: BTreeSet<&'static str>,
    /// The ARNs, or who is let in.
    pub on: String,
    /// The arrow, and its line.
    pub because: String,
}

/// The program of a pattern, where it has one that compiles.
pub fn of(entry: &Entry, examples: &dyn World) -> Option<Used> {
    let main = format!("{}/main.sls", entry.name);
    let program = String::from_utf8(examples.read(Path::new(&main)).ok()?).ok()?;
    let request = Request { main, ..Request::default() };
    let (analysis, parts) = compile::lowered(examples, &request, &Levels::default(), &mut |_| {});
    let instances = analysis.deployment.first()?.instances.iter().filter(|one| one.pattern == entry.name);
    let spans: BTreeSet<Span> = instances.map(|one| one.span).collect();
    let is_inside = |trail: &[Span]| trail.iter().any(|span| spans.contains(span));
    let mut resources: Vec<(String, String)> = Vec::new();
    for (id, made) in parts?.iter().flat_map(|part| &part.template.resources) {
        let row = (id.to_string(), made.ty.to_string());
        if is_inside(&made.trail) && !resources.contains(&row) {
            resources.push(row);
        }
    }
    let wires = analysis.deployment.graphs.iter().flat_map(Graph::wires);
    let inside: Vec<Wire> = wires.filter(|wire| is_inside(&wire.connection.trail)).collect();
    Some(Used { program, resources, permissions: permissions(&inside, &analysis.sources) })
}

/// One for each holder, target and arrow; what several regions have in common is told once.
fn permissions(wires: &[Wire], sources: &SourceMap) -> Vec<Permission> {
    let mut found: BTreeMap<(String, String, String), BTreeSet<&'static str>> = BTreeMap::new();
    for wire in wires {
        let because = because(*wire, sources);
        let is_its = |id| id == wire.connection.id;
        for grant in wire.graph.grants.iter().filter(|grant| is_its(grant.connection())) {
            let key = (holder(grant, wire.graph), on(grant), because.clone());
            found.entry(key).or_default().extend(grant.actions());
        }
        for admission in wire.graph.admissions.iter().filter(|admission| is_its(admission.connection())) {
            let key = (host(admission, wire.graph), guest(admission), because.clone());
            found.entry(key).or_default().extend(admission.actions());
        }
    }
    let permission = |((who, on, because), actions)| Permission { who, actions, on, because };
    found.into_iter().map(permission).collect()
}

fn because(wire: Wire, sources: &SourceMap) -> String {
    let place = sources.place(wire.connection.cause);
    let ConnectionKind { name, .. } = wire.connection.kind;
    match wire.connection.drawn {
        true => format!("`{}`, {place}", wire.text()),
        false => format!("`{name}` of `{}`, {place}", wire.from.name()),
    }
}

fn holder(grant: &Grant, graph: &Graph) -> String {
    let role = grant.role();
    graph.view(role.resource).map(|view| format!("`{}`", view.role(role.principal))).unwrap_or_default()
}

fn on(grant: &Grant) -> String {
    let arns: Vec<String> = grant.resources().iter().map(|arn| format!("`{}`", arn.words())).collect();
    let narrowed = grant.conditions().iter().map(|c| format!("where `{}` {} `{}`", c.key, c.operator, c.value.words()));
    arns.into_iter().chain(narrowed).collect::<Vec<_>>().join(" ")
}

fn host(admission: &Admission, graph: &Graph) -> String {
    let name = graph.view(admission.resource()).map(|view| view.logical().to_string()).unwrap_or_default();
    format!("`{name}` lets in `{}`, which", admission.principal())
}

fn guest(admission: &Admission) -> String {
    format!("itself, from `{}`", Node::words(admission.source()))
}
