//! Data that nobody asks for.
//!
//! Source: AWS Well-Architected Framework, SUS04-BP03 "Use policies to manage the lifecycle of your datasets".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, is_declared, is_store, shown, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};

/// The row of the lint.
pub static UNREAD_STORE: Lint = Lint { code: codes::SLS1711, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let shown = shown(graph);
    graph.views().filter(|view| is_store(*view) && !shown.contains(&view.id)).for_each(|view| store(view, diagnostics));
}

fn store(view: View, diagnostics: &mut Diagnostics) {
    let ports = ["write", "put", "update", "delete"];
    let asks = view.incoming().any(|wire| wire.from.id != view.id && !ports.contains(&wire.connection.to.port.name));
    let hears = view.outgoing().any(|wire| wire.to.id != view.id);
    if asks || hears || !is_declared(view) || view.attributes().get("website").is_some() {
        return;
    }
    let mut writers = view.incoming();
    if let Some(write) = writers.find(|wire| writes(*wire) && wire.connection.to.port.name != "delete") {
        let name = view.name();
        let message = format!("nobody reads what `{}` writes into `{name}`", write.from.name());
        let report = Diagnostic::new(codes::SLS1711, message)
            .at(view.span(), "no arrow reads it or hears of it, and no output names it");
        let help = "draw the arrow that reads it; if somebody outside does, tell them where it is with an output";
        diagnostics.push(along(report, &[write]).help(help));
    }
}
