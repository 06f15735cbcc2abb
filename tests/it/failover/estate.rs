//! What the stacks of all regions amount to for a client: records, health checks, and hosts that answer.

use super::stack::{Resource, Stack, list, number, text, truth};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// Everything that is deployed.
#[derive(Debug)]
pub struct Estate {
    pub stacks: Vec<Stack>,
    pub records: Vec<Record>,
    /// By id, as `Ref` gives it: `check-LOGICAL-REGION`.
    pub checks: BTreeMap<String, Check>,
    /// By host name, in lower case.
    pub endpoints: BTreeMap<String, Endpoint>,
}

/// A record set.
#[derive(Debug, Clone)]
pub struct Record {
    pub name: String,
    /// `A`, `AAAA`, `CNAME`
    pub kind: String,
    pub set: String,
    pub policy: Policy,
    pub check: Option<String>,
    pub answer: Answer,
}

/// How Route 53 chooses among the records of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    Simple,
    Failover {
        primary: bool,
    },
    Latency(String),
    Weighted(u64),
    Multivalue,
    /// `country US`, `continent EU`, or `country *` for everybody.
    Geolocation(String),
}

/// What a record says.
#[derive(Debug, Clone)]
pub enum Answer {
    Alias { target: String, evaluate: bool },
    Values { values: Vec<String>, ttl: Duration },
}

/// A health check.
#[derive(Debug, Clone)]
pub struct Check {
    pub sort: Sort,
    pub inverted: bool,
    pub disabled: bool,
}

/// Where a health check knows from.
#[derive(Debug, Clone)]
pub enum Sort {
    Endpoint(Probe),
    Calculated {
        children: Vec<String>,
        threshold: u64,
    },
    /// A CloudWatch alarm or a routing control.
    Told,
}

/// What a checker does.
#[derive(Debug, Clone)]
pub struct Probe {
    pub host: String,
    pub port: u64,
    pub path: String,
    /// A connection is enough.
    pub tcp: bool,
    /// HTTPS without the name of the host in the handshake.
    pub nameless: bool,
    pub search: Option<String>,
    pub interval: Duration,
    pub failures: u64,
    /// How many checkers ask.
    pub checkers: u32,
}

/// A host that answers requests.
#[derive(Debug, Clone)]
pub struct Endpoint {
    pub host: String,
    /// None for what is in every region, or not in AWS.
    pub region: Option<String>,
    /// The names under which it may be asked.
    pub names: Vec<String>,
    pub serves: Serves,
}

/// What stands behind a host.
#[derive(Debug, Clone)]
pub enum Serves {
    /// An API under the name that AWS gave it, where paths begin with a stage.
    Stages { api: String, disabled: bool },
    /// A custom domain.
    Mappings(Vec<Mapping>),
    /// A distribution, or a host that is none of ours.
    Anything,
}

/// A base path of a custom domain, and the stage behind it.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub base: String,
    pub api: String,
    pub stage: String,
}

impl Estate {
    /// The templates of regions, and of what is `global`.
    pub fn of(templates: &[(&str, Value)]) -> Estate {
        Estate::deployed(templates.iter().map(|(label, template)| Stack::of(label, template)).collect())
    }

    /// Stacks whose parameters have values.
    pub fn deployed(stacks: Vec<Stack>) -> Estate {
        let records: Vec<Record> = stacks.iter().flat_map(records).collect();
        let checks: BTreeMap<String, Check> = stacks.iter().flat_map(checks).collect();
        let mut endpoints: BTreeMap<String, Endpoint> =
            stacks.iter().flat_map(endpoints).map(|endpoint| (endpoint.host.clone(), endpoint)).collect();
        for host in strangers(&records, &checks) {
            endpoints.entry(host.clone()).or_insert(Endpoint {
                names: Vec::new(),
                host,
                region: None,
                serves: Serves::Anything,
            });
        }
        Estate { stacks, records, checks, endpoints }
    }

    /// The host under which AWS itself names the API of a region.
    pub fn api_host(&self, region: &str) -> &str {
        self.host(region, |serves| matches!(serves, Serves::Stages { .. }))
    }

    /// The host under which AWS itself names an API, by its id.
    pub fn host_of(&self, id: &str) -> &str {
        let is_its = |endpoint: &&Endpoint| matches!(&endpoint.serves, Serves::Stages { api, .. } if api == id);
        &self.endpoints.values().find(is_its).unwrap_or_else(|| panic!("no API {id}")).host
    }

