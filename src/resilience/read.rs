//! Records and health checks as the program declares them, in the form that this folder works with.

use super::names::{Answer, Check, Names, Policy, Probe, Record, Role, Target, Watched};
use super::node::{self, Node};
use crate::kinds::dns::health_check::{self, Subject};
use crate::kinds::dns::record::{self, answers};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use crate::model::stack::StackId;
use crate::model::template;
use crate::model::value::{MetricRef, Value};
use ecow::EcoString;
use std::collections::BTreeMap;

/// Reads all of them.
pub fn names(deployment: &Deployment) -> Names {
    let views: BTreeMap<String, View> = super::loss::resources(deployment)
        .into_values()
        .filter_map(|id| deployment.anywhere(id))
        .map(|view| (view.name(), view))
        .collect();
    let checks =
        views.values().filter(|view| view.is("health_check")).filter_map(|view| Some((view.id, check(*view)?)));
    let records = views.values().filter(|view| view.is("record")).map(|view| read(deployment, *view));
    Names { records: records.collect(), checks: checks.collect() }
}

fn check(view: View) -> Option<Check> {
    let a = view.attributes();
    let probe = match health_check::subject(&view)? {
        Subject::Endpoint(endpoint) => Probe::Endpoint(endpoint.resource, endpoint.route.clone()?),
        Subject::Site(id) => Probe::Site(id),
        Subject::Url(url) => Probe::Url(url.host.to_ascii_lowercase().into()),
        Subject::Tcp(host, _) => Probe::Tcp(host.to_ascii_lowercase().into()),
        Subject::Checks(of, healthy) => Probe::Calculated(of, healthy),
        Subject::Alarm(id) => Probe::Alarm(watched(view, id)?),
    };
    Some(Check {
        name: view.name().into(),
        probe,
        interval: a.seconds("interval").unwrap_or(30),
        failures: a.int("failures").unwrap_or(3),
        inverted: a.bool("inverted"),
        span: view.span(),
    })
}

fn watched(check: View, alarm: ResourceId) -> Option<Watched> {
    let alarm = check.graph.view(alarm)?;
    let Value::Condition(condition) = &alarm.attributes().get("when")?.value else { return None };
    let MetricRef { resource, name } = condition.metric;
    Some(Watched {
        resource,
        counts_errors: ["error", "fail"].iter().any(|word| name.contains(word))
            && condition.operator.starts_with("Greater"),
        lasting: health_check::detection(&check).0,
        silence_is_unhealthy: check.attributes().text("missing") == Some("unhealthy"),
    })
}

fn read(deployment: &Deployment, view: View) -> Record {
    let policy = match record::policy_of(&view) {
        "failover" => Policy::Failover,
        "latency" => Policy::Latency,
        "weighted" => Policy::Weighted,
        "geolocation" => Policy::Geolocation,
        "multivalue" => Policy::Multivalue,
        _ => Policy::Simple,
    };
    let answers = answers::of(&view).into_iter().flat_map(|written| answer(deployment, view, &written)).collect();
    Record { id: view.id, name: record::name_of(&view).into(), policy, answers, span: view.span() }
}

/// What was written once can be an answer in each region.
fn answer(deployment: &Deployment, record: View, written: &answers::Answer) -> Vec<Answer> {
    let (targets, alias) = match &written.target {
        answers::Target::Resource(id, region) => (placed(deployment, *id, region.as_ref()), true),
        answers::Target::Record(id) => (vec![(Target::Record(*id), alone(deployment, record, written))], true),
        answers::Target::Values(values) => {
            let values = Target::Values(values.iter().map(text).collect());
            (vec![(values, alone(deployment, record, written))], false)
        }
    };
    let evaluates_target = written.target_health(&record);
    let one = |(target, stack): (Target, StackId)| Answer {
        role: role(deployment, &written.role, stack),
        target,
        stack,
        health: written.health,
        evaluates_target,
        ttl: (!alias).then_some(written.ttl),
        span: written.span,
    };
    targets.into_iter().map(one).collect()
}

fn placed(deployment: &Deployment, id: ResourceId, region: Option<&EcoString>) -> Vec<(Target, StackId)> {
    let Some(plan) = deployment.plan() else { return Vec::new() };
    let wanted =
        |node: &Node| region.is_none() || plan.stack(node.stack).is_some_and(|stack| stack.region.as_ref() == region);
    let kind = deployment.anywhere(id).map(|view| view.kind().name);
    let target = |node: Node| match kind {
        Some("api") => (Target::Api(id, node.stack), node.stack),
        Some("bucket") => (Target::Bucket(id, node.stack), node.stack),
        _ => (Target::Site(id), node.stack),
    };
    node::stacks(deployment, id).into_iter().filter(wanted).map(target).collect()
}

/// The stack of an answer that is no resource's: the one that has its record set, and with it its health check.
fn alone(deployment: &Deployment, record: View, written: &answers::Answer) -> StackId {
    let has = |graph: &Graph| graph.view(record.id).is_some_and(|view| written.is_here(&view));
    let found = deployment.stacks().find(|(.., graph)| has(graph)).map(|(id, ..)| id);
    found.unwrap_or_default()
}

fn text(value: &template::Node) -> EcoString {
    match value {
        template::Node::Text(text) => text.clone(),
        _ => "a value known at deployment".into(),
    }
}

fn role(deployment: &Deployment, written: &answers::Role, stack: StackId) -> Role {
    match written {
        answers::Role::Simple => Role::Only,
        answers::Role::Primary => Role::Primary,
        answers::Role::Secondary => Role::Secondary,
        answers::Role::Latency(Some(region)) => Role::Near(region.clone()),
        answers::Role::Latency(None) => {
            let region = deployment.plan().and_then(|plan| plan.stack(stack)?.region.clone());
            Role::Near(region.unwrap_or_default())
        }
        answers::Role::Weighted(weight) => Role::Share(*weight),
        answers::Role::Located(location) => Role::Place(location.text().into()),
        answers::Role::Multivalue => Role::OneOf,
    }
}
