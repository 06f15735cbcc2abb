//! `health_check`: what Route 53 asks all the time, to know whether an answer is still good.
//!
//! Sources: Route 53 Developer Guide, "How Amazon Route 53 determines whether a health check is healthy" and "Values that
//! you specify when you create or update health checks"; CloudFormation, `AWS::Route53::HealthCheck`.

use super::address::Url;
use super::record::answers;
use crate::diagnostics::{Diagnostics, dns as say};
use crate::kinds::api::domain;
use crate::kinds::common;
use crate::model::architecture::{Architecture, Endpoint, ResourceId};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit};
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use crate::model::value::Value;

/// The row of `health_check`.
pub static HEALTH_CHECK: Kind = Kind {
    name: "health_check",
    summary: "Asks again and again whether something still works (Amazon Route 53).",
    doc: "Exactly one of `endpoint`, `url`, `tcp`, `alarm` and `of` says what is asked. An `endpoint` is a route of an API: \
          in each region the check asks that region's own API, never the shared name, which would follow a failover and \
          then find everything in order. Checkers all over the world ask without credentials, and an answer from 200 to 399 \
          within six seconds is a good one; when more than 18 % of them have had none `failures` times in a row, the answer \
          is taken out of the DNS.\n\n\
          A check is made in each stack whose records use it.",
    example: "zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }\n\n\
              health_check host { url: \"https://www.example.org/index.html\", interval: 10s }\n\n\
              record www { zone: root, name: \"www.example.com\", target: \"192.0.2.10\", health: host }\n",
    ty: "AWS::Route53::HealthCheck",
    rank: 70,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[Member { name: "id", from: MemberFrom::Ref, doc: "The check's id." }],
    metrics: &[Metric {
        name: "healthy",
        namespace: "AWS/Route53",
        metric: "HealthCheckStatus",
        statistic: "Minimum",
        unit: MetricUnit::Count,
        dimensions: |view| vec![("HealthCheckId", view.member("id"))],
        doc: "1 while it is well, 0 while it is not. Route 53 tells it in us-east-1 alone.",
    }],
    companions: &[],
    scope: |_| Scope::Referred,
    check,
    lower,
};

/// The regions that checkers ask from (CloudFormation, `HealthCheckConfig.Regions`).
pub static CHECKERS: &[&str] = &[
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "eu-west-1",
    "sa-east-1",
    "us-east-1",
    "us-west-1",
    "us-west-2",
];

/// Seconds between two questions of one checker; nothing between the two.
const INTERVALS: [i64; 2] = [10, 30];
/// Seconds in which a checker has to have its answer: four to connect, two for the status; ten for a bare connection.
pub const LIMIT: i64 = 6;
/// The same for a check that only connects.
pub const TCP_LIMIT: i64 = 10;
/// Health checks that a calculated one may be made of.
const MOST_CHILDREN: usize = 255;

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "endpoint",
        ENDPOINT,
        Fallback::Absent,
        "A route of an API, asked in each region by itself, or a site, asked at CloudFront's own name for it.",
    ),
    Attribute::new(
        "url",
        Shape::Text(
            Text::that(500, |text| Url::parse(text).is_ok(), "an address like `https://www.example.com/health`").now(),
        ),
        Fallback::Absent,
        "An address anywhere.",
    ),
    Attribute::new(
        "tcp",
        Shape::Text(
            Text::that(300, |text| Url::parse_tcp(text).is_some(), "a host and a port, like `www.example.com:443`")
                .now(),
        ),
        Fallback::Absent,
        "A host and a port that must take a connection.",
    ),
    Attribute::new(
        "alarm",
        Shape::Kind("alarm"),
        Fallback::Absent,
        "An alarm: the check is unhealthy while it is raised. For what the internet cannot ask.",
    ),
    Attribute::new(
        "of",
        Shape::List(&Shape::Kind("health_check"), 1, MOST_CHILDREN),
        Fallback::Absent,
        "Other checks, of which `healthy` must be well.",
    ),
    Attribute::new(
        "healthy",
        Shape::Int(0, MOST_CHILDREN as i64),
        Fallback::Derived("all of them"),
        "With `of`: how many must be well.",
    ),
    Attribute::new(
        "match",
        Shape::Text(Text::up_to(255).now()),
        Fallback::Absent,
        "A text that must stand in the first 5,120 bytes of the answer.",
    ),
    Attribute::new(
        "interval",
        Shape::Duration(10, 30),
        Fallback::Seconds(30),
        "How often each checker asks: `10s` or `30s`. A check cannot change it later. `10s` costs more.",
    ),
    Attribute::new(
        "failures",
        Shape::Int(1, 10),
        Fallback::Int(3),
        "How many bad answers in a row, or good ones, change a checker's mind.",
    ),
    Attribute::new("sni", Shape::Bool, Fallback::Bool(true), "Whether the host's name is told when TLS begins."),
    Attribute::new(
        "inverted",
        Shape::Bool,
        Fallback::Bool(false),
        "Takes well for unwell: a switch that needs no deployment.",
    ),
    Attribute::new(
        "latency",
        Shape::Bool,
        Fallback::Bool(false),
        "Measures how long answers take. A check cannot change it later.",
    ),
    Attribute::new(
        "checkers",
        Shape::List(&Shape::OneOf(CHECKERS), 3, CHECKERS.len()),
        Fallback::Derived("all eight regions"),
        "The regions that ask.",
    ),
    Attribute::new(
        "missing",
        Shape::OneOf(&["healthy", "unhealthy", "last"]),
        Fallback::Word("unhealthy"),
        "With `alarm`: what it counts as while the metric has no data, as when its region is down.",
    ),
    common::TAGS,
];