    /// The host to which a record leads for the custom domain of a region.
    pub fn target(&self, region: &str) -> &str {
        self.host(region, |serves| matches!(serves, Serves::Mappings(_)))
    }

    fn host(&self, region: &str, is: impl Fn(&Serves) -> bool) -> &str {
        let mut there = self.endpoints.values().filter(|endpoint| endpoint.region.as_deref() == Some(region));
        &there.find(|endpoint| is(&endpoint.serves)).unwrap_or_else(|| panic!("no such host in {region}")).host
    }
}

impl Endpoint {
    /// Whether it takes connections on a port: hosts of API Gateway speak TLS only, and want to hear their name.
    pub fn listens(&self, port: u64, nameless: bool) -> bool {
        matches!(self.serves, Serves::Anything) || (port == 443 && !nameless)
    }
}

/// A host name as it is compared: in lower case, without the dot of the root.
pub fn normal(host: &str) -> String {
    host.trim_end_matches('.').to_lowercase()
}

/// Hosts that are named, but not by us: addresses in records, and what checks look at elsewhere.
fn strangers(records: &[Record], checks: &BTreeMap<String, Check>) -> Vec<String> {
    let is_record = |host: &String| records.iter().any(|record| record.name == *host);
    let said = records.iter().flat_map(|record| match &record.answer {
        Answer::Values { values, .. } => values.clone(),
        Answer::Alias { target, .. } => vec![target.clone()],
    });
    let probed = checks.values().filter_map(|check| match &check.sort {
        Sort::Endpoint(probe) => Some(probe.host.clone()),
        _ => None,
    });
    said.chain(probed).filter(|host| !is_record(host)).collect()
}

fn records(stack: &Stack) -> Vec<Record> {
    let single = stack.resources(&["AWS::Route53::RecordSet"]).into_iter().map(|resource| resource.properties);
    let groups = stack.resources(&["AWS::Route53::RecordSetGroup"]);
    let grouped = groups.iter().flat_map(|group| list(&group.properties["RecordSets"]));
    single.chain(grouped).map(|properties| record(&properties)).collect()
}

fn record(properties: &Value) -> Record {
    Record {
        name: normal(&text(&properties["Name"])),
        kind: text(&properties["Type"]),
        set: text(&properties["SetIdentifier"]),
        policy: policy(properties),
        check: properties["HealthCheckId"].as_str().map(str::to_owned),
        answer: answer(properties),
    }
}

fn policy(properties: &Value) -> Policy {
    let said = |name: &str| properties.get(name).map(text);
    let geo = &properties["GeoLocation"];
    if let Some(role) = said("Failover") {
        assert!(role == "PRIMARY" || role == "SECONDARY", "Route 53 knows no role {role}");
        Policy::Failover { primary: role == "PRIMARY" }
    } else if let Some(region) = said("Region") {
        Policy::Latency(region)
    } else if let Some(weight) = said("Weight") {
        Policy::Weighted(weight.parse().unwrap())
    } else if geo.is_object() {
        let place = |word: &str, name: &str| Some(format!("{word} {}", text(geo.get(name)?)));
        Policy::Geolocation(place("country", "CountryCode").or_else(|| place("continent", "ContinentCode")).unwrap())
    } else if truth(&properties["MultiValueAnswer"]) {
        Policy::Multivalue
    } else {
        assert!(said("SetIdentifier").is_none(), "Route 53 wants a policy with a set identifier: {properties}");
        Policy::Simple
    }
}

fn answer(properties: &Value) -> Answer {
    let alias = &properties["AliasTarget"];
    if alias.is_null() {
        let values = list(&properties["ResourceRecords"]).iter().map(|value| normal(&text(value))).collect();
        return Answer::Values { values, ttl: Duration::from_secs(number(&properties["TTL"]).expect("a TTL")) };
    }
    let (target, evaluate) = (normal(&text(&alias["DNSName"])), truth(&alias["EvaluateTargetHealth"]));
    assert!(!(evaluate && target.ends_with(".cloudfront.net")), "Route 53 cannot evaluate the health of CloudFront");
    Answer::Alias { target, evaluate }
}

fn checks(stack: &Stack) -> Vec<(String, Check)> {
    let resources = stack.resources(&["AWS::Route53::HealthCheck"]);
    let id = |resource: &Resource| text(&stack.value(&serde_json::json!({ "Ref": resource.logical })));
    resources.iter().map(|resource| (id(resource), check(&resource.properties["HealthCheckConfig"]))).collect()
}

