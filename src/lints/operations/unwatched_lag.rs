//! A reader of a stream that may fall behind unseen.
//!
//! Source: Lambda Developer Guide, "Monitoring Kinesis event source mappings": `IteratorAge`; records that are older than
//! the stream's retention are gone.

use super::watch::{self, Watched};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{Graph, Wire};
use crate::model::shape::{DAY, seconds};

/// The row of the lint.
pub static UNWATCHED_LAG: Lint = Lint { code: codes::SLS1775, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let watched = Watched::of(graph);
    let reads =
        |wire: &Wire| wire.to.is("function") && wire.connection.kind.mode == Mode::Poll && !wire.from.is("queue");
    for wire in graph.wires().filter(reads) {
        if watched.has(wire.to, &["iterator_age"]) || watched.has(wire.from, &["iterator_age"]) {
            continue;
        }
        let (reader, kept) = (watch::written(wire.to), kept(wire));
        let message = format!("no alarm tells when `{reader}` falls behind `{}`", wire.from.name());
        let report = Diagnostic::new(codes::SLS1775, message)
            .at(wire.span(), format!("records are gone after {}, whether they were read or not", seconds(kept)))
            .help(format!("add an alarm on `{reader}.iterator_age`, with room to repair before the records are gone"));
        let comparison = format!("iterator_age > {} for 5m", seconds(kept / 4));
        diagnostics.push(watch::with_alarm(report, &watched, wire.to, "behind", &comparison));
    }
}

/// How long records can be read, in seconds; the changes of a table for a day.
pub fn kept(wire: Wire) -> i64 {
    wire.from.attributes().seconds("retention").filter(|_| wire.from.is("stream")).unwrap_or(DAY)
}