/// What is of the program and can be asked.
const ENDPOINT: Shape = Shape::Either(&[Shape::Route("api"), Shape::Kind("site")]);

const SUBJECTS: [&str; 5] = ["endpoint", "url", "tcp", "alarm", "of"];

/// What a check looks at.
#[derive(Debug, Clone)]
pub enum Subject<'a> {
    /// A route of an API, in the check's own region.
    Endpoint(&'a Endpoint),
    /// A site, at CloudFront's own name for it.
    Site(ResourceId),
    /// An address.
    Url(Url),
    /// A host and a port.
    Tcp(String, u16),
    /// An alarm.
    Alarm(ResourceId),
    /// Other checks, and how many of them must be well.
    Checks(Vec<ResourceId>, i64),
}

/// What a check looks at; `None` where it says nothing, or something that was reported.
pub fn subject<'a>(check: &View<'a>) -> Option<Subject<'a>> {
    let a = check.attributes();
    let named = SUBJECTS.into_iter().find(|name| a.get(name).is_some())?;
    match (named, &a.get(named)?.value) {
        ("endpoint", Value::Port(endpoint)) => Some(Subject::Endpoint(endpoint)),
        ("endpoint", Value::Resource(id)) => Some(Subject::Site(*id)),
        ("url", Value::Text(text)) => Url::parse(text).ok().map(Subject::Url),
        ("tcp", Value::Text(text)) => Url::parse_tcp(text).map(|(host, port)| Subject::Tcp(host, port)),
        ("alarm", Value::Resource(id)) => Some(Subject::Alarm(*id)),
        ("of", Value::List(list)) => {
            let children: Vec<ResourceId> = list.iter().filter_map(|given| resource(&given.value)).collect();
            let all = i64::try_from(children.len()).unwrap_or(i64::MAX);
            Some(Subject::Checks(children, a.int("healthy").unwrap_or(all)))
        }
        _ => None,
    }
}

fn resource(value: &Value) -> Option<ResourceId> {
    match value {
        Value::Resource(id) => Some(*id),
        _ => None,
    }
}

