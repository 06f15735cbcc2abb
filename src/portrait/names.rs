//! Records, with what they answer, and the hosts of others that stand behind them.

use super::Fates;
use super::arrows::Arrows;
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::View;
use crate::model::stack::StackId;
use crate::picture::{Edge, EdgeStyle, Node, Shape};
use crate::resilience::names::{Answer, Names, Policy, Probe, Record, Role, Target};
use std::collections::BTreeMap;

/// The names of a program, to be put into a picture.
pub struct Naming<'a> {
    pub deployment: &'a Deployment,
    pub names: &'a Names,
    pub fates: &'a dyn Fates,
    /// The id of the node of a resource in a stack.
    pub place: &'a dyn Fn(ResourceId, StackId) -> String,
}

/// What the names add to a picture.
#[derive(Default)]
pub struct Named {
    /// By id: records, and hosts of others.
    pub nodes: BTreeMap<String, Node>,
    /// Who answers.
    pub arrows: Arrows,
    records: BTreeMap<ResourceId, String>,
}

impl Named {
    /// The node of a record.
    pub fn record(&mut self, id: ResourceId) -> Option<&mut Node> {
        self.nodes.get_mut(self.records.get(&id)?)
    }
}

impl Naming<'_> {
    /// Every record and its answers. `asked` says that an answer names what its health check asks.
    pub fn records(&self, asked: bool) -> Named {
        let mut named = Named::default();
        for record in &self.names.records {
            let node = self.record(record);
            for answer in &record.answers {
                let to = self.target(answer, &mut named);
                let words = [Some(role(&answer.role)), self.question(answer).filter(|_| asked)];
                let words: Vec<String> = words.into_iter().flatten().filter(|word| !word.is_empty()).collect();
                named.arrows.add(Edge {
                    from: node.id.clone(),
                    to,
                    label: words.join("\n"),
                    style: EdgeStyle::Dns,
                    state: self.fates.answer(record, answer),
                });
            }
            named.records.insert(record.id, node.id.clone());
            named.nodes.insert(node.id.clone(), node);
        }
        named
    }

    fn record(&self, record: &Record) -> Node {
        let name = self.name(record.id);
        Node {
            id: format!("name:{name}"),
            label: record.name.to_string(),
            detail: [name.as_str(), policy(record.policy)].join(", ").trim_end_matches(", ").to_owned(),
            shape: Shape::Dns,
            group: None,
            state: self.fates.name(record),
        }
    }

    fn name(&self, id: ResourceId) -> String {
        self.deployment.anywhere(id).map(View::name).unwrap_or_default()
    }

    /// The id of who answers; a host of others is put into the picture.
    fn target(&self, answer: &Answer, named: &mut Named) -> String {
        match &answer.target {
            Target::Api(id, stack) | Target::Bucket(id, stack) => (self.place)(*id, *stack),
            Target::Site(id) => (self.place)(*id, answer.stack),
            Target::Record(id) => format!("name:{}", self.name(*id)),
            Target::Values(values) => {
                let asked = answer.health.and_then(|check| self.names.checks.get(&check)?.probe.host());
                let node = self.host(&values.join(", "), asked.map(|host| host.as_str()));
                let id = node.id.clone();
                named.nodes.insert(id.clone(), node);
                id
            }
        }
    }

    /// Somebody else's host, and what a check asks there.
    pub fn host(&self, label: &str, asked: Option<&str>) -> Node {
        Node {
            id: format!("host:{label}"),
            label: label.to_owned(),
            detail: asked.filter(|host| *host != label).unwrap_or("somebody else's").to_owned(),
            shape: Shape::External,
            group: None,
            state: asked.map(|host| self.fates.host(host)).unwrap_or_default(),
        }
    }

    fn question(&self, answer: &Answer) -> Option<String> {
        match &self.names.checks.get(&answer.health?)?.probe {
            Probe::Endpoint(_, route) => Some(format!("if {route}")),
            Probe::Alarm(watched) => Some(format!("if `{}` is calm", self.name(watched.resource)).replace('`', "")),
            Probe::Calculated(of, healthy) => Some(format!("if {healthy} of {}", of.len())),
            Probe::Site(_) | Probe::Url(_) | Probe::Tcp(_) => Some("if it answers".to_owned()),
        }
    }
}

fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Simple => "",
        Policy::Failover => "failover",
        Policy::Latency => "nearest",
        Policy::Weighted => "by weight",
        Policy::Geolocation => "by place",
        Policy::Multivalue => "several",
    }
}

fn role(role: &Role) -> String {
    match role {
        Role::Only | Role::OneOf => String::new(),
        Role::Primary => "primary".to_owned(),
        Role::Secondary => "secondary".to_owned(),
        Role::Near(region) => format!("near {region}"),
        Role::Share(weight) => format!("weight {weight}"),
        Role::Place(place) if place == "*" => "everybody else".to_owned(),
        Role::Place(place) => place.to_string(),
    }
}
