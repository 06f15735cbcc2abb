//! From which web pages browsers may call an API.

use super::route::METHODS;
use super::{route_of, routes};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, DAY, Fallback, MINUTE, Shape, TEXT, Text};
use crate::model::template::Node;
use ecow::EcoString;
use std::collections::BTreeSet;

/// `cors: { origins: ["https://example.com"] }`
pub static TABLE: &[Attribute] = &[
    Attribute::new(
        "origins",
        Shape::List(&TEXT, 1, 100),
        Fallback::Required,
        "The pages' origins, like `https://example.com`; `\"*\"` for all.",
    ),
    Attribute::new(
        "methods",
        Shape::List(&Shape::OneOf(&METHODS_OF_BROWSERS), 1, 7),
        Fallback::Derived("the methods of the API's routes"),
        "The methods that pages may use.",
    ),
    Attribute::new(
        "headers",
        Shape::List(&Shape::Text(Text::up_to(256)), 1, 100),
        Fallback::Derived("`Authorization` and `Content-Type`"),
        "The request headers that pages may set.",
    ),
    Attribute::new(
        "expose",
        Shape::List(&Shape::Text(Text::up_to(256)), 1, 100),
        Fallback::Absent,
        "The headers of an answer that pages may read.",
    ),
    Attribute::new(
        "credentials",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether browsers send cookies along; then the origins must be named.",
    ),
    Attribute::new(
        "max_age",
        Shape::Duration(0, DAY),
        Fallback::Seconds(10 * MINUTE),
        "How long a browser may remember the permission.",
    ),
];

const METHODS_OF_BROWSERS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// What an API answers to browsers.
pub struct Cors {
    /// The origins.
    pub origins: Vec<Node>,
    /// The methods, in the order of their names.
    pub methods: Vec<EcoString>,
    /// The request headers.
    pub headers: Vec<EcoString>,
    /// The readable headers of an answer.
    pub expose: Vec<EcoString>,
    /// Whether cookies come along.
    pub credentials: bool,
    /// Seconds.
    pub max_age: i64,
}

/// What an API says about browsers, where it says something.
pub fn of(view: &View) -> Option<Cors> {
    let cors = view.attributes().object("cors")?;
    let headers = texts(&cors, "headers").unwrap_or_else(|| vec!["Authorization".into(), "Content-Type".into()]);
    Some(Cors {
        origins: cors.list("origins").iter().map(|origin| view.node(&origin.value)).collect(),
        methods: texts(&cors, "methods").unwrap_or_else(|| methods(view)),
        headers,
        expose: texts(&cors, "expose").unwrap_or_default(),
        credentials: cors.bool("credentials"),
        max_age: cors.seconds("max_age").unwrap_or(10 * MINUTE),
    })
}

fn texts(attributes: &Attributes, name: &str) -> Option<Vec<EcoString>> {
    attributes.get(name)?;
    let text = |spanned: &crate::model::value::Spanned| match &spanned.value {
        crate::model::value::Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    Some(attributes.list(name).iter().filter_map(text).collect())
}

/// The methods of an API's routes; a route for any method stands for all of them.
fn methods(view: &View) -> Vec<EcoString> {
    let used: BTreeSet<EcoString> =
        routes(view).filter_map(|wire| route_of(&wire).map(|route| route.method.clone())).collect();
    match used.contains("ANY") {
        true => METHODS.iter().filter(|method| **method != "ANY").map(|method| EcoString::from(*method)).collect(),
        false => used.into_iter().collect(),
    }
}

/// `CorsConfiguration` of an HTTP API, which then answers preflight requests itself.
pub fn configuration(view: &View) -> Option<Node> {
    let cors = of(view)?;
    let some = |names: &[EcoString]| if names.is_empty() { Node::Null } else { Node::texts(names.to_vec()) };
    Some(Node::map([
        ("AllowOrigins", Node::List(cors.origins)),
        ("AllowMethods", some(&cors.methods)),
        ("AllowHeaders", some(&cors.headers)),
        ("ExposeHeaders", some(&cors.expose)),
        ("AllowCredentials", if cors.credentials { Node::Bool(true) } else { Node::Null }),
        ("MaxAge", Node::Int(cors.max_age)),
    ]))
}

/// Whether a text is an origin: a scheme, a host and perhaps a port, or `*`.
pub fn is_origin(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = |rest: &str| !rest.is_empty() && !rest.contains(['/', '?', '#', '@', ' ']);
    text == "*" || rest.is_some_and(host)
}

#[cfg(test)]
mod tests {
    use super::is_origin;

    #[test]
    fn an_origin_has_no_path() {
        for good in ["*", "https://example.com", "http://localhost:3000"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in ["example.com", "https://example.com/", "https://example.com/app", "https://"] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}
