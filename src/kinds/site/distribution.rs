//! What is in front of the files.
//!
//! Sources: CloudFormation, `AWS::CloudFront::Distribution`; CloudFront Developer Guide, "Restrict access to an Amazon S3
//! origin", "Use managed cache policies", "Optimize high availability with CloudFront origin failover".

use super::{headers, named, names, pages, store};
use crate::kinds::common;
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, TEXT, Text};
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Value;
use ecow::EcoString;

/// `cache: { default: 1h }`
pub static CACHE: &[Attribute] = &[
    Attribute::new("default", AGE, Fallback::Seconds(DAY), "How long, where a file does not say."),
    Attribute::new("min", AGE, Fallback::Seconds(1), "How long at least, whatever a file says."),
    Attribute::new("max", AGE, Fallback::Seconds(365 * DAY), "How long at most, whatever a file says."),
    Attribute::new(
        "query",
        Shape::Either(&[Shape::Bool, Shape::List(&TEXT, 1, 10)]),
        Fallback::Bool(false),
        "Whether the query, or these parameters of it, make another answer.",
    ),
];

const AGE: Shape = Shape::Duration(0, 365 * DAY);

/// `failover: { host: "www.example.com" }`
pub static FAILOVER: &[Attribute] = &[
    Attribute::new(
        "host",
        Shape::Text(Text::that(253, crate::kinds::dns::name::is_name, "the name of a host, like `www.example.com`")),
        Fallback::Required,
        "The host of the other origin; it is asked by HTTPS.",
    ),
    Attribute::new(
        "path",
        Shape::Text(Text::that(255, is_path, "a path like `/live`").now()),
        Fallback::Absent,
        "What stands before every path there.",
    ),
    Attribute::new(
        "first",
        Shape::OneOf(&["host", "bucket"]),
        Fallback::Word("host"),
        "Which of the two is asked first.",
    ),
    Attribute::new(
        "codes",
        Shape::List(&Shape::Int(400, 599), 1, 9),
        Fallback::Derived("`[500, 502, 503, 504]`"),
        "The answers after which the other one is asked. 503 stands for an origin that cannot be reached, 504 for one that \
         does not answer.",
    ),
    Attribute::new(
        "attempts",
        Shape::Int(1, 3),
        Fallback::Int(2),
        "How often the first one is called before it is given up.",
    ),
    Attribute::new(
        "timeout",
        Shape::Duration(1, 10),
        Fallback::Seconds(3),
        "How long each call may take until it is connected.",
    ),
];

/// The answers after which CloudFront asks the other origin.
pub const CODES: &[i64] = &[400, 403, 404, 416, 429, 500, 502, 503, 504];

fn is_path(text: &str) -> bool {
    text.starts_with('/') && !text.ends_with('/')
}

/// The ids of AWS's own cache policies, the same in every account.
const CACHING_OPTIMIZED: &str = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const CACHING_DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/// The ids of the origins, and of both together.
const BUCKET: &str = "bucket";
const HOST: &str = "host";
const BOTH: &str = "bucket-and-host";

