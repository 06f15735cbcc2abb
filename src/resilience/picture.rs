//! A loss as a picture: what is gone, what suffers, and where the answers of names move to.

use super::judge::Verdict;
use super::loss::{Loss, Scenario};
use super::names::{Answer, Target};
use super::node::{self, Node};
use super::resolve::Resolver;
use super::{Drill, Outcome, loss};
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::stack::StackId;
use crate::picture::{self, EdgeStyle, Group, GroupStyle, Picture, Shape, State};

/// The picture of a loss.
pub fn of(drill: &Drill, outcome: &Outcome) -> Picture {
    let artist = Artist { drill, outcome, now: Resolver { drill, scenario: &outcome.scenario } };
    let mut picture = Picture {
        title: format!("Without {}", plain(&outcome.scenario.words(drill.deployment))),
        ..Picture::default()
    };
    picture.groups = artist.regions();
    picture.nodes = artist.resources();
    picture.edges = artist.arrows();
    artist.names(&mut picture);
    picture
}

struct Artist<'a> {
    drill: &'a Drill<'a>,
    outcome: &'a Outcome,
    now: Resolver<'a>,
}

impl Artist<'_> {
    /// A frame for each region of a service that names some.
    fn regions(&self) -> Vec<Group> {
        let lost = |region: &str| {
            self.outcome.scenario.losses.iter().any(|loss| matches!(loss, Loss::Region(Some(lost)) if lost == region))
        };
        let group = |region: &ecow::EcoString| Group {
            id: region.to_string(),
            label: region.to_string(),
            parent: None,
            style: GroupStyle::Region,
            state: if lost(region) { State::Lost } else { State::Normal },
        };
        loss::regions(self.drill.deployment).iter().map(group).collect()
    }

    /// Everything but what only comes with something else, and the names, which stand outside.
    fn resources(&self) -> Vec<picture::Node> {
        let nodes =
            loss::resources(self.drill.deployment).into_values().flat_map(|id| node::stacks(self.drill.deployment, id));
        nodes.filter_map(|node| self.resource(node)).collect()
    }

    fn resource(&self, node: Node) -> Option<picture::Node> {
        let view = node.view(self.drill.deployment).filter(|view| is_drawn(*view))?;
        let region = self.drill.deployment.plan()?.stack(node.stack)?.region.as_ref();
        let regions = loss::regions(self.drill.deployment);
        Some(picture::Node {
            id: id(self.drill, node.stack, view),
            label: view.name(),
            detail: view.kind().name.to_owned(),
            shape: shape(view.kind().name),
            group: region.and_then(|region| regions.iter().position(|known| known == region)),
            state: self.state(node),
        })
    }

    fn state(&self, node: Node) -> State {
        if self.now.takes(node) {
            return State::Lost;
        }
        let needs = self.drill.work(node);
        let broken = needs.is_some_and(|needs| needs.required(|need| self.now.takes(need)).is_some());
        if broken { State::Degraded } else { State::Normal }
    }

    fn arrows(&self) -> Vec<picture::Edge> {
        let wires = self.drill.deployment.graphs.iter().flat_map(|graph| graph.wires());
        wires
            .filter(|wire| wire.from.id != wire.to.id && is_drawn(wire.from) && is_drawn(wire.to))
            .map(|wire| self.arrow(wire))
            .collect()
    }

    fn arrow(&self, wire: Wire) -> picture::Edge {
        let stack = wire.graph.architecture.here;
        let node = |view: View| Node { stack, resource: view.id };
        let broken = self.now.takes(node(wire.from)) || self.now.takes(node(wire.to));
        picture::Edge {
            from: id(self.drill, stack, wire.from),
            to: id(self.drill, stack, wire.to),
            label: label(wire),
            style: style(wire),
            state: if broken { State::Lost } else { State::Normal },
        }
    }

    /// Records outside of all regions, with what they answered before and what they answer now.
    fn names(&self, picture: &mut Picture) {
        let calm = Scenario::calm();
        let before = Resolver { drill: self.drill, scenario: &calm };
        for record in &self.drill.names.records {
            let name = self.drill.deployment.anywhere(record.id).map(View::name).unwrap_or_default();
            let found = self.outcome.findings.iter().filter(|finding| finding.entry.through == Some(record.id));
            let worst = found.map(|finding| finding.verdict).max();
            picture.nodes.push(picture::Node {
                id: format!("name:{name}"),
                label: record.name.to_string(),
                detail: name.clone(),
                shape: Shape::Dns,
                group: None,
                state: match worst {
                    Some(Verdict::Lost) => State::Lost,
                    Some(Verdict::Degraded) => State::Degraded,
                    _ => State::Normal,
                },
            });
            let is_given = |resolver: Resolver<'_>, answer: &Answer| {
                resolver.given(record).iter().any(|given| given.chain.first().is_some_and(|first| *first == answer))
            };
            for answer in &record.answers {
                let state = match (is_given(before, answer), is_given(self.now, answer)) {
                    (true, false) => State::Lost,
                    (false, true) => State::Changed,
                    _ => State::Normal,
                };
                let to = self.target(answer, picture);
                picture.edges.push(picture::Edge {
                    from: format!("name:{name}"),
                    to,
                    label: String::new(),
                    style: EdgeStyle::Dns,
                    state,
                });
            }
        }
    }

    fn target(&self, answer: &Answer, picture: &mut Picture) -> String {
        let placed = |node: Node| {
            node.view(self.drill.deployment).map(|view| id(self.drill, node.stack, view)).unwrap_or_default()
        };
        match &answer.target {
            Target::Api(resource, stack) | Target::Bucket(resource, stack) => {
                placed(Node { stack: *stack, resource: *resource })
            }
            Target::Site(resource) => {
                node::stacks(self.drill.deployment, *resource).first().map(|node| placed(*node)).unwrap_or_default()
            }
            Target::Record(id) => {
                let name = self.drill.deployment.anywhere(*id).map(View::name).unwrap_or_default();
                format!("name:{name}")
            }
            Target::Values(values) => {
                let label = values.join(", ");
                let id = format!("host:{label}");
                let check = answer.health.and_then(|check| self.drill.names.checks.get(&check)?.probe.host());
                let lost = check.is_some_and(|host| self.outcome.scenario.takes_host(host));
                if picture.nodes.iter().all(|node| node.id != id) {
                    picture.nodes.push(picture::Node {
                        id: id.clone(),
                        label,
                        detail: check.map(ToString::to_string).unwrap_or_default(),
                        shape: Shape::External,
                        group: None,
                        state: if lost { State::Lost } else { State::Normal },
                    });
                }
                id
            }
        }
    }
}

