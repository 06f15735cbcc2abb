//! A GET that changes something.
//!
//! Source: RFC 9110, section 9.2.1, "Safe Methods": crawlers, prefetching browsers and caches ask with GET on their own.

use super::closing::title;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, arrivals, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static WRITING_GET: Lint = Lint { code: codes::SLS1503, look: Look::Arrow(check) };

fn check(route: Wire, diagnostics: &mut Diagnostics) {
    if !is_safe(route) {
        return;
    }
    if !route.to.is("function") {
        // What an API hands over by itself is an event that something will work on.
        if ["queue", "topic", "bus", "stream", "delivery"].iter().any(|kind| route.to.is(kind)) {
            diagnostics.push(say(&[route]));
        }
        return;
    }
    let first = arrivals(route.to).next().is_some_and(|first| first.connection.id == route.connection.id);
    if !first || !arrivals(route.to).all(is_safe) || route.to.attributes().get("url").is_some() {
        return;
    }
    if let Some(write) = route.to.outgoing().find(|wire| writes(*wire)) {
        diagnostics.push(say(&[route, write]));
    }
}

/// Whether a request is not meant to change anything.
fn is_safe(wire: Wire) -> bool {
    wire.connection.from.route.as_ref().is_some_and(|route| ["GET", "HEAD"].contains(&route.method.as_str()))
}

fn say(way: &[Wire]) -> Diagnostic {
    let (Some(first), Some(last)) = (way.first(), way.last()) else { return Diagnostic::new(codes::SLS1503, "") };
    let verb = if writes(*last) { "writes to" } else { "sends to" };
    let message = format!("`{}` is a GET, and {verb} `{}`", title(*first), last.to.name());
    along(Diagnostic::new(codes::SLS1503, message), way).help(
        "let another method do it: `POST`, `PUT` or `DELETE`; or give the function that answers a GET no arrow that writes",
    )
}
