//! The answers of a record, as they were written.

use super::{policy_of, type_of};
use crate::kinds::api::domain;
use crate::model::architecture::{Attributes, ResourceId};
use crate::model::graph::View;
use crate::model::path::pascal;
use crate::model::stack::{Purpose, Stack, StackId};
use crate::model::template::Node;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use ecow::EcoString;

/// Seconds for which an alias may be remembered, whatever it points to (Route 53 Developer Guide, "Choosing between alias
/// and non-alias records"; API Gateway and CloudFront both give 60).
pub const ALIAS_TTL: i64 = 60;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// When it is given.
    pub role: Role,
    /// What it is.
    pub target: Target,
    /// The health check that decides about it.
    pub health: Option<ResourceId>,
    /// Seconds for which it may be remembered.
    pub ttl: i64,
    /// The set identifier that its author chose.
    pub id: Option<EcoString>,
    /// What was written; the table is that of an answer.
    pub attributes: Attributes,
    /// Where its target was written.
    pub span: Span,
}

/// When an answer is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// Always.
    Simple,
    /// While it is well.
    Primary,
    /// While the primary is not.
    Secondary,
    /// To those who are nearest to this region; none where the target's own region is meant.
    Latency(Option<EcoString>),
    /// To so many parts of all who ask.
    Weighted(i64),
    /// To those who ask from a place.
    Located(Location),
    /// Beside others.
    Multivalue,
}

/// A place that people ask from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Location {
    /// The code of a continent.
    pub continent: Option<EcoString>,
    /// The code of a country; `*` for every place that no other answer has.
    pub country: Option<EcoString>,
    /// The code of a part of it.
    pub subdivision: Option<EcoString>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A resource, in one region where one is named.
    Resource(ResourceId, Option<EcoString>),
    /// Another record of the program.
    Record(ResourceId),
    /// Values as they stand.
    Values(Vec<Node>),
}

impl Target {
    /// The resource behind it.
    pub fn resource(&self) -> Option<ResourceId> {
        match self {
            Target::Resource(id, _) | Target::Record(id) => Some(*id),
            Target::Values(_) => None,
        }
    }
}

/// The answers of a record, in the order in which they were written.
pub fn of(record: &View) -> Vec<Answer> {
    let a = record.attributes();
    let policy = policy_of(record);
    let mut all = Vec::new();
    for (name, role) in [("primary", Role::Primary), ("secondary", Role::Secondary)] {
        if let (Some(attributes), Some(given)) = (a.object(name), a.get(name)) {
            all.extend(answer(record, role, attributes, given.span));
        }
    }
    for (attributes, span) in a.objects("answers") {
        let role = role(policy, &attributes);
        all.extend(answer(record, role, attributes, span));
    }
    if let Some(target) = a.get("target") {
        let own = ["target", "health", "ttl", "target_health"];
        let values = a.values.iter().filter(|(name, _)| own.contains(&name.as_str()));
        let values: Fields = values.map(|(name, given)| (name.clone(), given.clone())).collect();
        let attributes = Attributes { table: super::ANSWER, values };
        all.extend(answer(record, role(policy, &attributes), attributes, target.span));
    }
    all
}

fn role(policy: &str, attributes: &Attributes) -> Role {
    match policy {
        "latency" => Role::Latency(attributes.text("region").map(EcoString::from)),
        "weighted" => Role::Weighted(attributes.int("weight").unwrap_or(0)),
        "geolocation" => Role::Located(location(attributes)),
        "multivalue" => Role::Multivalue,
        _ => Role::Simple,
    }
}

fn location(attributes: &Attributes) -> Location {
    if attributes.text("location") == Some("*") {
        return Location { country: Some("*".into()), ..Location::default() };
    }
    let place = attributes.object("location").unwrap_or_default();
    let part = |name: &str| place.text(name).map(EcoString::from);
    Location { continent: part("continent"), country: part("country"), subdivision: part("subdivision") }
}

fn answer(record: &View, role: Role, attributes: Attributes, otherwise: Span) -> Option<Answer> {
    let given = attributes.get("target")?;
    let target = target(record, given)?;
    let span = if given.span.is_nowhere() { otherwise } else { given.span };
    let own = attributes.get("ttl").and_then(|_| attributes.seconds("ttl"));
    let values = own.or_else(|| record.attributes().seconds("ttl")).unwrap_or(ALIAS_TTL);
    let ttl = if matches!(target, Target::Values(_)) { values } else { ALIAS_TTL };
    Some(Answer {
        role,
        target,
        health: attributes.resource("health"),
        ttl,
        id: attributes.text("id").map(EcoString::from),
        attributes,
        span,
    })
}