fn is_drawn(view: View) -> bool {
    view.resource.implied_by.is_none() && !["record", "zone", "certificate", "health_check"].contains(&view.kind().name)
}

/// What exists once and has a copy in each region is met in the region.
fn id(drill: &Drill, stack: StackId, view: View) -> String {
    let here = node::stacks(drill.deployment, view.id);
    let stack = match here.iter().any(|node| node.stack == stack) {
        true => Some(stack),
        false => here.first().map(|node| node.stack),
    };
    let place = stack.and_then(|stack| drill.deployment.plan()?.stack(stack)).map_or("", |stack| stack.name.as_str());
    format!("{place}:{}", view.name())
}

fn label(wire: Wire) -> String {
    match &wire.connection.from.route {
        Some(route) => route.to_string(),
        None => wire.connection.to.port.name.to_owned(),
    }
}

fn style(wire: Wire) -> EdgeStyle {
    match wire.connection.kind.mode {
        Mode::Sync => EdgeStyle::Sync,
        Mode::Async | Mode::Poll | Mode::Managed => EdgeStyle::Async,
        Mode::Code => EdgeStyle::Permission,
    }
}

fn shape(kind: &str) -> Shape {
    match kind {
        "function" => Shape::Compute,
        "queue" | "stream" | "delivery" => Shape::Queue,
        "topic" => Shape::Topic,
        "bus" => Shape::Bus,
        "table" => Shape::Table,
        "bucket" => Shape::Bucket,
        "api" => Shape::Api,
        "schedule" => Shape::Schedule,
        "site" => Shape::Site,
        "secret" => Shape::Secret,
        "key" => Shape::Key,
        "parameter" => Shape::Parameter,
        "alarm" => Shape::Alarm,
        _ => Shape::Other,
    }
}

/// Without the marks of names.
fn plain(text: &str) -> String {
    text.replace('`', "")
}
