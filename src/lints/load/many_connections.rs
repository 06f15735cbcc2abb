//! Functions that together open more connections than a database takes.

use crate::budget;
use crate::budget::connections::{Database, Verdict};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static MANY_CONNECTIONS: Lint = Lint { code: codes::SLS1321, look: Look::Stack(look) };

fn look(graph: &Graph, diagnostics: &mut Diagnostics) {
    for database in &budget::region(graph).databases {
        let all_limited = database.clients.iter().all(|client| client.most.is_some());
        if all_limited && database.bears(database.needs) == Verdict::Overflows {
            diagnostics.push(report(database, graph));
        }
    }
}

fn report(database: &Database, graph: &Graph) -> Diagnostic {
    let room = database.room().unwrap_or(0);
    let message =
        format!("functions open up to {} connections to `{}`, which takes {room}", database.needs, database.name);
    let report = Diagnostic::new(codes::SLS1321, message).at(database.span, database.words.clone());
    let report = database.clients.iter().fold(report, |report, client| {
        let plural = if client.connections == 1 { "connection" } else { "connections" };
        let words = format!("{} at once, {} {plural} each", client.most.unwrap_or(0), client.connections);
        report.at(client.span, words)
    });
    let without = graph.view(database.id).and_then(|view| Some(view.attributes().get("proxy")?.clone()));
    let report = match without {
        Some(given) => report.removal("remove `proxy: false`", given.key.to(given.span)),
        None => report,
    };
    report.help(
        "put a proxy between them (remove `proxy: false`), lower the functions' `concurrency`, let a queue hold back what comes, \
         or make the database larger",
    )
}
