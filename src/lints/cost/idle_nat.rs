//! A way into the internet that no code takes.
//!
//! Source: Amazon VPC pricing, "NAT gateway" (us-east-1, read in November 2026): $0.045 for an hour, and as much for each GB.

use super::money;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};
use std::collections::HashSet;

/// The row of the lint.
pub static IDLE_NAT: Lint = Lint { code: codes::SLS1755, look: Look::Stack(check) };

/// US dollars for a gateway and an hour.
const FOR_AN_HOUR: f64 = 0.045;

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let inside =
        graph.views().filter(|view| view.is("function")).filter_map(|view| view.attributes().resource("network"));
    let inhabited: HashSet<_> = inside.collect();
    for network in graph.views().filter(|view| view.is("network") && !inhabited.contains(&view.id)) {
        let attributes = network.attributes();
        // What an existing network has is its owner's.
        if attributes.get("existing").is_some() {
            continue;
        }
        let gateways = match attributes.text("internet") {
            Some("nat") => 1,
            Some("nat per zone") => attributes.int("zones").unwrap_or(2),
            _ => continue,
        };
        diagnostics.push(say(network, gateways));
    }
}

fn say(network: View, gateways: i64) -> Diagnostic {
    let at = network.attribute_span("internet");
    #[expect(clippy::cast_precision_loss, reason = "money in words")]
    let month = gateways as f64 * FOR_AN_HOUR * money::HOURS_IN_A_MONTH;
    let each = if gateways == 1 { "one gateway".to_owned() } else { format!("{gateways} gateways") };
    Diagnostic::new(codes::SLS1755, format!("`{}` pays for a way out that no code takes", network.name()))
        .at(at, format!("{each}: ${month:.0} a month, used or not"))
        .at(network.span(), "no function is inside, and databases call nobody")
        .help("write `internet: \"none\"`, or leave it out; AWS itself is reached through endpoints")
        .fix("write `\"none\"`", at, "\"none\"")
}
