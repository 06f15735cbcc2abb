//! `site`: files behind Amazon CloudFront.
//!
//! The row and its tables are here. [`store`] is the bucket with the files, `distribution` what is in front of it,
//! with its `headers`, its [`pages`] for errors, its `names` and its `logs`; `check` says what is wrong.

mod check;
pub mod csp;
mod distribution;
mod headers;
mod logs;
pub mod names;
pub mod pages;
mod store;

use super::common;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `site`.
pub static SITE: Kind = Kind {
    name: "site",
    summary: "A website or the files of an application (Amazon S3 behind Amazon CloudFront).",
    doc: "The files are in a private bucket that nobody but this distribution reads. It is encrypted, keeps old versions, \
          refuses plain HTTP, and stays when the stack goes. Browsers get HTTPS alone, HTTP/2 and HTTP/3, IPv6, \
          compression, and headers that keep them from guessing types, from framing the pages, and from plain HTTP.\n\n\
          A site exists once, in us-east-1, whatever the regions of the service. Its names are those of the `record`s that \
          answer with it; a certificate for them comes by itself. Files are no part of a template: `slsc compile` ends with \
          the commands that upload `content`, and the manifest names it.\n\n\
          `failover` puts a second origin beside the bucket: where the first one answers with one of `codes`, or not at all, \
          the other one is asked. CloudFront does so for GET, HEAD and OPTIONS alone, so it saves readers and nobody who \
          writes; that takes a `record` with two answers.",
    example: "site docs { content: \"./public\", errors: { \"404\": \"404.html\" } }\n",
    ty: "AWS::CloudFront::Distribution",
    rank: 65,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[
        Member {
            name: "url",
            from: MemberFrom::Made(url),
            doc: "The address: its first name, or else CloudFront's, with `https://`.",
        },
        Member { name: "host", from: MemberFrom::Attribute("DomainName"), doc: "CloudFront's own name for it." },
        Member { name: "id", from: MemberFrom::Ref, doc: "The distribution's id." },
        Member { name: "arn", from: MemberFrom::Made(arn), doc: "The distribution's ARN." },
        Member { name: "bucket", from: MemberFrom::Part(store::WORD), doc: "The name of the bucket with the files." },
    ],
    metrics: METRICS,
    companions: &[],
    scope: |_| Scope::Edge,
    check: check::check,
    lower,
};

/// A file below the content: `404.html`, `/errors/404.html`.
const PAGE: Shape = Shape::Text(Text::that(1024, is_page, "the path of a file, like `404.html`").now());

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "content",
        Shape::Text(Text::up_to(1024).now()),
        Fallback::Derived("nothing: something else uploads the files"),
        "The folder with the files.",
    ),
    Attribute::new("index", PAGE, Fallback::Word("index.html"), "What `/` is."),
    Attribute::new(
        "folders",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether `/about` and `/about/` are the index in that folder. A function at the edge says so for each request.",
    ),
    Attribute::new(
        "spa",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether every path that is no file is answered with the index, as applications want that have their routes in the \
         browser.",
    ),
    Attribute::new(
        "errors",
        Shape::Map(&Shape::Either(&[PAGE, Shape::Object(pages::TABLE)])),
        Fallback::Absent,
        "Pages for errors by their code: `{ \"404\": \"404.html\" }`. What does not exist is a 404 here: S3 itself calls it \
         403.",
    ),
    Attribute::new(
        "headers",
        Shape::Object(headers::TABLE),
        Fallback::Derived("those that protect"),
        "Headers of every answer.",
    ),
    Attribute::new(
        "cache",
        Shape::Either(&[Shape::Off, Shape::Object(distribution::CACHE)]),
        Fallback::Derived("a day, or what `Cache-Control` of a file says; not by query"),
        "How long answers are kept at the edge, or `none`.",
    ),
    Attribute::new(
        "invalidate",
        Shape::Either(&[Shape::Off, Shape::List(&PATH, 1, 3000)]),
        Fallback::Derived("`[\"/*\"]`"),
        "What the edge is to forget after an upload, or `none`.",
    ),
    Attribute::new(
        "failover",
        Shape::Object(distribution::FAILOVER),
        Fallback::Absent,
        "A second origin, for readers only: GET, HEAD and OPTIONS.",
    ),
    Attribute::new(
        "names",
        Shape::List(&super::dns::name::WILDCARD, 1, 100),
        Fallback::Derived("those of the records that answer with it"),
        "More names, whose records are elsewhere. They need a `certificate`.",
    ),
    Attribute::new(
        "certificate",
        Shape::Either(&[Shape::Kind("certificate"), CERTIFICATE]),
        Fallback::Derived("one of its own for the names of its records"),
        "A certificate that covers the names: a `certificate`, or the ARN of one in us-east-1.",
    ),
    Attribute::new(
        "price_class",
        Shape::OneOf(&["PriceClass_100", "PriceClass_200", "PriceClass_All"]),
        Fallback::Word("PriceClass_All"),
        "From where it is served: North America and Europe, those and Asia, or everywhere.",
    ),
    Attribute::new("geo", Shape::Object(GEO), Fallback::Absent, "Who gets it, by country."),
    Attribute::new(
        "waf",
        Shape::Text(Text::up_to(2048)),
        Fallback::Absent,
        "The ARN of a web ACL (AWS WAF) in us-east-1.",
    ),
    Attribute::new(
        "logs",
        Shape::Either(&[Shape::Off, Shape::Duration(DAY, 3653 * DAY)]),
        Fallback::Derived("`none`"),
        "How long a log of all requests is kept: one line of JSON for each, in CloudWatch.",
    ),
    Attribute::new(
        "old_versions",
        Shape::Either(&[Shape::Off, Shape::Duration(DAY, 3650 * DAY)]),
        Fallback::Seconds(90 * DAY),
        "How many days a replaced or deleted file can be had back, or `none` to keep all of them.",
    ),
    common::KEEP,
    common::TAGS,
];