/// Adds the distribution and what it refers to.
pub fn lower(view: &View, template: &mut Template) {
    let certificate = names::certificate(view, template);
    let cache = cache_policy(view, template);
    let function = folder_function(view, template);
    template.add(view.satellite("Access"), access(view));
    let a = view.attributes();
    let aliases = names::aliases(view);
    let config = Node::map([
        ("Enabled", Node::Bool(true)),
        ("Comment", common::description(view, 128).unwrap_or(Node::Null)),
        ("Aliases", if aliases.is_empty() { Node::Null } else { Node::texts(aliases) }),
        ("ViewerCertificate", certificate.map_or(Node::Null, viewer_certificate)),
        ("HttpVersion", Node::text("http2and3")),
        ("IPV6Enabled", Node::Bool(true)),
        ("PriceClass", a.text("price_class").map_or(Node::Null, Node::text)),
        ("DefaultRootObject", Node::text(pages::index(view))),
        ("Origins", origins(view)),
        ("OriginGroups", origin_groups(view)),
        ("DefaultCacheBehavior", behavior(view, cache, function)),
        ("CustomErrorResponses", pages::responses(view).unwrap_or(Node::Null)),
        ("Restrictions", restrictions(view)),
        ("WebACLId", view.property("waf").unwrap_or(Node::Null)),
    ]);
    let entry = common::entry(view).with("DistributionConfig", config).with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

fn viewer_certificate(arn: Node) -> Node {
    Node::map([
        ("AcmCertificateArn", arn),
        ("SslSupportMethod", Node::text("sni-only")),
        ("MinimumProtocolVersion", Node::text("TLSv1.2_2021")),
    ])
}

/// CloudFront signs what it asks of S3, always.
fn access(view: &View) -> Entry {
    let config = Node::map([
        ("Name", named(view)),
        ("OriginAccessControlOriginType", Node::text("s3")),
        ("SigningBehavior", Node::text("always")),
        ("SigningProtocol", Node::text("sigv4")),
    ]);
    Entry::new("AWS::CloudFront::OriginAccessControl", view.span()).with("OriginAccessControlConfig", config)
}

fn failover(view: &View) -> Option<Attributes> {
    view.attributes().object("failover")
}

fn origins(view: &View) -> Node {
    let failover = failover(view);
    let bucket = Node::map([
        ("Id", Node::text(BUCKET)),
        ("DomainName", Node::att(view.satellite(store::WORD), "RegionalDomainName")),
        ("OriginAccessControlId", Node::att(view.satellite("Access"), "Id")),
        // The older way of access, which is to be empty beside the newer one.
        ("S3OriginConfig", Node::map([("OriginAccessIdentity", Node::text(""))])),
    ]);
    let host = failover.map(|failover| host(view, &failover));
    Node::list(std::iter::once(bucket).chain(host))
}

fn host(view: &View, failover: &Attributes) -> Node {
    let custom = Node::map([
        ("OriginProtocolPolicy", Node::text("https-only")),
        ("OriginSSLProtocols", Node::texts(["TLSv1.2"])),
    ]);
    let property = |name: &str| failover.get(name).map_or(Node::Null, |given| view.node(&given.value));
    Node::map([
        ("Id", Node::text(HOST)),
        ("DomainName", property("host")),
        ("OriginPath", property("path")),
        ("ConnectionAttempts", failover.int("attempts").map_or(Node::Null, Node::Int)),
        ("ConnectionTimeout", failover.seconds("timeout").map_or(Node::Null, Node::Int)),
        ("CustomOriginConfig", custom),
    ])
}

fn origin_groups(view: &View) -> Node {
    let Some(failover) = failover(view) else { return Node::Null };
    let codes = codes(&failover).into_iter().map(Node::Int).collect();
    let order = if failover.text("first") == Some(BUCKET) { [BUCKET, HOST] } else { [HOST, BUCKET] };
    let counted = |items: Vec<Node>| {
        let count = i64::try_from(items.len()).unwrap_or_default();
        Node::map([("Quantity", Node::Int(count)), ("Items", Node::List(items))])
    };
    let members = order.map(|id| Node::map([("OriginId", Node::text(id))])).to_vec();
    let group = Node::map([
        ("Id", Node::text(BOTH)),
        ("FailoverCriteria", Node::map([("StatusCodes", counted(codes))])),
        ("Members", counted(members)),
    ]);
    counted(vec![group])
}

/// The answers after which the other origin is asked. Nobody may list the bucket, so what is missing there is a 403.
fn codes(failover: &Attributes) -> Vec<i64> {
    let said = failover.list("codes").iter().filter_map(|given| match given.value {
        Value::Int(code) => Some(code),
        _ => None,
    });
    let mut codes: Vec<i64> = said.collect();
    if codes.is_empty() {
        codes = vec![500, 502, 503, 504];
    }
    if failover.text("first") == Some(BUCKET) && codes.contains(&404) && !codes.contains(&403) {
        codes.push(403);
    }
    codes
}

fn behavior(view: &View, cache: Node, function: Option<Node>) -> Node {
    let both = failover(view).is_some();
    let methods: &[&str] = if both { &["GET", "HEAD", "OPTIONS"] } else { &["GET", "HEAD"] };
    let function = function.map(|arn| {
        let association = Node::map([("EventType", Node::text("viewer-request")), ("FunctionARN", arn)]);
        Node::list([association])
    });
    Node::map([
        ("TargetOriginId", Node::text(if both { BOTH } else { BUCKET })),
        ("ViewerProtocolPolicy", Node::text("redirect-to-https")),
        ("AllowedMethods", Node::texts(methods.iter().copied())),
        ("Compress", Node::Bool(true)),
        ("CachePolicyId", cache),
        ("ResponseHeadersPolicyId", Node::reference(headers::logical(view))),
        ("FunctionAssociations", function.unwrap_or(Node::Null)),
    ])
}

/// The id of AWS's own policy, or of one with the author's times.
fn cache_policy(view: &View, template: &mut Template) -> Node {
    let a = view.attributes();
    if a.is_off("cache") {
        return Node::text(CACHING_DISABLED);
    }
    let Some(own) = a.object("cache") else { return Node::text(CACHING_OPTIMIZED) };
    let age = |name: &str| own.seconds(name).map_or(Node::Null, Node::Int);
    let nothing = |name: &'static str| Node::map([(name, Node::text("none"))]);
    let names: Vec<Node> = own.list("query").iter().map(|given| view.node(&given.value)).collect();
    let query = match (names.is_empty(), own.bool("query")) {
        (false, _) => {
            Node::map([("QueryStringBehavior", Node::text("whitelist")), ("QueryStrings", Node::List(names))])
        }
        (true, true) => Node::map([("QueryStringBehavior", Node::text("all"))]),
        (true, false) => nothing("QueryStringBehavior"),
    };
    let forwarded = Node::map([
        ("EnableAcceptEncodingGzip", Node::Bool(true)),
        ("EnableAcceptEncodingBrotli", Node::Bool(true)),
        ("HeadersConfig", nothing("HeaderBehavior")),
        ("CookiesConfig", nothing("CookieBehavior")),
        ("QueryStringsConfig", query),
    ]);
    let config = Node::map([
        ("Name", named(view)),
        ("DefaultTTL", age("default")),
        ("MinTTL", age("min")),
        ("MaxTTL", age("max")),
        ("ParametersInCacheKeyAndForwardedToOrigin", forwarded),
    ]);
    let id = view.satellite("Cache");
    let entry =
        Entry::new("AWS::CloudFront::CachePolicy", view.attribute_span("cache")).with("CachePolicyConfig", config);
    template.add(id.clone(), entry);
    Node::reference(id)
}

/// `/about` and `/about/` become `/about/index.html`: S3 knows no folders, and CloudFront an index of the root alone.
fn folder_function(view: &View, template: &mut Template) -> Option<Node> {
    if !view.attributes().bool("folders") {
        return None;
    }
    let code = FOLDERS.replace("INDEX", pages::index(view));
    let config =
        Node::map([("Comment", Node::text("The index of each folder")), ("Runtime", Node::text("cloudfront-js-2.0"))]);
    let id = view.satellite("Folders");
    let entry = Entry::new("AWS::CloudFront::Function", view.attribute_span("folders"))
        .with("Name", named(view))
        .with("AutoPublish", Node::Bool(true))
        .with("FunctionCode", Node::text(EcoString::from(code)))
        .with("FunctionConfig", config);
    template.add(id.clone(), entry);
    Some(Node::att(id, "FunctionARN"))
}

const FOLDERS: &str = "function handler(event) {\n  const request = event.request;\n  const last = request.uri.split('/').pop();\n  \
                       if (last === '') {\n    request.uri += 'INDEX';\n  } else if (!last.includes('.')) {\n    \
                       request.uri += '/INDEX';\n  }\n  return request;\n}\n";

fn restrictions(view: &View) -> Node {
    let Some(geo) = view.attributes().object("geo") else { return Node::Null };
    let (ty, name) = if geo.get("only").is_some() { ("whitelist", "only") } else { ("blacklist", "not") };
    let countries = geo.list(name).iter().map(|given| view.node(&given.value));
    let restriction = Node::map([("RestrictionType", Node::text(ty)), ("Locations", Node::list(countries))]);
    Node::map([("GeoRestriction", restriction)])
}
