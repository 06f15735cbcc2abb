//! How a report about an open route ends: where it is said that anyone may come, and what closes it.

use crate::diagnostics::Diagnostic;
use crate::lints::ground;
use crate::model::graph::{Graph, Wire};

/// The routes of a stack that anyone may ask.
pub fn open_routes(graph: &Graph) -> Vec<Wire<'_>> {
    graph.wires().filter(|wire| ground::is_open(*wire)).collect()
}

/// A route as it is written: `shop["GET /items"]`.
pub fn title(route: Wire) -> String {
    let words = route.connection.from.route.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{}[\"{words}\"]", route.from.name())
}

/// The steps from an open route, where it is said that it is open, and the change that closes it.
pub fn report(report: Diagnostic, way: &[Wire]) -> Diagnostic {
    let Some(route) = way.first() else { return report };
    let report = ground::along(report, way);
    match route.options().values.get("auth") {
        Some(said) => report.at(said.span, "here it is said that anyone may call").fix(
            "write `auth: \"iam\"`",
            said.span,
            "\"iam\"",
        ),
        None => {
            let report = report.at(route.from.attribute_span("auth"), "here it is said that anyone may call");
            // What a pattern of somebody else draws cannot be changed from here.
            match route.connection.trail.is_empty() {
                true => report.entry(route.connection.braces, "auth: \"iam\""),
                false => report,
            }
        }
    }
}
