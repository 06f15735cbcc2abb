//! The answer as JSON, for auditors and for the judges. Its schema is `data/schemas/why.schema.json`.

use super::{Answer, Permission, Row, Who, through};
use crate::connections::allow;
use crate::model::architecture::Endpoint;
use crate::model::grant::{Admission, Condition, Grant};
use crate::model::graph::{Graph, Wire};
use crate::model::template::Node;
use serde_json::{Map, Value, json};

/// The schema.
pub const SCHEMA: &str = include_str!("../../data/schemas/why.schema.json");

/// The answer: each permission by itself, and the arrows with all that they asked for.
pub fn json(answer: &Answer) -> Value {
    json!({
        "version": 1,
        "permissions": answer.permissions().iter().map(|it| permission(answer, it)).collect::<Vec<_>>(),
        "arrows": answer.rows.iter().map(|row| arrow(answer, row)).collect::<Vec<_>>(),
    })
}

fn permission(answer: &Answer, it: &Permission) -> Value {
    let (kind, holder) = match &it.who {
        Who::Role(holder, _) => ("role", holder.name()),
        Who::Service(_, resource) => ("service", resource.name()),
    };
    json!({
        "stack": stack(it.wire.graph),
        "principal": { "kind": kind, "name": it.who.name(), "resource": holder },
        "action": it.action,
        "on": it.on.iter().map(Node::words).collect::<Vec<_>>(),
        "conditions": conditions(&it.conditions),
        "source": answer.sources.place(it.wire.connection.cause),
        "because": if it.wire.connection.drawn { it.wire.text() } else { format!("{} {}", it.wire.from.kind().name, it.wire.from.name()) },
        "through": through(it.wire)
            .map(|(path, pattern, span)| json!({ "instance": path, "pattern": pattern, "source": answer.sources.place(span) }))
            .collect::<Vec<_>>(),
    })
}

fn stack(graph: &Graph) -> Value {
    graph.stack().map_or(Value::Null, |stack| stack.name.as_str().into())
}

fn arrow(answer: &Answer, row: &Row) -> Value {
    let Row { wire, grants, admissions } = row;
    let mut arrow = json!({
        "stack": stack(wire.graph),
        "source": answer.sources.place(wire.connection.cause),
        "from": end(*wire, &wire.connection.from),
        "to": end(*wire, &wire.connection.to),
        "mode": wire.connection.kind.mode.word(),
        "drawn": wire.connection.drawn,
        "grants": grants.iter().map(|grant| grant_json(grant, wire.graph)).collect::<Vec<_>>(),
        "admissions": admissions.iter().map(|admission| admission_json(admission, wire.graph)).collect::<Vec<_>>(),
    });
    if let Some(arrow) = arrow.as_object_mut().filter(|_| wire.is_right()) {
        arrow.insert("allow".to_owned(), said(*wire));
    }
    arrow
}

/// What `allow(…)` says, as it was written: whoever proves the grants does not read them.
fn said(wire: Wire) -> Value {
    let words = |name: &str| -> Vec<String> {
        wire.options().list(name).iter().map(|given| wire.graph.node(&given.value).words()).collect()
    };
    let mut when = Map::new();
    for condition in allow::conditions(wire) {
        let keys = when.entry(condition.operator.to_string()).or_insert_with(|| json!({}));
        if let Some(keys) = keys.as_object_mut() {
            keys.insert(condition.key.to_string(), condition.value.words().into());
        }
    }
    json!({ "actions": words(allow::ACTIONS), "on": words(allow::ON), "when": when })
}

fn end(wire: Wire, endpoint: &Endpoint) -> Value {
    let port = endpoint.route.as_ref().map_or_else(|| endpoint.port.name.to_owned(), ToString::to_string);
    wire.graph.view(endpoint.resource).map_or(Value::Null, |view| {
        let (name, kind, logical) = (view.name(), view.kind().name, view.logical());
        let end = json!({ "resource": name, "kind": kind, "port": port, "logical": logical.as_str() });
        match (view.stacks().next().filter(|_| !view.is_here()), end) {
            (Some((_, stack)), Value::Object(mut end)) => {
                end.insert("stack".to_owned(), stack.name.as_str().into());
                Value::Object(end)
            }
            (_, end) => end,
        }
    })
}

fn conditions(conditions: &[Condition]) -> Vec<Value> {
    let one =
        |c: &Condition| json!({ "operator": c.operator.as_str(), "key": c.key.as_str(), "value": c.value.words() });
    conditions.iter().map(one).collect()
}

fn grant_json(grant: &Grant, graph: &Graph) -> Value {
    let role = graph.view(grant.role().resource).map(|view| view.role(grant.role().principal).to_string());
    json!({
        "role": role.unwrap_or_default(),
        "actions": grant.actions(),
        "resources": grant.resources().iter().map(Node::words).collect::<Vec<_>>(),
        "conditions": conditions(grant.conditions()),
    })
}

fn admission_json(admission: &Admission, graph: &Graph) -> Value {
    json!({
        "on": graph.view(admission.resource()).map(|view| view.logical().to_string()).unwrap_or_default(),
        "principal": admission.principal(),
        "actions": admission.actions(),
        "source": admission.source().words(),
    })
}
