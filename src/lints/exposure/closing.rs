//! What lets strangers in, and how a report about it ends: where it is said that anyone may come, and what closes it.

use super::reach::Reach;
use crate::diagnostics::Diagnostic;
use crate::kinds::dns::health_check::{self, Subject};
use crate::kinds::dns::probe;
use crate::lints::ground;
use crate::model::graph::{Graph, View, Wire};

/// What anyone on the internet may call.
#[derive(Clone, Copy)]
pub enum Door<'a> {
    /// A route of an API.
    Route(Wire<'a>),
    /// The address of a function.
    Address(View<'a>),
}

/// The open doors of a stack: routes first, then addresses.
pub fn doors(graph: &Graph) -> Vec<Door<'_>> {
    let routes = graph.wires().filter(|wire| ground::is_open(*wire) && !is_preflight(*wire)).map(Door::Route);
    let open = |view: &View| {
        let url = view.attributes().object("url").filter(|_| view.is("function"));
        url.is_some_and(|url| url.text("auth") == Some("none"))
    };
    routes.chain(graph.views().filter(open).map(Door::Address)).collect()
}

/// Browsers ask with `OPTIONS` whether they may, and show nobody's name when they do.
fn is_preflight(wire: Wire) -> bool {
    wire.connection.from.route.as_ref().is_some_and(|route| route.method == "OPTIONS")
}

/// A route as it is written: `shop["GET /items"]`.
pub fn title(route: Wire) -> String {
    let words = route.connection.from.route.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{}[\"{words}\"]", route.from.name())
}

impl<'a> Door<'a> {
    /// The way from here to the nearest goal.
    pub fn way(self, reach: &Reach<'a>) -> Option<Vec<Wire<'a>>> {
        match self {
            Door::Route(wire) => reach.way(wire),
            Door::Address(view) => reach.onward(view.id),
        }
    }

    /// As a sentence names it.
    pub fn title(self) -> String {
        match self {
            Door::Route(wire) => format!("`{}`", title(wire)),
            Door::Address(view) => format!("the address of `{}`", view.name()),
        }
    }

    /// What to write, for the help.
    pub fn cure(self) -> String {
        match self {
            Door::Route(wire) if is_probed(wire) => {
                format!("let health checks ask another route, and let {} say who may call", self.title())
            }
            Door::Route(_) => {
                let title = self.title();
                format!("let {title} say who may call: `auth: login`, with an `authorizer`, or `auth: \"iam\"`")
            }
            Door::Address(_) => format!("let {} say who may call: `url: {{ auth: \"iam\" }}`", self.title()),
        }
    }

    /// The steps from here on, where it is said that anyone may come, and the change that closes it.
    pub fn report(self, report: Diagnostic, way: &[Wire]) -> Diagnostic {
        let report = ground::along(report, way);
        let words = "here it is said that anyone may call";
        match self {
            Door::Address(view) => {
                let url = view.attributes().object("url");
                let at = url.map_or(view.span(), |url| url.span("auth", view.attribute_span("url")));
                report.at(at, words).fix("write `auth: \"iam\"`", at, "\"iam\"")
            }
            // Health checks have no login.
            Door::Route(wire) if is_probed(wire) => report.at(wire.from.attribute_span("auth"), words),
            Door::Route(wire) => match wire.options().values.get("auth") {
                Some(said) => report.at(said.span, words).fix("write `auth: \"iam\"`", said.span, "\"iam\""),
                None => {
                    let report = report.at(wire.from.attribute_span("auth"), words);
                    // What a pattern of somebody else draws cannot be changed from here.
                    match wire.connection.trail.is_empty() {
                        true => report.entry(wire.connection.braces, "auth: \"iam\""),
                        false => report,
                    }
                }
            },
        }
    }
}

/// Whether a health check asks a route.
fn is_probed(route: Wire) -> bool {
    health_check::of_api(&route.from).any(|check| {
        let Some(Subject::Endpoint(endpoint)) = health_check::subject(&check) else { return false };
        let answering = endpoint.route.as_ref().and_then(|asked| probe::answering(&route.from, asked));
        answering.is_some_and(|wire| wire.connection.id == route.connection.id)
    })
}
