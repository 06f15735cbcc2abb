//! Environments that stand ready for callers who do not wait.
//!
//! Source: AWS Lambda pricing, "Provisioned Concurrency" (us-east-1, read in November 2026).

use super::money;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground;
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::{Graph, View};
use crate::model::shape::{GB, MB, bytes};

/// The row of the lint.
pub static IDLE_PROVISIONED: Lint = Lint { code: codes::SLS1743, look: Look::Stack(check) };

/// US dollars for a second and a GB, by processor.
const ARM: f64 = 0.000_003_333_4;
const X86: f64 = 0.000_004_166_7;

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let shown = ground::shown(graph);
    let functions = graph.views().filter(|view| view.is("function") && !shown.contains(&view.id));
    functions.for_each(|view| function(view, diagnostics));
}

fn function(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let Some(count) = attributes.int("provisioned").filter(|_| attributes.get("url").is_none()) else { return };
    let later = |mode: Mode| [Mode::Async, Mode::Poll].contains(&mode);
    let Some(first) =
        ground::arrivals(view).next().filter(|_| ground::arrivals(view).all(|wire| later(wire.connection.kind.mode)))
    else {
        return;
    };
    let memory = attributes.bytes("memory").unwrap_or(512 * MB);
    let price = if attributes.text("architecture") == Some("x86_64") { X86 } else { ARM };
    #[expect(clippy::cast_precision_loss, reason = "money in words")]
    let month = count as f64 * memory as f64 / GB as f64 * price * money::SECONDS_IN_A_MONTH;
    let each = if count == 1 { "one environment".to_owned() } else { format!("{count} environments") };
    let at = attributes.span("provisioned", view.span());
    let message = format!("`{}` is kept warm, and nobody waits for its answers", view.name());
    let report = Diagnostic::new(codes::SLS1743, message)
        .at(at, format!("{each} of {}: some ${month:.0} a month, used or not", bytes(memory)))
        .at(first.span(), "events come on their own time; a cold start delays one by a second")
        .help("take `provisioned` out; if that second matters, say why: `@allow(idle-provisioned, \"…\")`");
    diagnostics.push(match ground::entry(attributes, "provisioned") {
        Some(entry) => report.removal("take `provisioned` out", entry),
        None => report,
    });
}