/// Seconds until a check is sure that something is down: its interval times its failures, and the time that the last
/// question waits for its answer. A calculated check is as slow as its slowest part.
pub fn detection(check: &View) -> (i64, i64) {
    let a = check.attributes();
    let rounds = a.seconds("interval").unwrap_or(30) * a.int("failures").unwrap_or(3);
    match subject(check) {
        Some(Subject::Checks(children, _)) => {
            let children = children.iter().filter(|id| **id != check.id).filter_map(|id| check.graph.view(*id));
            let plain = |child: &View| !matches!(subject(child), Some(Subject::Checks(..)));
            children
                .filter(plain)
                .map(|child| detection(&child))
                .max_by_key(|(rounds, limit)| rounds + limit)
                .unwrap_or((0, 0))
        }
        // An alarm's own time stands in its condition; the check follows within a minute.
        Some(Subject::Alarm(id)) => (alarm_time(check, id), 0),
        Some(Subject::Tcp(..)) => (rounds, TCP_LIMIT),
        _ => (rounds, LIMIT),
    }
}

fn alarm_time(check: &View, alarm: ResourceId) -> i64 {
    let condition = check.graph.view(alarm).and_then(|alarm| match &alarm.attributes().get("when")?.value {
        Value::Condition(condition) => Some(condition.lasting),
        _ => None,
    });
    condition.unwrap_or(0).max(60) + 60
}

/// The checks that ask a route of an API, in the order of paths.
pub fn of_api<'a>(api: &View<'a>) -> impl Iterator<Item = View<'a>> {
    let id = api.id;
    api.graph.views().filter(move |view| {
        view.is(HEALTH_CHECK.name)
            && matches!(subject(view), Some(Subject::Endpoint(endpoint)) if endpoint.resource == id)
    })
}

/// Every health check of a program, wherever it is.
pub fn all(architecture: &Architecture) -> impl Iterator<Item = ResourceId> + '_ {
    architecture.everything().filter(|(_, resource)| resource.kind.name == HEALTH_CHECK.name).map(|(id, _)| id)
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let written: Vec<&str> = SUBJECTS.into_iter().filter(|name| a.values.contains_key(*name)).collect();
    match written.as_slice() {
        [] => diagnostics.push(say::check_of_nothing(&view.name(), view.span())),
        [_] => {}
        [first, second, ..] => diagnostics.push(say::several_subjects(
            first,
            view.attribute_span(first),
            second,
            view.attribute_span(second),
        )),
    }
    if let Some(seconds) =
        a.seconds("interval").filter(|seconds| (10..30).contains(seconds) && !INTERVALS.contains(seconds))
    {
        diagnostics.push(say::odd_interval(seconds, view.attribute_span("interval")));
    }
    if a.seconds("interval") == Some(10) && a.int("failures") == Some(1) {
        let (failures, interval) = (view.attribute_span("failures"), view.attribute_span("interval"));
        let report = say::flapping_check(&view.name(), failures, interval);
        diagnostics.push(report.value("failures", view.own_value("failures"), "3"));
    }
    if !is_used(view) {
        diagnostics.push(say::idle_check(&view.name(), view.span()));
    }
    let Some(subject) = subject(view) else { return };
    fitting(view, &subject, diagnostics);
    match subject {
        Subject::Url(url) => reachable(view, &url.host, "url", diagnostics),
        Subject::Tcp(host, _) => reachable(view, &host, "tcp", diagnostics),
        Subject::Checks(children, healthy) => calculation(view, &children, healthy, diagnostics),
        Subject::Endpoint(endpoint) => super::probe::check(view, endpoint, diagnostics),
        Subject::Site(_) | Subject::Alarm(_) => {}
    }
}

/// Whether anything listens to a check: an answer, another check, an alarm, or whoever is told its id.
fn is_used(check: &View) -> bool {
    let of_other = |view: &View| match view.kind().name {
        "record" => answers::of(view).iter().any(|answer| answer.health == Some(check.id)),
        "health_check" => matches!(subject(view), Some(Subject::Checks(parts, _)) if parts.contains(&check.id)),
        "alarm" => match view.attributes().get("when").map(|given| &given.value) {
            Some(Value::Condition(condition)) => condition.metric.resource == check.id,
            _ => false,
        },
        _ => false,
    };
    let architecture = &check.graph.architecture;
    check.mention("id").is_some()
        || architecture.everything().filter_map(|(id, _)| check.graph.view(id)).any(|view| of_other(&view))
}

