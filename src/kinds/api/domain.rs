//! The names under which an API answers: custom domains, what a health check asks, and when the default address closes.
//!
//! Sources: API Gateway Developer Guide, "Custom domain names for regional APIs" and "Disable the default endpoint";
//! CloudFormation, `AWS::ApiGateway::DomainName`, `AWS::ApiGatewayV2::DomainName`.

use super::{is_rest, stage};
use crate::kinds::common;
use crate::kinds::dns::{certificate, health_check, name};
use crate::model::architecture::{Attributes, Route};
use crate::model::graph::View;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Entry, LogicalId, Node, Template};
use ecow::EcoString;

/// `domain: { name: "api.example.com", zone: root }`
pub static TABLE: &[Attribute] = &[
    Attribute::new("name", name::NAME, Fallback::Required, "The name that clients know: `api.example.com`."),
    Attribute::new("zone", Shape::Kind("zone"), Fallback::Required, "The zone that the name lies in."),
    Attribute::new(
        "base_path",
        Shape::Text(
            Text::that(300, is_base_path, "letters, digits and `$-_.+!*'()/`, without a `/` at either end").now(),
        ),
        Fallback::Derived("none: the API has the whole name"),
        "The first part of the path, where several APIs share a name: `v1`.",
    ),
    Attribute::new(
        "certificate",
        Shape::Kind("certificate"),
        Fallback::Derived("one of its own in each region"),
        "A certificate that covers the name.",
    ),
    Attribute::new(
        "security_policy",
        Shape::OneOf(&["TLS_1_2", "TLS_1_0"]),
        Fallback::Word("TLS_1_2"),
        "The oldest TLS that clients may speak. `TLS_1_0` is for REST APIs alone.",
    ),
    Attribute::new(
        "mutual_tls",
        Shape::Object(MUTUAL_TLS),
        Fallback::Absent,
        "Clients have to show a certificate as well. The default address is closed then, and no health check gets in.",
    ),
    Attribute::new(
        "regional_hosts",
        Shape::Bool,
        Fallback::Bool(false),
        "Gives each region a name of its own as well, `us-east-1.api.example.com`, for health checks to ask. The default \
         address is closed then.",
    ),
];

static MUTUAL_TLS: &[Attribute] = &[
    Attribute::new(
        "truststore",
        Shape::Text(Text::that(1024, |text| text.starts_with("s3://"), "an object like `s3://bucket/truststore.pem`")),
        Fallback::Required,
        "The certificates that clients' certificates must lead to.",
    ),
    Attribute::new("version", Shape::Text(Text::up_to(1024)), Fallback::Absent, "The version of that object."),
];

fn is_base_path(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "$-_.+!*'()/".contains(c);
    text.chars().all(plain) && !text.starts_with('/') && !text.ends_with('/') && !text.contains("//")
}

/// What an API says about its domain.
pub fn of(api: &View) -> Option<Attributes> {
    api.attributes().object("domain")
}

/// The name that clients know.
pub fn host(api: &View) -> Option<EcoString> {
    of(api)?.text("name").map(EcoString::from)
}

/// The zone that the name lies in.
pub fn zone<'a>(api: &View<'a>) -> Option<View<'a>> {
    api.graph.view(of(api)?.resource("zone")?)
}

/// The first part of the path under the domain; empty where the API has the whole name.
pub fn base_path(api: &View) -> EcoString {
    of(api).and_then(|domain| domain.text("base_path").map(EcoString::from)).unwrap_or_default()
}

/// Whether each region has a host of its own for health checks.
pub fn has_regional_hosts(api: &View) -> bool {
    of(api).is_some_and(|domain| domain.bool("regional_hosts"))
}

/// Whether clients must show a certificate.
pub fn is_mutual(api: &View) -> bool {
    of(api).is_some_and(|domain| domain.get("mutual_tls").is_some())
}

/// The APIs of a stack that share a domain with this one, itself among them, in the order of paths.
fn sharing<'a>(api: &View<'a>) -> Vec<View<'a>> {
    let own = host(api);
    api.graph.views().filter(|other| other.is("api") && own.is_some() && host(other) == own).collect()
}

/// The API that makes the domain: the first of those that share it.
fn owner<'a>(api: &View<'a>) -> View<'a> {
    sharing(api).into_iter().next().unwrap_or(*api)
}

/// The logical ID of the domain name.
pub fn logical(api: &View) -> LogicalId {
    owner(api).satellite("Domain")
}

/// The logical ID of what joins the API to its domain.
pub fn mapping(api: &View) -> LogicalId {
    api.satellite("Mapping")
}

/// What an alias record points to: the name and the zone of the domain's regional address.
pub fn alias(api: &View) -> (Node, Node) {
    let id = logical(api);
    (Node::att(id.clone(), "RegionalDomainName"), Node::att(id, "RegionalHostedZoneId"))
}

/// The host that a health check asks, which is this region's own, whatever the shared name says.
pub fn probed_host(api: &View) -> Node {
    match (has_regional_hosts(api), host(api)) {
        (true, Some(name)) => regional(&name),
        _ => super::host(api),
    }
}

/// The path of a route at that host.
pub fn probed_path(api: &View, route: &Route) -> EcoString {
    match has_regional_hosts(api) {
        true if base_path(api).is_empty() => route.path.clone(),
        true => format!("/{}{}", base_path(api), route.path).into(),
        false if is_rest(api) => format!("/{}{}", stage(api), route.path).into(),
        false => route.path.clone(),
    }
}

