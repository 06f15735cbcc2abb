//! A lease that two regions hold at the same time.
//!
//! Source: DynamoDB Developer Guide, "How DynamoDB global tables work": with eventual consistency a condition is tested against the
//! replica of its own region, and of two writes the later one wins.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{self, along};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static SPLIT_LEASE: Lint = Lint { code: codes::SLS1714, look: Look::Arrow(check) };

fn check(lease: Wire, diagnostics: &mut Diagnostics) {
    let table = lease.to;
    let takes = lease.connection.to.port.name == "lease" && table.is_shared();
    let several = lease.from.stacks().filter(|(_, stack)| stack.region.is_some()).count() > 1;
    if !takes
        || !several
        || !ground::arrivals(lease.from).any(is_everywhere)
        || table.attributes().text("consistency") == Some("strong")
    {
        return;
    }
    let message = format!("`{}` can hold its lease in `{}` in two regions at once", lease.from.name(), table.name());
    let report = Diagnostic::new(codes::SLS1714, message)
        .at(table.attribute_span("replicate"), "each region asks its own replica whether the lease is free");
    diagnostics.push(along(report, &[lease]).help(format!(
        "let `{}` run in one region, `in: [\"…\"]`, or write `consistency: \"strong\"` on `{}`: three regions, or two and a `witness`",
        lease.from.name(),
        table.name()
    )));
}

/// Whether what starts it does so in each region; what is switched off elsewhere does not.
fn is_everywhere(start: Wire) -> bool {
    start.from.attributes().text("active") != Some("home") && start.options().text("active") != Some("home")
}