/// Attributes that mean nothing for what is asked.
fn fitting(view: &View, subject: &Subject, diagnostics: &mut Diagnostics) {
    let asks = ["match", "interval", "failures", "sni", "latency", "checkers"];
    let useless: &[&str] = match subject {
        Subject::Endpoint(_) | Subject::Site(_) | Subject::Url(_) => &["healthy", "missing"],
        Subject::Tcp(..) => &["healthy", "missing", "match", "sni"],
        Subject::Alarm(_) => &["healthy", asks[0], asks[1], asks[2], asks[3], asks[4], asks[5]],
        Subject::Checks(..) => &["missing", asks[0], asks[1], asks[2], asks[3], asks[4], asks[5]],
    };
    let word = match subject {
        Subject::Endpoint(_) | Subject::Site(_) => "endpoint",
        Subject::Url(_) => "url",
        Subject::Tcp(..) => "tcp",
        Subject::Alarm(_) => "alarm",
        Subject::Checks(..) => "of",
    };
    for name in useless.iter().filter(|name| view.attributes().values.contains_key(**name)) {
        diagnostics.push(say::useless_check_attribute(name, word, common::name_span(view, name)));
    }
}

/// Route 53 asks from the internet (Route 53 Developer Guide, "Values for health checks that monitor an endpoint").
fn reachable(view: &View, host: &str, attribute: &str, diagnostics: &mut Diagnostics) {
    if super::address::is_private(host) {
        diagnostics.push(say::private_check(host, view.attribute_span(attribute)));
    }
}

fn calculation(view: &View, children: &[ResourceId], healthy: i64, diagnostics: &mut Diagnostics) {
    let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
    if count > 0 && (healthy > count || healthy == 0) {
        diagnostics.push(say::impossible_calculation(&view.name(), count, healthy, view.attribute_span("healthy")));
    }
    for child in children.iter().filter_map(|id| view.graph.view(*id)) {
        if child.id == view.id || matches!(subject(&child), Some(Subject::Checks(..))) {
            diagnostics.push(say::nested_calculation(
                &view.name(),
                &child.name(),
                view.attribute_span("of"),
                child.span(),
            ));
        }
    }
}

fn lower(view: &View, template: &mut Template) {
    let Some(subject) = subject(view) else { return };
    let tag = Node::map([("Key", Node::text("Name")), ("Value", Node::text(view.name()))]);
    let tags = match common::tags(view) {
        Node::List(tags) => std::iter::once(tag).chain(tags).collect(),
        _ => vec![tag],
    };
    let entry = common::entry(view)
        .with("HealthCheckConfig", Node::map(configuration(view, &subject)))
        .with("HealthCheckTags", Node::List(tags));
    template.add(view.logical(), entry);
}

fn configuration(view: &View, subject: &Subject) -> Vec<(&'static str, Node)> {
    let a = view.attributes();
    let mut all = match subject {
        Subject::Endpoint(endpoint) => endpoint_asked(view, endpoint),
        Subject::Site(id) => site_asked(view, *id),
        Subject::Url(url) => asked(view, url.secure, url.host_node(), url.port, Node::text(url.path.as_str())),
        Subject::Tcp(host, port) => {
            let mut all = vec![("Type", Node::text("TCP"))];
            all.push(super::address::property(host));
            all.push(("Port", Node::Int(i64::from(*port))));
            all.extend(rhythm(view));
            all
        }
        Subject::Alarm(id) => watched(view, *id),
        Subject::Checks(children, healthy) => {
            let children = children.iter().filter_map(|id| view.graph.view(*id)).map(|child| child.member("id"));
            vec![
                ("Type", Node::text("CALCULATED")),
                ("ChildHealthChecks", Node::list(children)),
                ("HealthThreshold", Node::Int(*healthy)),
            ]
        }
    };
    all.extend(a.bool("inverted").then_some(("Inverted", Node::Bool(true))));
    all
}

fn endpoint_asked(view: &View, endpoint: &Endpoint) -> Vec<(&'static str, Node)> {
    let (Some(api), Some(route)) = (view.graph.view(endpoint.resource), &endpoint.route) else { return Vec::new() };
    let path = Node::Text(domain::probed_path(&api, route));
    asked(view, true, ("FullyQualifiedDomainName", domain::probed_host(&api)), 443, path)
}