fn target(record: &View, given: &Spanned) -> Option<Target> {
    let of = |id: ResourceId, region: Option<EcoString>| match record.graph.view(id) {
        Some(view) if view.is(super::RECORD.name) => Some(Target::Record(id)),
        Some(_) => Some(Target::Resource(id, region)),
        None => None,
    };
    match &given.value {
        Value::Resource(id) => of(*id, None),
        Value::Placed(id, region) => of(*id, Some(region.clone())),
        Value::List(list) => Some(Target::Values(list.iter().map(|each| record.node(&each.value)).collect())),
        Value::Text(_) | Value::Deferred(_) => Some(Target::Values(vec![record.node(&given.value)])),
        _ => None,
    }
}

impl Answer {
    /// Whether it is given by the stack that the record is looked at in.
    pub fn is_here(&self, record: &View) -> bool {
        let of_region = |region: &Option<EcoString>| region.is_none() || region.as_deref() == record.region();
        match &self.target {
            Target::Resource(id, region) => {
                record.graph.view(*id).is_some_and(|target| target.is_here()) && of_region(region)
            }
            Target::Record(id) => match first_stack(record, *id) {
                Some(stack) => stack == record.graph.architecture.here,
                None => is_the_single_stack(record),
            },
            Target::Values(_) => is_the_single_stack(record),
        }
    }

    /// Whether it is given once, whatever the number of regions.
    pub fn is_single(&self, record: &View) -> bool {
        match &self.target {
            Target::Resource(_, Some(_)) | Target::Record(_) | Target::Values(_) => true,
            Target::Resource(id, None) => record.graph.view(*id).is_none_or(|target| target.stacks().count() == 1),
        }
    }

    /// The regions that it is given in; empty for what is in none.
    pub fn regions(&self, record: &View) -> Vec<EcoString> {
        match &self.target {
            Target::Resource(_, Some(region)) => vec![region.clone()],
            Target::Resource(id, None) => {
                let stacks = record.graph.view(*id).into_iter().flat_map(|target| target.stacks());
                stacks
                    .filter(|(_, stack)| stack.purpose == Purpose::Region)
                    .filter_map(|(_, s)| s.region.clone())
                    .collect()
            }
            Target::Record(_) | Target::Values(_) => Vec::new(),
        }
    }

    /// The kind of the resource that answers; empty for values.
    pub fn kind(&self, record: &View) -> &'static str {
        self.target.resource().and_then(|id| record.graph.view(id)).map_or("", |target| target.kind().name)
    }

    /// The set identifier: the author's, the role's, or the place's. `region` is that of the stack.
    pub fn set_identifier(&self, record: &View, region: Option<&str>) -> EcoString {
        if let Some(id) = &self.id {
            return id.clone();
        }
        let target = self.target.resource().and_then(|id| record.graph.view(id)).map(|target| target.name());
        let region = match &self.role {
            Role::Latency(Some(own)) => Some(own.as_str()),
            _ if self.is_single(record) => self.place(),
            _ => region,
        };
        match (&self.role, region, target) {
            (Role::Primary, ..) => "Primary".into(),
            (Role::Secondary, ..) => "Secondary".into(),
            (Role::Latency(_), Some(region), _) => region.into(),
            (Role::Located(location), ..) => location.text().into(),
            (_, Some(region), Some(target)) => format!("{target}-{region}").into(),
            (_, Some(region), None) => region.into(),
            (_, None, Some(target)) => target.into(),
            (_, None, None) => "values".into(),
        }
    }

    fn place(&self) -> Option<&str> {
        match &self.target {
            Target::Resource(_, region) => region.as_deref(),
            _ => None,
        }
    }

    /// What stands behind the record's logical ID for this answer; nothing where there is only one in a stack.
    pub fn word(&self, record: &View) -> String {
        match &self.role {
            Role::Simple | Role::Latency(None) => String::new(),
            Role::Primary => "Primary".to_owned(),
            Role::Secondary => "Secondary".to_owned(),
            _ if self.id.is_none() && !self.is_single(record) => String::new(),
            _ => pascal(&self.set_identifier(record, None)),
        }
    }

    /// Whether Route 53 looks at the target's own health.
    pub fn target_health(&self, record: &View) -> bool {
        let said = self.attributes.get("target_health").is_some();
        if said { self.attributes.bool("target_health") } else { matches!(self.kind(record), "api" | "record") }
    }
}

impl Location {
    /// `EU`, `US-CA`, `*`.
    pub fn text(&self) -> String {
        let parts = [&self.continent, &self.country, &self.subdivision];
        parts.into_iter().flatten().map(EcoString::as_str).collect::<Vec<_>>().join("-")
    }
}

