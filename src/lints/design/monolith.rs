//! A function behind routes that have nothing to do with each other.

use crate::diagnostics::suggest::listed;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api::route;
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use indexmap::IndexMap;

/// The row of the lint.
pub static MONOLITH: Lint = Lint { code: codes::SLS1602, look: Look::Each(&["function"], check) };

/// How many roots of paths one task has at most.
const ROOTS: usize = 3;

fn check(view: View, diagnostics: &mut Diagnostics) {
    let mut roots: IndexMap<&str, Wire> = IndexMap::new();
    for wire in view.incoming().filter(|wire| wire.connection.drawn) {
        let Some(asked) = wire.connection.from.route.as_ref() else { continue };
        let root = route::segments(&asked.path).next().filter(|root| route::parameter(root).is_none());
        if let Some(root) = root.filter(|root| !PROBES.contains(root)) {
            roots.entry(root).or_insert(wire);
        }
    }
    if roots.len() <= ROOTS {
        return;
    }
    let names: Vec<String> = roots.keys().map(|root| format!("/{root}")).collect();
    let message = format!("`{}` answers for {}", view.name(), listed(names.iter().map(String::as_str)));
    let report = Diagnostic::new(codes::SLS1602, message).at(view.span(), "one function, with the rights of all");
    let report = roots.values().fold(report, |report, wire| report.at(wire.span(), ""));
    diagnostics.push(
        report.help("make a function for each of them; they may share a folder with `code` and have a `handler` each"),
    );
}

/// What monitors ask is no task of its own.
const PROBES: [&str; 4] = ["health", "healthz", "ping", "status"];