fn check(config: &Value) -> Check {
    let sort = match text(&config["Type"]).as_str() {
        "CALCULATED" => Sort::Calculated {
            children: list(&config["ChildHealthChecks"]).iter().map(text).collect(),
            threshold: number(&config["HealthThreshold"]).expect("a threshold"),
        },
        "CLOUDWATCH_METRIC" | "RECOVERY_CONTROL" => Sort::Told,
        kind => Sort::Endpoint(probe(kind, config)),
    };
    Check { sort, inverted: truth(&config["Inverted"]), disabled: truth(&config["Disabled"]) }
}

/// The regions from which checkers ask, if a check does not choose.
const ALL_REGIONS: u32 = 8;

fn probe(kind: &str, config: &Value) -> Probe {
    let secure = kind.starts_with("HTTPS");
    let host = ["FullyQualifiedDomainName", "IPAddress"].iter().find_map(|name| config.get(name));
    let path = text(&config["ResourcePath"]);
    let regions = list(&config["Regions"]).len() as u32;
    Probe {
        host: normal(&text(host.expect("a host to check"))),
        port: number(&config["Port"]).unwrap_or(if secure { 443 } else { 80 }),
        path: if path.starts_with('/') { path } else { format!("/{path}") },
        tcp: kind == "TCP",
        nameless: secure && config.get("EnableSNI").is_some_and(|sni| !truth(sni)),
        search: kind.ends_with("_STR_MATCH").then(|| text(&config["SearchString"])),
        interval: Duration::from_secs(number(&config["RequestInterval"]).unwrap_or(30)),
        failures: number(&config["FailureThreshold"]).unwrap_or(3),
        checkers: if regions == 0 { ALL_REGIONS } else { regions },
    }
}

fn endpoints(stack: &Stack) -> Vec<Endpoint> {
    let apis = stack.resources(&["AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"]);
    let domains = stack.resources(&["AWS::ApiGateway::DomainName", "AWS::ApiGatewayV2::DomainName"]);
    let distributions = stack.resources(&["AWS::CloudFront::Distribution"]);
    let apis = apis.iter().map(|api| default_endpoint(stack, api));
    let domains = domains.iter().map(|domain| custom_endpoint(stack, domain));
    apis.chain(domains).chain(distributions.iter().map(|site| distribution(stack, site))).collect()
}

fn default_endpoint(stack: &Stack, api: &Resource) -> Endpoint {
    let id = text(&stack.value(&serde_json::json!({ "Ref": api.logical })));
    let host = normal(&format!("{id}.execute-api.{}.amazonaws.com", stack.region()));
    let disabled = truth(&api.properties["DisableExecuteApiEndpoint"]);
    let serves = Serves::Stages { api: id, disabled };
    Endpoint { names: vec![host.clone()], host, region: Some(stack.region().to_owned()), serves }
}

fn custom_endpoint(stack: &Stack, domain: &Resource) -> Endpoint {
    let name = text(&domain.properties["DomainName"]);
    let target = stack.value(&serde_json::json!({ "Fn::GetAtt": [domain.logical, "RegionalDomainName"] }));
    let serves = Serves::Mappings(mappings(stack, &name));
    let region = Some(stack.region().to_owned());
    Endpoint { host: normal(&text(&target)), region, names: vec![normal(&name)], serves }
}

fn mappings(stack: &Stack, domain: &str) -> Vec<Mapping> {
    let all = stack.resources(&["AWS::ApiGateway::BasePathMapping", "AWS::ApiGatewayV2::ApiMapping"]);
    let ours = all.iter().map(|mapping| &mapping.properties).filter(|mapping| text(&mapping["DomainName"]) == domain);
    let one_of = |mapping: &Value, names: [&str; 2]| names.map(|name| text(&mapping[name])).concat();
    ours.map(|mapping| Mapping {
        base: one_of(mapping, ["BasePath", "ApiMappingKey"]).trim_matches('/').replace("(none)", ""),
        api: one_of(mapping, ["RestApiId", "ApiId"]),
        stage: text(&mapping["Stage"]),
    })
    .collect()
}

fn distribution(stack: &Stack, site: &Resource) -> Endpoint {
    let host = normal(&text(&stack.value(&serde_json::json!({ "Fn::GetAtt": [site.logical, "DomainName"] }))));
    let aliases = list(&site.properties["DistributionConfig"]["Aliases"]);
    let names = aliases.iter().map(|alias| normal(&text(alias))).chain([host.clone()]).collect();
    Endpoint { host, region: None, names, serves: Serves::Anything }
}
