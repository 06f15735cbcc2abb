//! Who may do what: from whoever holds a role to what the role is about, and from whom a resource lets in to the resource.

use super::arrows::Arrows;
use super::frames::Frames;
use super::{cast, looks, service};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::grant::{Admission, Grant};
use crate::model::graph::{Graph, View};
use crate::model::template::{LogicalId, Node as Value};
use crate::picture::{Edge, EdgeStyle, Node, Picture, Shape, State};
use std::collections::{BTreeMap, BTreeSet};

/// The picture of a program's permissions.
pub fn of(deployment: &Deployment) -> Picture {
    let Some(architecture) = deployment.first() else { return Picture::default() };
    let everyone = cast::everyone(deployment);
    let mut ledger = Ledger::default();
    for graph in &deployment.graphs {
        let owners: Owners = everyone.values().map(|view| (view.logical(), view.id)).collect();
        graph.grants.iter().for_each(|grant| ledger.grant(grant, graph, &owners));
        graph.admissions.iter().for_each(|admission| ledger.admission(admission, graph, &owners));
    }
    let mut frames = Frames::default();
    let shown = everyone.values().filter(|view| ledger.seen.contains(&view.id));
    let nodes: Vec<Node> = shown
        .map(|view| {
            let (group, label) = frames.around(architecture, &view.resource.path, None);
            let own: Vec<&str> = ledger.own.get(&view.id).into_iter().flatten().copied().collect();
            let service = looks::service(view.kind().name);
            let detail = if own.is_empty() { service.to_owned() } else { format!("{service}, own {}", own.join(", ")) };
            let shape = looks::shape(view.kind().name);
            Node { id: view.name(), label, detail, shape, group, state: State::Normal }
        })
        .collect();
    let nodes: Vec<Node> = nodes.into_iter().chain(ledger.everything()).collect();
    let edges = ledger.arrows.between(&nodes);
    Picture { title: service(deployment), groups: frames.groups, nodes, edges }
}

/// The resources by their logical ids, to find whose ARN a statement is about.
type Owners = BTreeMap<LogicalId, ResourceId>;

/// The id of the node for whatever is not narrowed to a resource.
const EVERYTHING: &str = "*";

/// Who may do what, as far as it has been read.
#[derive(Default)]
struct Ledger {
    arrows: Arrows,
    seen: BTreeSet<ResourceId>,
    /// What resources may do on their own account: services, in order.
    own: BTreeMap<ResourceId, BTreeSet<&'static str>>,
    on_everything: bool,
}

impl Ledger {
    fn grant(&mut self, grant: &Grant, graph: &Graph, owners: &Owners) {
        let (holder, Some(wire)) = (grant.role().resource, graph.wire(grant.connection())) else { return };
        self.seen.insert(holder);
        let about_itself = wire.from.id == wire.to.id && !wire.connection.drawn;
        let leaves = !targets(grant.resources(), owners).is_empty() || grant.wildcard().is_some();
        if about_itself || wire.is_right() && !leaves {
            let services = grant.actions().iter().filter_map(|action| action.split(':').next());
            self.own.entry(holder).or_default().extend(services);
            return;
        }
        let other = if wire.to.id == holder { wire.from.id } else { wire.to.id };
        let about = targets(grant.resources(), owners).into_iter().filter(|id| *id != holder);
        let mut about: BTreeSet<ResourceId> = about.collect();
        if about.is_empty() && grant.wildcard().is_none() {
            about.insert(other);
        }
        let from = graph.view(holder).map(View::name).unwrap_or_default();
        for action in grant.actions() {
            for target in &about {
                let to = graph.view(*target).map(View::name).unwrap_or_default();
                self.arrows.add(edge(&from, &to, action, EdgeStyle::Permission));
            }
            if about.is_empty() {
                self.on_everything = true;
                self.arrows.add(edge(&from, EVERYTHING, action, EdgeStyle::Permission));
            }
        }
        self.seen.extend(about);
    }

    fn admission(&mut self, admission: &Admission, graph: &Graph, owners: &Owners) {
        let Some(wire) = graph.wire(admission.connection()) else { return };
        let known = targets(std::slice::from_ref(admission.source()), owners);
        let resource = admission.resource();
        let from = known.into_iter().find(|id| *id != resource).unwrap_or(wire.from.id);
        self.seen.extend([from, resource]);
        let name = |id| graph.view(id).map(View::name).unwrap_or_default();
        for action in admission.actions() {
            self.arrows.add(edge(&name(from), &name(resource), action, EdgeStyle::Admission));
        }
    }

    fn everything(&self) -> Option<Node> {
        self.on_everything.then(|| Node {
            id: EVERYTHING.to_owned(),
            label: "any resource".to_owned(),
            detail: "the actions accept none".to_owned(),
            shape: Shape::External,
            ..Node::default()
        })
    }
}

fn edge(from: &str, to: &str, action: &str, style: EdgeStyle) -> Edge {
    Edge { from: from.to_owned(), to: to.to_owned(), label: action.to_owned(), style, state: State::Normal }
}

/// Whose ARNs these are.
fn targets(resources: &[Value], owners: &Owners) -> BTreeSet<ResourceId> {
    let mut found = BTreeSet::new();
    for resource in resources {
        resource.references(&mut |id| found.extend(owners.get(id).copied()));
    }
    found
}
