//! What is in each stack, what exists once beside the regions, and which names lead there.

use super::arrows::Arrows;
use super::frames::Frames;
use super::names::Naming;
use super::{Calm, Fates, cast, looks, service, words};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View, Wire};
use crate::model::stack::{Plan, Purpose, Scope, Stack, StackId};
use crate::picture::{self, Edge, EdgeStyle, Group, GroupStyle, Picture, State};
use crate::resilience::Drill;
use crate::resilience::node::{self, Node};
use std::collections::BTreeSet;

/// The picture of a program's stacks.
pub fn of(deployment: &Deployment) -> Picture {
    let drill = Drill::of(deployment);
    draw(&drill, &Calm, service(deployment))
}

/// The same, with how everything fares.
pub(super) fn draw(drill: &Drill, fates: &dyn Fates, title: String) -> Picture {
    let artist = Artist { deployment: drill.deployment, fates, spoken_of: cast::spoken_of(drill.deployment) };
    let nodes = artist.nodes();
    let stacks: BTreeSet<StackId> = nodes.iter().map(|node| node.stack).collect();
    let mut frames = Frames::default();
    let mut boxes = Vec::new();
    for (id, stack) in drill.deployment.plan().into_iter().flat_map(Plan::iter) {
        if stacks.contains(&id) || stack.purpose == Purpose::Region {
            let frame = frames.groups.len();
            frames.groups.push(artist.frame(stack));
            boxes.extend(
                nodes
                    .iter()
                    .filter(|node| node.stack == id)
                    .filter_map(|node| artist.resource(*node, &mut frames, frame)),
            );
        }
    }
    let place = |resource, stack| artist.id(Node { stack, resource });
    let mut named = Naming { deployment: drill.deployment, names: &drill.names, fates, place: &place }.records(true);
    artist.wires(&mut named.arrows);
    artist.unsaid(&mut named.arrows);
    artist.copies(&mut named.arrows);
    boxes.extend(named.nodes.into_values());
    let edges = named.arrows.between(&boxes);
    Picture { title, groups: frames.groups, nodes: boxes, edges }
}

struct Artist<'a> {
    deployment: &'a Deployment,
    fates: &'a dyn Fates,
    spoken_of: BTreeSet<ResourceId>,
}

impl Artist<'_> {
    /// Everything but what only comes with something else, each in the stacks where clients meet it.
    fn nodes(&self) -> Vec<Node> {
        let shown = cast::everyone(self.deployment).into_values().filter(|view| self.is_shown(*view));
        shown.flat_map(|view| node::stacks(self.deployment, view.id)).collect()
    }

    fn is_shown(&self, view: View) -> bool {
        let is_made = (view.kind().scope)(view.attributes()) != Scope::Existing;
        is_made && (cast::is_box(view) || view.is("zone")) && cast::is_seen(view, &self.spoken_of)
    }

    fn frame(&self, stack: &Stack) -> Group {
        let region = stack.region.as_deref();
        let home = self.deployment.plan().filter(|plan| plan.is_spread()).and_then(Plan::home);
        let label = match (stack.purpose, region) {
            (Purpose::Region, None) => "any region".to_owned(),
            (Purpose::Region, Some(region)) if home == Some(region) => format!("{region} (home)"),
            (Purpose::Region, Some(region)) => region.to_owned(),
            _ => format!("{}, in {}", stack.name, region.unwrap_or(node::ONLY)),
        };
        let style = if stack.purpose == Purpose::Region { GroupStyle::Region } else { GroupStyle::Plain };
        Group { id: stack.name.to_string(), label, parent: None, style, state: self.fates.region(region) }
    }

    fn resource(&self, node: Node, frames: &mut Frames, frame: usize) -> Option<picture::Node> {
        let view = node.view(self.deployment)?;
        let (group, label) = frames.around(&view.graph.architecture, &view.resource.path, Some(frame));
        Some(picture::Node {
            id: self.id(node),
            label,
            detail: looks::detail(view),
            shape: looks::shape(view.kind().name),
            group,
            state: self.fates.resource(node),
        })
    }

    /// What exists once and has a copy in each region is met in the region.
    fn id(&self, node: Node) -> String {
        let here = node::stacks(self.deployment, node.resource);
        let stack = if here.contains(&node) { Some(node.stack) } else { here.first().map(|node| node.stack) };
        let place = stack.and_then(|stack| self.deployment.plan()?.stack(stack)).map_or("", |stack| &stack.name);
        format!("{place}:{}", self.deployment.anywhere(node.resource).map(View::name).unwrap_or_default())
    }

    fn wires(&self, arrows: &mut Arrows) {
        let wires = self.deployment.graphs.iter().flat_map(Graph::wires);
        for wire in
            wires.filter(|wire| wire.from.id != wire.to.id && self.is_shown(wire.from) && self.is_shown(wire.to))
        {
            arrows.add(self.wire(wire));
        }
    }

    fn wire(&self, wire: Wire) -> Edge {
        let stack = wire.graph.architecture.here;
        let node = |resource| Node { stack, resource };
        self.edge(node(wire.from.id), node(wire.to.id), words::on_arrow(wire), words::style(wire))
    }

    fn edge(&self, from: Node, to: Node, label: String, style: EdgeStyle) -> Edge {
        let is_lost = [from, to].iter().any(|node| self.fates.resource(*node) == State::Lost);
        let state = if is_lost { State::Lost } else { State::Normal };
        Edge { from: self.id(from), to: self.id(to), label, style, state }
    }

    fn unsaid(&self, arrows: &mut Arrows) {
        let views = self.deployment.graphs.iter().flat_map(Graph::views).filter(|view| self.is_shown(*view));
        for (stack, (from, to, label)) in views
            .flat_map(|view| cast::unsaid(view).into_iter().map(move |arrow| (view.graph.architecture.here, arrow)))
        {
            let node = |resource| Node { stack, resource };
            let edge = self.edge(node(from), node(to), label, EdgeStyle::Async);
            if !arrows.joins(&edge.from, &edge.to) {
                arrows.add(edge);
            }
        }
    }

    /// From the copy in the home region to the others.
    fn copies(&self, arrows: &mut Arrows) {
        for view in
            cast::everyone(self.deployment).into_values().filter(|view| self.is_shown(*view) && view.is_shared())
        {
            let nodes = node::stacks(self.deployment, view.id);
            let Some((home, others)) = nodes.split_first() else { continue };
            for other in others {
                arrows.add(self.edge(*home, *other, "replicates".to_owned(), EdgeStyle::Async));
            }
        }
    }
}
