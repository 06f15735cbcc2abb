//! Grants and admissions, from the rules of the connections.

use crate::connections::allow;
use crate::kinds::common::key_of;
use crate::model::connection::{AdmitRule, Crypto, End, GrantRule, On};
use crate::model::grant::{Admission, Condition, Grant, RoleId};
use crate::model::graph::{Graph, View, Wire};
use crate::model::template::Node;
use crate::model::value::Value;

/// Works out what every connection asks for.
pub fn derive(graph: &mut Graph) {
    let mut grants = Vec::new();
    let mut admissions = Vec::new();
    for wire in graph.wires() {
        grants.extend(allow::grant(wire));
        for rule in wire.connection.kind.grants.iter().filter(|rule| (rule.when)(&wire)) {
            grants.extend(grant(wire, rule));
            grants.extend(key_grant(wire, rule));
        }
        let admits = wire.connection.kind.admits.iter().filter(|rule| (rule.when)(&wire));
        admissions.extend(admits.flat_map(|rule| admissions_of(wire, rule)));
    }
    graph.grants = grants;
    graph.admissions = admissions;
}

fn role(wire: Wire, rule: &GrantRule) -> Option<RoleId> {
    wire.end(rule.holder).map(|holder| RoleId { resource: holder.id, principal: rule.principal })
}

fn grant(wire: Wire, rule: &GrantRule) -> Option<Grant> {
    let (role, connection) = (role(wire, rule)?, wire.connection);
    let on = |resources| Grant::of(connection, role, rule.actions, resources);
    Some(match rule.on {
        On::Member(end, member) => on(vec![wire.end(end)?.member(member)]),
        On::Suffix(end, suffix) => on(vec![wire.end(end)?.member("arn").then(suffix)]),
        On::Objects(end) => {
            let arn = wire.end(end)?.member("arn");
            on(prefixes(wire)
                .into_iter()
                .map(|prefix| Node::joined([arn.clone(), Node::text("/"), prefix, Node::text("*")]))
                .collect())
        }
        On::Listing(end) => {
            let listing = on(vec![wire.end(end)?.member("arn")]);
            let prefixes = prefixes(wire);
            if prefixes.contains(&Node::text("")) {
                listing
            } else {
                let value = Node::list(prefixes.into_iter().map(|prefix| prefix.then("*")));
                listing.when(Condition { operator: "StringLike".into(), key: "s3:prefix".into(), value })
            }
        }
        On::Made(make) => on(make(&wire)),
        On::Everything(why) => Grant::on_everything(connection, role, rule.actions, why),
        On::ServiceAlone(why) => Grant::on_everything(connection, role, rule.actions, why).for_service_alone(),
    })
}

/// The `prefix` option: one, several, or the empty one for all.
fn prefixes(wire: Wire) -> Vec<Node> {
    match wire.options().get("prefix").map(|given| &given.value) {
        Some(Value::List(list)) => list.iter().map(|element| wire.graph.node(&element.value)).collect(),
        Some(value) => vec![wire.graph.node(value)],
        None => vec![Node::text("")],
    }
}

/// What the customer key of a resource must let the holder do, so that the granted actions work.
///
/// AWS Key Management Service Developer Guide, "Using kms:ViaService": the key is used only through the service.
fn key_grant(wire: Wire, rule: &GrantRule) -> Option<Grant> {
    let key = key_of(&concerned(wire, rule.on)?)?;
    let actions: &[&'static str] = match rule.crypto {
        Crypto::No => return None,
        Crypto::Read => &["kms:Decrypt"],
        Crypto::Append => &["kms:GenerateDataKey"],
        Crypto::Write => &["kms:Decrypt", "kms:GenerateDataKey"],
        Crypto::Table => &[
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey",
            "kms:ReEncryptFrom",
            "kms:ReEncryptTo",
        ],
    };
    let service = rule.actions.first()?.split(':').next()?;
    let via = Node::joined([
        Node::text(service),
        Node::text("."),
        Node::Pseudo(crate::model::value::Pseudo::Region),
        Node::text(".amazonaws.com"),
    ]);
    let grant = Grant::of(wire.connection, role(wire, rule)?, actions, vec![key.member("arn")]);
    Some(
        grant
            .when(Condition { operator: "StringEquals".into(), key: "kms:ViaService".into(), value: via })
            .for_key(rule.crypto),
    )
}

fn concerned(wire: Wire, on: On) -> Option<View> {
    match on {
        On::Member(end, _) | On::Suffix(end, _) | On::Objects(end) | On::Listing(end) => wire.end(end),
        On::Made(_) => wire.end(End::To),
        On::Everything(_) | On::ServiceAlone(_) => None,
    }
}

fn admissions_of(wire: Wire, rule: &AdmitRule) -> Vec<Admission> {
    let Some(resource) = wire.end(rule.on).map(|view| view.id) else { return Vec::new() };
    let sources = match (rule.source)(&wire) {
        Node::List(sources) => sources,
        source => vec![source],
    };
    let admission = |source| Admission::of(wire.connection, resource, rule.principal, rule.actions, source);
    sources.into_iter().map(admission).collect()
}
