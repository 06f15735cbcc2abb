//! NAT gateways that nobody's calls go through.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::network;
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static IDLE_NAT: Lint = Lint { code: codes::SLS1326, look: Look::Each(&["network"], look) };

fn look(view: View, diagnostics: &mut Diagnostics) {
    let made = view.is_here() && network::existing(&view).is_none();
    if !made || !network::leads_out(&view) || network::functions(&view).next().is_some() {
        return;
    }
    let gateways = match view.attributes().text("internet") {
        Some("nat per zone") => format!("{} NAT gateways", view.attributes().int("zones").unwrap_or(2)),
        _ => "a NAT gateway".to_owned(),
    };
    let at = view.attribute_span("internet");
    let report =
        Diagnostic::new(codes::SLS1326, format!("`{}` has {gateways}, and no function is inside", view.name()))
            .at(at, "paid by the hour, and used by nobody")
            .help("write `internet: \"none\"`, or put the functions that need it inside: `network: NAME`");
    diagnostics.push(report.fix("replace with `\"none\"`", at, "\"none\""));
}
