//! The stacks of a program, and which resource is in which of them.

use crate::model::architecture::{Architecture, Resource, ResourceId};
use crate::model::region::EDGE;
use crate::model::stack::{Plan, Purpose, Scope, Stack, StackId};
use crate::model::value::{Fields, Value};
use ecow::EcoString;
use std::collections::BTreeSet;

/// Finds them. A service that names no region is one template; one that names several has a stack for each, and where
/// something exists once, one beside them.
pub fn plan(architecture: &Architecture) -> Plan {
    let regions = distinct(&architecture.service.regions);
    if regions.is_empty() {
        return Plan::default();
    }
    let scopes: Vec<Scope> = architecture.resources().iter().map(scope).collect();
    let mut plan = Plan { stacks: stacks(architecture, &regions, &scopes), presence: Vec::new() };
    let simple = plan.stacks.len() == 1;
    if simple && architecture.resources().iter().all(|resource| resource.placement.within.is_none()) {
        return plan;
    }
    plan.presence = presence(architecture, &plan, &scopes);
    plan
}

fn distinct(regions: &[EcoString]) -> Vec<EcoString> {
    let mut known: Vec<EcoString> = Vec::new();
    for region in regions {
        if !known.contains(region) {
            known.push(region.clone());
        }
    }
    known
}

fn scope(resource: &Resource) -> Scope {
    (resource.kind.scope)(&resource.attributes)
}

fn stacks(architecture: &Architecture, regions: &[EcoString], scopes: &[Scope]) -> Vec<Stack> {
    let stack = |name: &str, region: &str, purpose| Stack { name: name.into(), region: Some(region.into()), purpose };
    let home = regions.first().map(EcoString::as_str).unwrap_or_default();
    let (spread, edge) = (regions.len() > 1, scopes.contains(&Scope::Edge));
    let once = scopes.contains(&Scope::Global) || edge && home == EDGE || static_targets(architecture, scopes);
    let mut stacks = Vec::new();
    if spread && once {
        stacks.push(stack("global", home, Purpose::Global));
    }
    stacks.extend(regions.iter().map(|region| stack(region, region, Purpose::Region)));
    if edge && home != EDGE {
        stacks.push(stack("edge", EDGE, Purpose::Edge));
    }
    stacks
}

/// Whether some record answers with what lives nowhere here: an address, another name.
fn static_targets(architecture: &Architecture, scopes: &[Scope]) -> bool {
    let records = architecture.resources().iter().zip(scopes).filter(|(_, scope)| **scope == Scope::Targets);
    records
        .flat_map(|(record, _)| targets(&record.attributes.values))
        .any(|target| !target.lives_somewhere(architecture))
}

fn presence(architecture: &Architecture, plan: &Plan, scopes: &[Scope]) -> Vec<Vec<StackId>> {
    let mut sets: Vec<BTreeSet<StackId>> = vec![BTreeSet::new(); architecture.len()];
    let all = || architecture.everything().zip(scopes);
    for ((id, resource), scope) in all() {
        let own: Vec<StackId> = match scope {
            Scope::Regional => regional(resource, plan),
            Scope::Global => vec![once(plan, Purpose::Global)],
            Scope::Edge => vec![edge(plan)],
            Scope::Existing => plan.iter().map(|(id, _)| id).collect(),
            Scope::Targets | Scope::Referred => Vec::new(),
        };
        put(&mut sets, id, own);
    }
    for ((id, resource), _) in all().filter(|(_, scope)| **scope == Scope::Targets) {
        for target in targets(&resource.attributes.values) {
            let stacks = target.stacks(architecture, plan, &sets);
            // What decides about an answer is where the answer is.
            target.neighbours(|other| {
                if scopes.get(other.0 as usize) == Some(&Scope::Referred) {
                    put(&mut sets, other, stacks.clone());
                }
            });
            put(&mut sets, id, stacks);
        }
    }
    referred(architecture, scopes, &mut sets);
    for ((id, _), _) in all() {
        if sets.get(id.0 as usize).is_some_and(BTreeSet::is_empty) {
            put(&mut sets, id, plan.regions().map(|(id, _)| id).collect());
        }
    }
    sets.into_iter().map(|set| set.into_iter().collect()).collect()
}

fn put(sets: &mut [BTreeSet<StackId>], id: ResourceId, stacks: Vec<StackId>) {
    if let Some(set) = sets.get_mut(id.0 as usize) {
        set.extend(stacks);
    }
}

fn regional(resource: &Resource, plan: &Plan) -> Vec<StackId> {
    let wanted = |region: &str| match &resource.placement.within {
        Some(within) => within.iter().any(|(name, _)| name == region),
        None => true,
    };
    let regions = plan.regions().filter(|(_, stack)| stack.region.as_deref().is_none_or(wanted));
    regions.map(|(id, _)| id).collect()
}

/// The stack of what exists once; in a service of one region that region's.
fn once(plan: &Plan, purpose: Purpose) -> StackId {
    plan.iter().find(|(_, stack)| stack.purpose == purpose).map(|(id, _)| id).unwrap_or_else(|| home(plan))
}

fn home(plan: &Plan) -> StackId {
    plan.regions().map(|(id, _)| id).next().unwrap_or_default()
}

