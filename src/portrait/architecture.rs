//! What is declared, once, in whatever regions it is: the picture for a design review.

use super::arrows::Arrows;
use super::frames::Frames;
use super::names::{Named, Naming};
use super::{Calm, cast, looks, service, words};
use crate::model::architecture::{Architecture, ResourceId};
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use crate::picture::{Edge, EdgeStyle, Node, Picture, Shape, State};
use crate::resilience::Drill;
use crate::resilience::names::Probe;
use std::collections::{BTreeMap, BTreeSet};

/// The picture of a program.
pub fn of(deployment: &Deployment) -> Picture {
    let Some(architecture) = deployment.first() else { return Picture::default() };
    let drill = Drill::of(deployment);
    let spoken = cast::spoken_of(deployment);
    let is_shown = |view: &View| match view.kind().name {
        "health_check" => true,
        _ => cast::is_box(*view) && cast::is_seen(*view, &spoken),
    };
    let shown = cast::everyone(deployment).into_values().filter(is_shown).map(|view| (view.id, view)).collect();
    let artist = Artist { deployment, architecture, shown, drill: &drill };
    artist.picture()
}

struct Artist<'a> {
    deployment: &'a Deployment,
    architecture: &'a Architecture,
    shown: BTreeMap<ResourceId, View<'a>>,
    drill: &'a Drill<'a>,
}

impl Artist<'_> {
    fn picture(&self) -> Picture {
        let place = |id, _| self.id(id);
        let naming = Naming { deployment: self.deployment, names: &self.drill.names, fates: &Calm, place: &place };
        let mut named = naming.records(false);
        let mut frames = Frames::default();
        let nodes: Vec<Node> = self.shown.values().map(|view| self.node(*view, &mut frames)).collect();
        for record in &self.drill.names.records {
            if let (Some(view), Some(node)) = (self.deployment.anywhere(record.id), named.record(record.id)) {
                node.group = frames.around(self.architecture, &view.resource.path, None).0;
            }
        }
        self.wires(&mut named.arrows);
        self.unsaid(&mut named.arrows);
        self.checks(&naming, &mut named);
        self.references(&mut named.arrows);
        let nodes: Vec<Node> = nodes.into_iter().chain(named.nodes.into_values()).collect();
        let edges = named.arrows.between(&nodes);
        Picture { title: service(self.deployment), groups: frames.groups, nodes, edges }
    }

    fn id(&self, id: ResourceId) -> String {
        self.architecture.resource(id).map(|resource| resource.path.to_string()).unwrap_or_default()
    }

    fn node(&self, view: View, frames: &mut Frames) -> Node {
        let (group, label) = frames.around(self.architecture, &view.resource.path, None);
        let hidden = view.kind().companions.iter().filter_map(|companion| {
            let other = view.companion(companion.port).filter(|other| !self.shown.contains_key(&other.id))?;
            (other.resource.implied_by == Some(view.id)).then(|| format!("+ {}", companion.port))
        });
        let keys = cast::references(view.attributes()).into_iter().filter_map(|(_, id)| self.shown.get(&id));
        let keys = keys.filter(|other| other.is("key")).map(|key| format!("+ {}", key.name()));
        let detail = std::iter::once(looks::detail(view)).chain(hidden).chain(keys).collect::<Vec<_>>().join(" ");
        let shape = looks::shape(view.kind().name);
        Node { id: view.name(), label, detail, shape, group, state: State::Normal }
    }

    fn edge(&self, from: ResourceId, to: ResourceId, label: impl Into<String>, style: EdgeStyle) -> Edge {
        Edge { from: self.id(from), to: self.id(to), label: label.into(), style, state: State::Normal }
    }

    fn wires(&self, arrows: &mut Arrows) {
        for wire in self.deployment.graphs.iter().flat_map(Graph::wires) {
            if wire.from.id != wire.to.id || wire.connection.drawn && !wire.is_right() {
                arrows.add(self.edge(wire.from.id, wire.to.id, words::on_arrow(wire), words::style(wire)));
            }
        }
    }

    fn unsaid(&self, arrows: &mut Arrows) {
        for (from, to, label) in self.shown.values().flat_map(|view| cast::unsaid(*view)) {
            if !arrows.joins(&self.id(from), &self.id(to)) {
                arrows.add(self.edge(from, to, label, EdgeStyle::Async));
            }
        }
    }

    /// From a health check to what it asks.
    fn checks(&self, naming: &Naming, named: &mut Named) {
        for (id, check) in &self.drill.names.checks {
            let ask = |to: ResourceId, label: String| self.edge(*id, to, label, EdgeStyle::Sync);
            match &check.probe {
                Probe::Endpoint(api, route) => named.arrows.add(ask(*api, route.to_string())),
                Probe::Site(site) => named.arrows.add(ask(*site, String::new())),
                Probe::Calculated(of, _) => of.iter().for_each(|other| named.arrows.add(ask(*other, String::new()))),
                Probe::Alarm(watched) => {
                    let alarm = self.shown.get(id).and_then(|view| view.refers("alarm"));
                    let watched = alarm.map_or(watched.resource, |alarm| alarm.id);
                    named.arrows.add(self.edge(watched, *id, "", EdgeStyle::Async));
                }
                Probe::Url(host) | Probe::Tcp(host) => {
                    let is_it =
                        |node: &&Node| [&node.label, &node.detail].into_iter().any(|words| words == host.as_str());
                    let known = named.nodes.values().find(|node| node.shape == Shape::External && is_it(node));
                    let node = known.cloned().unwrap_or_else(|| naming.host(host, None));
                    named.arrows.add(Edge { to: node.id.clone(), ..ask(*id, String::new()) });
                    named.nodes.insert(node.id.clone(), node);
                }
            }
        }
    }

    /// From a resource to what its attributes name, where no other arrow says so. A key encrypts too much for arrows: it is
    /// named in each box.
    fn references(&self, arrows: &mut Arrows) {
        for view in self.shown.values().filter(|view| !["alarm", "health_check"].contains(&view.kind().name)) {
            let own: BTreeSet<&str> = view.kind().companions.iter().map(|companion| companion.attribute).collect();
            for (attribute, id) in cast::references(view.attributes()) {
                let is_shown = self.shown.get(&id).is_some_and(|other| !other.is("key"));
                let is_new = !own.contains(attribute.as_str()) && id != view.id && is_shown;
                if is_new && !arrows.joins(&view.name(), &self.id(id)) {
                    arrows.add(self.edge(view.id, id, attribute, EdgeStyle::Permission));
                }
            }
        }
    }
}
