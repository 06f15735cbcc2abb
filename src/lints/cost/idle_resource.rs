//! What is deployed and used by nothing.
//!
//! Sources: AWS Secrets Manager pricing and AWS KMS pricing (us-east-1, read in November 2026).

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground;
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};

/// The row of the lint.
pub static IDLE_RESOURCE: Lint = Lint { code: codes::SLS1751, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let mut used = ground::shown(graph);
    for view in graph.views() {
        view.attributes().values.values().for_each(|spanned| ground::refer(&spanned.value, &mut used));
    }
    let idle = |view: &View| {
        ground::is_declared(*view) && !used.contains(&view.id) && ground::arrivals(*view).next().is_none()
    };
    for view in graph.views().filter(idle) {
        if let Some((what, price)) = words(view) {
            diagnostics.push(say(view, what, price));
        }
    }
}

/// What nobody does with a kind, and what it costs all the same.
fn words(view: View) -> Option<(&'static str, &'static str)> {
    match view.kind().name {
        "function" if view.attributes().get("url").is_none() => {
            Some(("calls", "it costs nothing until it is called, and its role stays open to whoever finds a way in"))
        }
        "secret" => Some(("reads", "$0.40 a month")),
        "key" => Some(("uses", "$1 a month, and more with each rotation")),
        "parameter" => Some(("reads", "it costs nothing, and misleads whoever reads the program")),
        _ => None,
    }
}

fn say(view: View, what: &str, price: &str) -> Diagnostic {
    let name = view.name();
    Diagnostic::new(codes::SLS1751, format!("nobody {what} the {} `{name}`", view.kind().name))
        .at(view.span(), price)
        .help(format!("draw the arrow that was forgotten, take `{name}` out, or show it to who uses it with an output"))
}