fn edge(plan: &Plan) -> StackId {
    let own = plan.iter().find(|(_, stack)| stack.purpose == Purpose::Edge).map(|(id, _)| id);
    own.unwrap_or_else(|| once(plan, Purpose::Global))
}

/// What others refer to follows them, in as many steps as it takes.
fn referred(architecture: &Architecture, scopes: &[Scope], sets: &mut [BTreeSet<StackId>]) {
    let follows = |id: ResourceId| scopes.get(id.0 as usize) == Some(&Scope::Referred);
    let mut edges: Vec<(ResourceId, ResourceId)> = Vec::new();
    for (id, resource) in architecture.everything().filter(|(_, resource)| scope(resource) != Scope::Targets) {
        resources(&resource.attributes.values, &mut |other| {
            if follows(other) {
                edges.push((id, other));
            }
        });
    }
    let size = |sets: &[BTreeSet<StackId>]| sets.iter().map(BTreeSet::len).sum::<usize>();
    loop {
        let before = size(sets);
        for (from, to) in &edges {
            let stacks = sets.get(from.0 as usize).cloned().unwrap_or_default();
            put(sets, *to, stacks.into_iter().collect());
        }
        if size(sets) == before {
            return;
        }
    }
}

/// Every resource that attributes refer to by themselves.
fn resources(fields: &Fields, visit: &mut impl FnMut(ResourceId)) {
    fields.values().for_each(|given| resources_in(&given.value, visit));
}

fn resources_in(value: &Value, visit: &mut impl FnMut(ResourceId)) {
    match value {
        Value::Resource(id) | Value::Placed(id, _) => visit(*id),
        Value::List(list) => list.iter().for_each(|inner| resources_in(&inner.value, visit)),
        Value::Object(fields) => resources(fields, visit),
        _ => {}
    }
}

/// Records that answer with each other end here; in a circle there are more, and that is reported.
const RECORDS_IN_A_ROW: usize = 100;

/// The target that a record answers with first.
fn first(fields: &Fields) -> Option<Target<'_>> {
    let order = ["primary", "secondary", "answers", "target"].into_iter();
    order.filter_map(|name| fields.get_key_value(name)).find_map(|(name, given)| match &given.value {
        value if name == "target" => Some(Target(value, fields)),
        Value::Object(inner) => first(inner),
        Value::List(list) => list.iter().find_map(|entry| match &entry.value {
            Value::Object(inner) => first(inner),
            _ => None,
        }),
        _ => None,
    })
}

/// A target of a record, and the entries that it stands among.
struct Target<'a>(&'a Value, &'a Fields);

/// Everything that is written under the name `target`.
fn targets(fields: &Fields) -> impl Iterator<Item = Target<'_>> {
    let mut found = Vec::new();
    collect(fields, &mut found);
    found.into_iter()
}

fn collect<'a>(fields: &'a Fields, found: &mut Vec<Target<'a>>) {
    for (name, given) in fields {
        match (&given.value, name.as_str()) {
            (value, "target") => found.push(Target(value, fields)),
            (Value::Object(inner), _) => collect(inner, found),
            (Value::List(list), _) => list.iter().for_each(|entry| {
                if let Value::Object(inner) = &entry.value {
                    collect(inner, found);
                }
            }),
            _ => {}
        }
    }
}

impl Target<'_> {
    /// The resources that stand beside it by themselves: its health check.
    fn neighbours(&self, mut visit: impl FnMut(ResourceId)) {
        let beside = self.1.iter().filter(|(name, _)| *name != "target");
        beside.for_each(|(_, given)| {
            if let Value::Resource(id) = &given.value {
                visit(*id);
            }
        });
    }

    /// The resource that answers, where it is one with a place of its own: not another record.
    fn resource(&self, architecture: &Architecture) -> Option<ResourceId> {
        let (Value::Resource(id) | Value::Placed(id, _)) = self.0 else { return None };
        architecture.resource(*id).filter(|resource| scope(resource) != Scope::Targets).map(|_| *id)
    }

    fn lives_somewhere(&self, architecture: &Architecture) -> bool {
        self.followed(architecture).resource(architecture).is_some()
    }

    /// What a record in the end answers with first; the target itself where it is no record. Route 53 makes an alias to a
    /// record only where there is such a record already, so an alias is made beside the first of its target's.
    fn followed<'b>(&'b self, architecture: &'b Architecture) -> Target<'b> {
        let mut followed = Target(self.0, self.1);
        for _ in 0..RECORDS_IN_A_ROW {
            let (Value::Resource(id) | Value::Placed(id, _)) = followed.0 else { break };
            let record = architecture.resource(*id).filter(|resource| scope(resource) == Scope::Targets);
            let Some(next) = record.and_then(|record| first(&record.attributes.values)) else { break };
            followed = next;
        }
        followed
    }

    fn stacks(&self, architecture: &Architecture, plan: &Plan, sets: &[BTreeSet<StackId>]) -> Vec<StackId> {
        let followed = self.followed(architecture);
        let is_record = self.resource(architecture).is_none();
        match (followed.0, followed.resource(architecture)) {
            (Value::Placed(_, region), Some(_)) => plan.region(region).into_iter().collect(),
            (_, Some(id)) => {
                let most = if is_record { 1 } else { usize::MAX };
                sets.get(id.0 as usize).into_iter().flatten().take(most).copied().collect()
            }
            _ => vec![once(plan, Purpose::Global)],
        }
    }
}
