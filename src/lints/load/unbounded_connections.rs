//! A database without a proxy, behind a function without a limit.

use crate::budget;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static UNBOUNDED_CONNECTIONS: Lint = Lint { code: codes::SLS1322, look: Look::Stack(look) };

/// A number that somebody might have chosen: a multiple of ten, where there are that many.
fn fair(most: i64) -> i64 {
    if most > 10 { most / 10 * 10 } else { most.max(1) }
}

fn look(graph: &Graph, diagnostics: &mut Diagnostics) {
    let region = budget::region(graph);
    for database in region.databases.iter().filter(|database| database.share.is_none()) {
        let open = database.clients.iter().filter(|client| client.most.is_none()).count() as i64;
        let taken: i64 = database.clients.iter().filter_map(|client| Some(client.most? * client.connections)).sum();
        for client in database.clients.iter().filter(|client| client.most.is_none()) {
            let message = format!(
                "`{}` may open up to {} connections to `{}`",
                client.name,
                region.shared() * client.connections,
                database.name
            );
            let report = Diagnostic::new(codes::SLS1322, message)
                .at(client.span, "each call that runs at once has a connection of its own, and no proxy lends them");
            let report = match database.room() {
                Some(room) => report.at(database.span, format!("takes {room}")),
                None => report.at(database.span, "has no proxy"),
            };
            let left = database.room().map(|room| (room - taken).max(0) / client.connections);
            let fair = left.map_or(10, |left| fair(left / (open + 1)));
            let report = report.help(format!(
                "limit the function, for example `concurrency: {fair}`, or put a proxy before the database (remove `proxy: false`)"
            ));
            let braces = graph.view(client.id).map(|view| view.resource.braces);
            diagnostics.push(match braces {
                Some(braces) => report.entry(braces, format!("concurrency: {fair}")),
                None => report,
            });
        }
    }
}
