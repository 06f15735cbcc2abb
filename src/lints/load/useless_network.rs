//! A function in a network where it meets nobody.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::{database, network};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static USELESS_NETWORK: Lint = Lint { code: codes::SLS1325, look: Look::Each(&["function"], look) };

/// In a network that exists there may be more than the program knows of.
fn look(view: View, diagnostics: &mut Diagnostics) {
    let Some(home) = view.refers("network").filter(|home| view.is_here() && network::existing(home).is_none()) else {
        return;
    };
    let meets =
        |other: &View| other.is(database::DATABASE.name) && database::home(other).is_some_and(|it| it.id == home.id);
    if view.outgoing().any(|wire| meets(&wire.to)) {
        return;
    }
    let name = view.name();
    let report = Diagnostic::new(codes::SLS1325, format!("`{name}` is in the network `{}`, and reaches nothing there", home.name()))
        .at(view.attribute_span("network"), "what it reaches is outside")
        .help(
            "remove `network`: a network takes the internet from a function, and makes every call to AWS go through an endpoint \
             that is paid by the hour",
        );
    let whole = view.attributes().get("network").map(|given| given.key.to(given.span));
    diagnostics.push(match whole {
        Some(whole) => report.removal("remove `network`", whole),
        None => report,
    });
}