/// What an invalidation names.
const PATH: Shape = Shape::Text(Text::that(4000, |text| text.starts_with('/'), "a path that begins with `/`").now());

const CERTIFICATE: Shape = Shape::Text(Text::that(
    2048,
    |text| text.starts_with("arn:") && text.contains(":acm:us-east-1:"),
    "the ARN of a certificate in us-east-1",
));

static GEO: &[Attribute] = &[
    Attribute::new("only", COUNTRIES, Fallback::Absent, "Nobody else: `[\"DE\", \"AT\"]`."),
    Attribute::new("not", COUNTRIES, Fallback::Absent, "Everybody else."),
];

const COUNTRIES: Shape =
    Shape::List(&Shape::Text(Text::that(2, is_country, "two capital letters, like `DE`").now()), 1, 250);

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase())
}

fn is_page(text: &str) -> bool {
    let name = text.trim_start_matches('/');
    !name.is_empty() && !name.ends_with('/') && !name.contains("//") && !name.starts_with('.') && !name.contains('*')
}

/// CloudFront reports to us-east-1, with `Global` as the region (CloudFront Developer Guide, "Viewing CloudFront metrics").
static METRICS: &[Metric] = &[
    metric("requests", "Requests", "Sum", MetricUnit::Count, "Requests of all kinds."),
    metric("client_errors", "4xxErrorRate", "Average", MetricUnit::Count, "Answers from 400 to 499, of a hundred."),
    metric("server_errors", "5xxErrorRate", "Average", MetricUnit::Count, "Answers from 500 to 599, of a hundred."),
    metric("downloaded", "BytesDownloaded", "Sum", MetricUnit::Bytes, "Bytes that were read."),
];

const fn metric(
    name: &'static str,
    metric: &'static str,
    statistic: &'static str,
    unit: MetricUnit,
    doc: &'static str,
) -> Metric {
    Metric { name, namespace: "AWS/CloudFront", metric, statistic, unit, dimensions, doc }
}

fn dimensions(view: &View) -> Vec<(&'static str, Node)> {
    vec![("DistributionId", view.member("id")), ("Region", Node::text("Global"))]
}

fn url(view: &View) -> Node {
    match names::aliases(view).into_iter().find(|name| !name.starts_with("*.")) {
        Some(name) => Node::text(format!("https://{name}")),
        None => Node::joined([Node::text("https://"), view.member("host")]),
    }
}

fn arn(view: &View) -> Node {
    let front = Node::sub("arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/");
    Node::joined([front, view.member("id")])
}

/// The name of something in the account that belongs to a site: CloudFront insists on one.
fn named(view: &View) -> Node {
    Node::sub("${AWS::StackName}-").then(&view.name().replace(['/', '_'], "-"))
}

/// The name and the ARN of the bucket with the files: what its policy is about.
pub fn store(view: &View) -> (Node, Node) {
    let id = view.satellite(store::WORD);
    (Node::reference(id.clone()), Node::att(id, "Arn"))
}

fn lower(view: &View, template: &mut Template) {
    headers::lower(view, template);
    distribution::lower(view, template);
    store::lower(view, template);
    logs::lower(view, template);
}