/// A site is asked for its index, at a name that never fails over.
fn site_asked(view: &View, site: ResourceId) -> Vec<(&'static str, Node)> {
    let Some(site) = view.graph.view(site) else { return Vec::new() };
    let index = site.attributes().text("index").unwrap_or("index.html");
    let path = Node::text(format!("/{}", index.trim_start_matches('/')));
    asked(view, true, ("FullyQualifiedDomainName", site.member("host")), 443, path)
}

fn asked(view: &View, secure: bool, host: (&'static str, Node), port: u16, path: Node) -> Vec<(&'static str, Node)> {
    let text = view.attributes().text("match");
    let ty = match (secure, text) {
        (true, None) => "HTTPS",
        (true, Some(_)) => "HTTPS_STR_MATCH",
        (false, None) => "HTTP",
        (false, Some(_)) => "HTTP_STR_MATCH",
    };
    let mut all = vec![("Type", Node::text(ty)), host, ("Port", Node::Int(i64::from(port))), ("ResourcePath", path)];
    all.extend(text.map(|text| ("SearchString", Node::text(text))));
    all.extend(secure.then(|| ("EnableSNI", Node::Bool(view.attributes().bool("sni")))));
    all.extend(rhythm(view));
    all
}

fn rhythm(view: &View) -> Vec<(&'static str, Node)> {
    let a = view.attributes();
    let checkers = view.property("checkers").unwrap_or(Node::Null);
    vec![
        ("RequestInterval", Node::Int(a.seconds("interval").unwrap_or(30))),
        ("FailureThreshold", Node::Int(a.int("failures").unwrap_or(3))),
        ("MeasureLatency", if a.bool("latency") { Node::Bool(true) } else { Node::Null }),
        ("Regions", checkers),
    ]
}

fn watched(view: &View, alarm: ResourceId) -> Vec<(&'static str, Node)> {
    let Some(alarm) = view.graph.view(alarm) else { return Vec::new() };
    let missing = match view.attributes().text("missing") {
        Some("healthy") => "Healthy",
        Some("last") => "LastKnownStatus",
        _ => "Unhealthy",
    };
    let region = Node::Pseudo(crate::model::value::Pseudo::Region);
    vec![
        ("Type", Node::text("CLOUDWATCH_METRIC")),
        ("AlarmIdentifier", Node::map([("Name", alarm.member("name")), ("Region", region)])),
        ("InsufficientDataHealthStatus", Node::text(missing)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resilience::testing::right;

    /// The time that the check `it` needs.
    fn time(checks: &str) -> (i64, i64) {
        let text = format!("queue orders {{}}\n{checks}\n");
        let analysis = right(&text);
        let graph = analysis.deployment.graphs.first().unwrap();
        detection(&graph.views().find(|view| view.name() == "it").unwrap())
    }

    #[test]
    fn a_check_needs_its_rounds_and_its_last_question() {
        assert_eq!(time("health_check it { url: \"https://www.example.org/\" }"), (90, LIMIT));
        assert_eq!(time("health_check it { url: \"http://192.0.2.1/\", interval: 10s, failures: 2 }"), (20, LIMIT));
        assert_eq!(time("health_check it { tcp: \"www.example.org:443\", failures: 10 }"), (300, TCP_LIMIT));
    }

    #[test]
    fn a_calculated_check_is_as_slow_as_its_slowest_part() {
        let parts = "health_check one { url: \"https://www.example.org/\", interval: 10s }\n\
                     health_check two { tcp: \"www.example.org:443\" }\n";
        assert_eq!(time(&format!("{parts}health_check it {{ of: [one, two] }}")), (90, TCP_LIMIT));
    }

    #[test]
    fn an_alarm_needs_its_own_time_and_a_minute_more() {
        let alarm = "alarm old { when: orders.age > 5m for 5m, notify: none }\nhealth_check it { alarm: old }";
        assert_eq!(time(alarm), (360, 0));
    }
}
