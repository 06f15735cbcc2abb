//! What strangers can reach.

use super::classify::says_yes;
use super::facts::Facts;
use super::model::{Resource, Stack};
use super::replace::at;
use super::values::{is_true, references, shown};
use std::collections::BTreeSet;

/// The facts of a stack.
pub fn facts(stack: &Stack) -> Facts {
    let mut out = Facts::new();
    for (id, resource) in &stack.resources {
        for fact in of(stack, resource) {
            out.insert((id.clone(), fact), resource.source.clone());
        }
    }
    out
}

fn of(stack: &Stack, resource: &Resource) -> Vec<String> {
    let says = |name: &str, word: &str| resource.property(name).as_str() == Some(word);
    match resource.ty.as_str() {
        "AWS::ApiGatewayV2::Route" if !is_guarded(resource) => {
            vec![format!("anybody may call `{}`", shown(resource.property("RouteKey")))]
        }
        "AWS::ApiGateway::Method" if !is_guarded(resource) && !says("HttpMethod", "OPTIONS") => {
            let path = path(stack, resource.property("ResourceId"));
            vec![format!("anybody may call `{} {path}`", shown(resource.property("HttpMethod")))]
        }
        "AWS::ApiGatewayV2::Api" => origins(resource, "CorsConfiguration/AllowOrigins/*"),
        "AWS::Lambda::Url" => {
            let open = says("AuthType", "NONE").then(|| "anybody may call its URL".to_owned());
            origins(resource, "Cors/AllowOrigins/*").into_iter().chain(open).collect()
        }
        "AWS::S3::Bucket" => of_bucket(resource),
        "AWS::EC2::SecurityGroup" => {
            at(&resource.properties, "SecurityGroupIngress/*").into_iter().filter_map(ingress).collect()
        }
        "AWS::EC2::SecurityGroupIngress" => ingress(&resource.properties).into_iter().collect(),
        "AWS::RDS::DBInstance" if is_true(resource.property("PubliclyAccessible")) => {
            vec!["it has a public address".to_owned()]
        }
        "AWS::ElasticLoadBalancingV2::LoadBalancer" if !says("Scheme", "internal") => {
            vec!["the internet reaches it".to_owned()]
        }
        _ => Vec::new(),
    }
}

/// Whether a route asks who calls. An API key alone is no proof of identity, but no route for strangers either.
fn is_guarded(route: &Resource) -> bool {
    let kind = route.property("AuthorizationType").as_str().unwrap_or("NONE");
    kind != "NONE" || is_true(route.property("ApiKeyRequired"))
}

fn origins(resource: &Resource, path: &str) -> Vec<String> {
    let origin = |value| format!("pages of `{}` may call it from a browser", shown(value));
    at(&resource.properties, path).into_iter().map(origin).collect()
}

/// The four switches of S3's Block Public Access.
const SWITCHES: &[&str] = &["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

fn of_bucket(bucket: &Resource) -> Vec<String> {
    let block = bucket.property("PublicAccessBlockConfiguration");
    let off = SWITCHES.iter().filter(|switch| !block.get(**switch).is_some_and(says_yes));
    let mut out: Vec<String> = off.map(|switch| format!("it could become public: `{switch}` is off")).collect();
    out.extend(origins(bucket, "CorsConfiguration/CorsRules/*/AllowedOrigins/*"));
    out.extend((!bucket.property("WebsiteConfiguration").is_null()).then(|| "it serves a website".to_owned()));
    out
}

fn ingress(rule: &serde_json::Value) -> Option<String> {
    let part = |key: &str| rule.get(key).map(shown);
    let from = part("CidrIp").or_else(|| part("CidrIpv6"))?;
    let ports = part("FromPort").map_or_else(|| "all ports".to_owned(), |port| format!("port {port}"));
    matches!(from.as_str(), "0.0.0.0/0" | "::/0").then(|| format!("the internet reaches {ports}"))
}

/// `/users/{id}`, from the resources that a REST API has for the parts of a path.
fn path(stack: &Stack, id: &serde_json::Value) -> String {
    let mut parts = Vec::new();
    let mut id = id;
    let mut known = BTreeSet::new();
    loop {
        let mut named = BTreeSet::new();
        references(id, &mut named);
        let Some(resource) = named.first().and_then(|name| stack.resources.get(*name)) else { break };
        if resource.ty != "AWS::ApiGateway::Resource" || !known.insert(named) {
            break;
        }
        parts.push(shown(resource.property("PathPart")));
        id = resource.property("ParentId");
    }
    parts.reverse();
    format!("/{}", parts.join("/"))
}
