//! Aurora: a cluster, and the machines in it.

use super::{insights, kept, shared};
use crate::kinds::common;
use crate::model::architecture::Attributes;
use crate::model::connection::Side;
use crate::model::graph::View;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::Value;

/// How many machines stand beside the first.
pub fn readers(view: &View) -> i64 {
    view.attributes().int("readers").unwrap_or(1)
}

/// An end of `capacity`, in capacity units.
pub fn units(capacity: &Attributes, name: &str) -> Option<f64> {
    match capacity.get(name)?.value {
        Value::Int(whole) => Some(whole as f64),
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The machines, the first one first.
pub fn machines<'a>(view: &View<'a>) -> impl Iterator<Item = LogicalId> + use<'a> {
    let view = *view;
    (0..=readers(&view)).map(move |number| view.satellite(&format!("Machine{}", number + 1)))
}

/// Adds both.
pub fn lower(view: &View, template: &mut Template) {
    let capacity = view.attributes().object("capacity");
    let scaling = capacity.as_ref().map(|capacity| {
        let end = |name| capacity.get(name).map_or(Node::Null, |given| view.node(&given.value));
        Node::map([("MinCapacity", end("min")), ("MaxCapacity", end("max"))])
    });
    let entry = shared(view, kept(view, common::entry(view)), "DatabaseName", "VpcSecurityGroupIds")
        .with_some("ServerlessV2ScalingConfiguration", scaling)
        .with_some("EnableHttpEndpoint", is_asked_over_https(view).then_some(Node::Bool(true)))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    for machine in machines(view) {
        template.add(machine, machine_entry(view));
    }
}

/// Whether some arrow needs the Data API.
fn is_asked_over_https(view: &View) -> bool {
    view.incoming().any(|wire| wire.connection.kind.to == Side::port("database", "query"))
}

fn machine_entry(view: &View) -> Entry {
    let a = view.attributes();
    let class = a.text("class").unwrap_or("db.serverless");
    let entry = Entry::new("AWS::RDS::DBInstance", view.span())
        .with("DBClusterIdentifier", Node::reference(view.logical()))
        .with_some("Engine", a.text("engine").map(Node::text))
        .with("DBInstanceClass", Node::text(class))
        .with("PubliclyAccessible", Node::Bool(false))
        .with("AutoMinorVersionUpgrade", Node::Bool(a.bool("minor_upgrades")));
    insights(view, entry).with("Tags", common::tags(view))
}
