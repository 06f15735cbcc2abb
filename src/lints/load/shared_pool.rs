//! A function that the whole internet can call, without a limit.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api::auth::{self, Auth};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static SHARED_POOL: Lint = Lint { code: codes::SLS1324, look: Look::Each(&["function"], look) };

fn look(view: View, diagnostics: &mut Diagnostics) {
    if !view.is_here() || view.attributes().get("concurrency").is_some() {
        return;
    }
    let open = |wire: &Wire| wire.from.is("api") && matches!(auth::of(wire), Auth::Open);
    if let Some(wire) = view.incoming().find(open) {
        let name = view.name();
        let report =
            Diagnostic::new(codes::SLS1324, format!("`{name}` can take all the calls that the account runs at once"))
                .at(view.span(), "it has no `concurrency`")
                .at(wire.span(), "anybody can call it")
                .help(format!(
                    "give `{name}` a `concurrency`, so that a wave of calls leaves room for the other functions"
                ));
        diagnostics.push(report.entry(view.resource.braces, "concurrency: 100"));
    }
}
