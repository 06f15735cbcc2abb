//! What can be lost: resources that routes need, by their ARNs, and whole regions.

use super::stack::{Resource, Stack, list, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// The resources of all stacks.
#[derive(Debug)]
pub struct Things(Vec<Thing>);

#[derive(Debug)]
struct Thing {
    logical: String,
    region: String,
    arn: String,
}

/// Something that a route cannot answer without.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The logical id of what is needed, or the ARN of what no template declares.
    pub what: String,
    /// Where it lives; nothing where the ARN does not say.
    pub region: String,
    /// It exists in another region only.
    pub missing: bool,
}

/// What is lost at a moment.
#[derive(Debug, Default)]
pub struct Lost {
    regions: BTreeSet<String>,
    resources: BTreeSet<String>,
}

/// Types without which an answer is still given, or which are looked at in another way.
const ASIDE: [&str; 4] = ["AWS::IAM::", "AWS::Logs::", "AWS::ApiGateway", "AWS::CloudFormation::"];

impl Things {
    pub fn of(stacks: &[Stack]) -> Things {
        Things(stacks.iter().flat_map(things).collect())
    }

    /// What an ARN of a policy names, which may be a pattern below the resource itself.
    pub fn need(&self, pattern: &str) -> Option<Need> {
        let mut parts = pattern.split(':').skip(2);
        let (service, region) = (parts.next()?, parts.next()?);
        if matches!(service, "logs" | "xray") {
            return None;
        }
        let named = |thing: &&Thing| is_below(pattern, &thing.arn);
        let elsewhere = |thing: &Thing| is_below(&without_region(pattern), &without_region(&thing.arn));
        Some(match self.0.iter().filter(named).max_by_key(|thing| thing.arn.len()) {
            Some(thing) => Need { what: thing.logical.clone(), region: thing.region.clone(), missing: false },
            None => Need { what: pattern.to_owned(), region: region.to_owned(), missing: self.0.iter().any(elsewhere) },
        })
    }

    /// What an integration in a region names anywhere in its settings.
    pub fn mentioned(&self, integration: &Value, region: &str) -> BTreeSet<Need> {
        let settings = texts(integration);
        let is_said = |thing: &&Thing| {
            let name = thing.arn.rsplit([':', '/']).next().unwrap_or_default();
            thing.region == region && settings.iter().any(|text| has_word(text, name))
        };
        let said = self.0.iter().filter(is_said);
        said.map(|thing| Need { what: thing.logical.clone(), region: thing.region.clone(), missing: false }).collect()
    }
}

fn things(stack: &Stack) -> Vec<Thing> {
    let is_aside = |resource: &Resource| ASIDE.iter().any(|prefix| resource.kind.starts_with(prefix));
    let resources = stack.resources(&[]).into_iter().filter(|resource| !is_aside(resource));
    resources.flat_map(|resource| replicas(stack, &resource)).collect()
}

/// A resource where its stack is, and a table or a secret wherever it has a replica.
fn replicas(stack: &Stack, resource: &Resource) -> Vec<Thing> {
    let arn = stack.arn(&resource.logical);
    let thing = |region: &str| Thing {
        logical: resource.logical.clone(),
        region: region.to_owned(),
        arn: arn.replace(&format!(":{}:", stack.region()), &format!(":{region}:")),
    };
    match resource.kind.as_str() {
        "AWS::DynamoDB::GlobalTable" => {
            list(&resource.properties["Replicas"]).iter().map(|replica| thing(&text(&replica["Region"]))).collect()
        }
        "AWS::SecretsManager::Secret" => {
            let replicas = list(&resource.properties["ReplicaRegions"]);
            let replicas = replicas.iter().map(|replica| thing(&text(&replica["Region"])));
            replicas.chain([thing(stack.region())]).collect()
        }
        _ => vec![thing(stack.region())],
    }
}

/// Whether a pattern is an ARN, or something that belongs to it.
fn is_below(pattern: &str, arn: &str) -> bool {
    pattern.strip_prefix(arn).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':', '*', '-']))
}

fn without_region(arn: &str) -> String {
    arn.split(':').enumerate().filter(|(index, _)| *index != 3).map(|(_, part)| part).collect::<Vec<&str>>().join(":")
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(map) => map.values().flat_map(texts).collect(),
        _ => vec![text(value)],
    }
}

/// Whether a name stands in a text by itself, not as a part of another name.
fn has_word(text: &str, name: &str) -> bool {
    let is_edge = |next: Option<char>| next.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')));
    text.match_indices(name)
        .any(|(at, _)| is_edge(text[..at].chars().next_back()) && is_edge(text[at + name.len()..].chars().next()))
}

impl Need {
    /// Whether some template declares it.
    pub fn is_declared(&self) -> bool {
        !self.what.starts_with("arn:")
    }
}

impl Lost {
    pub fn lose_region(&mut self, region: &str) {
        self.regions.insert(region.to_owned());
    }

    pub fn mend_region(&mut self, region: &str) {
        self.regions.remove(region);
    }

    /// Loses a resource wherever it is (`Orders`), or in one region (`us-east-1/Orders`).
    pub fn lose_resource(&mut self, what: &str) {
        self.resources.insert(what.to_owned());
    }

    pub fn mend_resource(&mut self, what: &str) {
        self.resources.remove(what);
    }

    /// Whether something cannot be reached.
    pub fn has(&self, need: &Need) -> bool {
        let here = format!("{}/{}", need.region, need.what);
        need.missing
            || self.regions.contains(&need.region)
            || self.resources.contains(&need.what)
            || self.resources.contains(&here)
    }
}
