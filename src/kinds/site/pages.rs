//! Pages for errors.
//!
//! Source: CloudFront Developer Guide, "Generate custom error responses". Nobody may list the bucket, so S3 answers 403 for
//! what does not exist (S3 API Reference, GetObject); readers are told 404.

use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, DAY, Fallback, Shape};
use crate::model::template::Node;
use crate::model::value::Value;
use crate::source::Span;
use ecow::EcoString;

/// `errors: { "404": { page: "404.html", cache: 1m } }`
pub static TABLE: &[Attribute] = &[
    Attribute::new("page", super::PAGE, Fallback::Absent, "The page."),
    Attribute::new(
        "status",
        Shape::Int(200, 599),
        Fallback::Derived("the code itself"),
        "The code that readers get with the page.",
    ),
    Attribute::new(
        "cache",
        Shape::Duration(0, 365 * DAY),
        Fallback::Seconds(10),
        "How long the edge remembers the error.",
    ),
];

/// The codes that can have a page.
pub const CODES: &[i64] = &[400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/// What readers get for an error.
pub struct Page {
    /// The code of the origin; nothing where it is no number.
    pub code: Option<i64>,
    /// The file, where there is a page.
    pub file: Option<EcoString>,
    /// The code that readers get with it.
    pub status: Option<i64>,
    /// Seconds for which the edge remembers.
    pub cache: i64,
    /// Where the code was written.
    pub key: Span,
    /// Where the page was written.
    pub span: Span,
}

/// The pages as they were written, in their order.
pub fn of(view: &View) -> Vec<Page> {
    let all = view.attributes().map("errors").into_iter().flatten();
    let page = |(code, given): (&EcoString, &crate::model::value::Spanned)| {
        let code = code.parse().ok();
        let mut page = Page { code, file: None, status: None, cache: 10, key: given.key, span: given.span };
        match &given.value {
            Value::Text(file) => page.file = Some(file.clone()),
            Value::Object(fields) => {
                let entries = Attributes { table: TABLE, values: (**fields).clone() };
                page.file = entries.text("page").map(EcoString::from);
                page.status = entries.int("status");
                page.cache = entries.seconds("cache").unwrap_or(10);
                page.span = entries.span("page", given.span);
            }
            _ => {}
        }
        page
    };
    all.map(page).collect()
}

/// The file that `/` is.
pub fn index<'a>(view: &View<'a>) -> &'a str {
    view.attributes().text("index").unwrap_or("index.html").trim_start_matches('/')
}

/// Every file that a site says it has, and where.
pub fn files(view: &View) -> Vec<(EcoString, Span)> {
    let pages = of(view).into_iter().filter_map(|page| Some((page.file?, page.span)));
    let index = (EcoString::from(index(view)), view.attributes().span("index", view.attribute_span("content")));
    let named = |(file, span): (EcoString, Span)| (EcoString::from(file.trim_start_matches('/')), span);
    std::iter::once(index).chain(pages.map(named)).collect()
}

/// `CustomErrorResponses`
pub fn responses(view: &View) -> Option<Node> {
    let mut all: Vec<Node> = Vec::new();
    if view.attributes().bool("spa") {
        all.extend([403, 404].map(|code| response(code, Some(index(view)), Some(200), 10)));
    }
    let pages = of(view);
    let says = |code| pages.iter().any(|page| page.code == Some(code));
    for page in &pages {
        let Some(code) = page.code else { continue };
        all.push(response(code, page.file.as_deref(), page.status, page.cache));
        if code == 404 && page.file.is_some() && !says(403) {
            all.push(response(403, page.file.as_deref(), page.status.or(Some(404)), page.cache));
        }
    }
    (!all.is_empty()).then_some(Node::List(all))
}

fn response(code: i64, page: Option<&str>, status: Option<i64>, cache: i64) -> Node {
    let path = page.map(|page| Node::text(format!("/{}", page.trim_start_matches('/'))));
    let status = page.map(|_| Node::Int(status.unwrap_or(code)));
    Node::map([
        ("ErrorCode", Node::Int(code)),
        ("ResponsePagePath", path.unwrap_or(Node::Null)),
        ("ResponseCode", status.unwrap_or(Node::Null)),
        ("ErrorCachingMinTTL", Node::Int(cache)),
    ])
}