/// `us-east-1.api.example.com`
fn regional(name: &str) -> Node {
    Node::sub("${AWS::Region}.").then(name)
}

/// The address that clients call.
pub fn url(api: &View) -> Option<Node> {
    let base = base_path(api);
    let path = if base.is_empty() { String::new() } else { format!("/{base}") };
    host(api).map(|name| Node::text(format!("https://{name}{path}")))
}

/// Whether the default address is closed: clients have the domain, and nothing else needs it.
pub fn is_default_closed(api: &View) -> bool {
    let asked = || health_check::of_api(api).next().is_some() && !has_regional_hosts(api);
    of(api).is_some() && !asked() && api.mention("host").is_none()
}

/// Adds the certificate, the domain and the mapping; what several APIs share is added with the first of them.
pub fn lower(api: &View, template: &mut Template) {
    let Some(domain) = of(api) else { return };
    if owner(api).id == api.id {
        shared(api, &domain, template);
    }
    template.add(mapping(api), joined(api, logical(api)));
    if has_regional_hosts(api) {
        template.add(api.satellite("RegionalMapping"), joined(api, owner(api).satellite("RegionalDomain")));
    }
}

fn shared(api: &View, domain: &Attributes, template: &mut Template) {
    let (Some(name), Some(zone)) = (host(api), zone(api)) else { return };
    let hosts = has_regional_hosts(api);
    let arn = match domain.resource("certificate").and_then(|id| api.graph.view(id)) {
        Some(given) => given.member("arn"),
        None => {
            let mut names = vec![Node::Text(name.clone())];
            names.extend(hosts.then(|| regional(&name)));
            let entry = Entry::new("", api.attribute_span("domain"));
            let id = api.satellite("Certificate");
            template.add(id.clone(), certificate::entry(entry, &names, &zone).with("Tags", common::tags(api)));
            Node::reference(id)
        }
    };
    template.add(logical(api), named(api, domain, Node::Text(name.clone()), arn.clone()));
    if hosts {
        let id = api.satellite("RegionalDomain");
        template.add(id.clone(), named(api, domain, regional(&name), arn));
        template.add(api.satellite("RegionalRecord"), regional_record(api, id, regional(&name), &zone));
    }
}

/// Whether the older form of domains serves: it takes REST APIs alone.
fn is_first_generation(api: &View) -> bool {
    sharing(api).iter().all(is_rest)
}

/// A domain name with its certificate.
fn named(api: &View, domain: &Attributes, name: Node, arn: Node) -> Entry {
    let policy = domain.text("security_policy").map(Node::text).unwrap_or(Node::Null);
    let mutual = mutual(api, domain);
    let entry = |ty: &'static str| Entry::new(ty, api.attribute_span("domain")).with("DomainName", name.clone());
    if is_first_generation(api) {
        return entry("AWS::ApiGateway::DomainName")
            .with("RegionalCertificateArn", arn)
            .with("EndpointConfiguration", Node::map([("Types", Node::texts(["REGIONAL"]))]))
            .with("SecurityPolicy", policy)
            .with_some("MutualTlsAuthentication", mutual)
            .with("Tags", common::tags(api));
    }
    let configuration =
        Node::map([("CertificateArn", arn), ("EndpointType", Node::text("REGIONAL")), ("SecurityPolicy", policy)]);
    entry("AWS::ApiGatewayV2::DomainName")
        .with("DomainNameConfigurations", Node::list([configuration]))
        .with_some("MutualTlsAuthentication", mutual)
        .with("Tags", super::http::tag_map(api))
}

fn mutual(api: &View, domain: &Attributes) -> Option<Node> {
    let mutual = domain.object("mutual_tls")?;
    let part = |name: &str| mutual.get(name).map_or(Node::Null, |given| api.node(&given.value));
    Some(Node::map([("TruststoreUri", part("truststore")), ("TruststoreVersion", part("version"))]))
}

/// What joins an API to a domain name.
fn joined(api: &View, domain: LogicalId) -> Entry {
    let base = base_path(api);
    let base = (!base.is_empty()).then_some(Node::Text(base));
    let stage = Node::reference(api.satellite("Stage"));
    let api_id = Node::reference(api.logical());
    let at = api.attribute_span("domain");
    if is_first_generation(api) {
        return Entry::new("AWS::ApiGateway::BasePathMapping", at)
            .with("DomainName", Node::reference(domain))
            .with_some("BasePath", base)
            .with("RestApiId", api_id)
            .with("Stage", stage);
    }
    Entry::new("AWS::ApiGatewayV2::ApiMapping", at)
        .with("DomainName", Node::reference(domain))
        .with_some("ApiMappingKey", base)
        .with("ApiId", api_id)
        .with("Stage", stage)
}

/// The record of a region's own host: it never fails over.
fn regional_record(api: &View, domain: LogicalId, name: Node, zone: &View) -> Entry {
    let target = Node::map([
        ("DNSName", Node::att(domain.clone(), "RegionalDomainName")),
        ("HostedZoneId", Node::att(domain, "RegionalHostedZoneId")),
        ("EvaluateTargetHealth", Node::Bool(false)),
    ]);
    Entry::new("AWS::Route53::RecordSet", api.attribute_span("domain"))
        .with("HostedZoneId", zone.member("id"))
        .with("Name", name)
        .with("Type", Node::text("A"))
        .with("AliasTarget", target)
}