/// Where the first answer of a record is; none where that is the stack for what lives nowhere else, or nothing at all.
/// Route 53 makes an alias to a record only where there is such a record already, so an alias is made beside it.
fn first_stack(record: &View, id: ResourceId) -> Option<StackId> {
    let mut next = id;
    let mut seen = Vec::new();
    loop {
        if seen.contains(&next) {
            return None;
        }
        seen.push(next);
        match of(&record.graph.view(next)?).first()?.target.clone() {
            Target::Record(id) => next = id,
            Target::Values(_) => return None,
            Target::Resource(id, region) => {
                let target = record.graph.view(id)?;
                let is_it = |stack: &Stack| region.is_none() || stack.region == region;
                let regional = |stack: &Stack| region.is_none() || stack.purpose == Purpose::Region;
                return target.stacks().find(|(_, stack)| is_it(stack) && regional(stack)).map(|(id, _)| id);
            }
        }
    }
}

/// Whether a stack is the one for what lives nowhere else: the one beside the regions, or the only one.
fn is_the_single_stack(record: &View) -> bool {
    let plan = &record.graph.architecture.plan;
    match record.stack().map(|stack| stack.purpose) {
        Some(Purpose::Global) => true,
        Some(Purpose::Region) => !plan.is_spread(),
        Some(Purpose::Edge) | None => false,
    }
}

/// Whether a name is answered with IPv6 as well: where everything behind it is a site, which has both.
pub fn has_twins(record: &View) -> bool {
    let all = of(record);
    type_of(record) == "A" && !all.is_empty() && all.iter().all(|answer| answer.kind(record) == "site")
}

/// The name and zone of the address that an alias to an API points to, and what has to be there first.
pub fn api_alias(api: &View) -> (Node, Node, crate::model::template::LogicalId) {
    let (name, zone) = domain::alias(api);
    (name, zone, domain::mapping(api))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resilience::testing::right;

    const NEAR: &str = "service shop { regions: [\"us-east-1\", \"us-west-2\"] }\n\
                        zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }\n\
                        function ping { inline: \"exports.handler = async () => {}\", runtime: \"nodejs22.x\" }\n\
                        api web { auth: \"none\", domain: { name: \"api.example.com\", zone: root } }\n\
                        web[\"GET /ping\"] -> ping\n\
                        health_check up { endpoint: web[\"GET /ping\"] }\n";

    /// The set identifiers of a record's answers in each stack, as the stack of that region sees them.
    fn identifiers(record: &str) -> Vec<Vec<String>> {
        let analysis = right(&format!("{NEAR}{record}"));
        let of_stack = |graph: &crate::model::graph::Graph| {
            let record = graph.views().chain(all(graph)).find(|view| view.is("record"));
            let record = record.unwrap();
            let here = of(&record).into_iter().filter(|answer| answer.is_here(&record));
            here.map(|answer| answer.set_identifier(&record, record.region()).to_string()).collect()
        };
        analysis.deployment.graphs.iter().map(of_stack).collect()
    }

    fn all(graph: &crate::model::graph::Graph) -> impl Iterator<Item = View<'_>> {
        graph.architecture.everything().filter_map(|(id, _)| graph.view(id))
    }

    fn record(policy: &str, rest: &str) -> String {
        format!("record answer {{ zone: root, name: \"api.example.com\", policy: \"{policy}\", {rest} }}\n")
    }

    #[test]
    fn an_answer_is_known_by_its_role_its_region_or_its_place() {
        let failover = "primary: { target: web in \"us-east-1\", health: up }, \
                        secondary: { target: web in \"us-west-2\", health: up }";
        assert_eq!(identifiers(&record("failover", failover)), [["Primary"], ["Secondary"]]);
        assert_eq!(identifiers(&record("latency", "target: web, health: up")), [["us-east-1"], ["us-west-2"]]);
        let weighted = "answers: [{ target: web in \"us-east-1\", weight: 1, health: up }, \
                        { target: web in \"us-west-2\", weight: 1, health: up, id: \"mine\" }]";
        assert_eq!(identifiers(&record("weighted", weighted)), [["web-us-east-1"], ["mine"]]);
        let located = "answers: [{ target: web in \"us-east-1\", health: up, location: { country: \"US\", subdivision: \"CA\" } }, \
                       { target: web in \"us-west-2\", location: \"*\" }]";
        assert_eq!(identifiers(&record("geolocation", located)), [["US-CA"], ["*"]]);
    }

    #[test]
    fn an_alias_to_a_record_is_made_beside_the_first_answer_of_that_record() {
        let near = "record answer { zone: root, name: \"api.example.com\", target: near }\n\
                    record near { zone: root, name: \"near.example.com\", policy: \"latency\", target: web, health: up }\n";
        let analysis = right(&format!("{NEAR}{near}"));
        let places = analysis.deployment.graphs.iter().map(|graph| {
            let record = all(graph).find(|view| view.name() == "answer").unwrap();
            of(&record).iter().any(|answer| answer.is_here(&record))
        });
        assert_eq!(places.collect::<Vec<_>>(), [true, false]);
    }
}
