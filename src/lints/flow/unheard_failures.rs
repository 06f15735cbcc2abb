//! Failures that are told to nobody.
//!
//! Source: Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations": a topic or bus keeps nothing for
//! those who come later.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static UNHEARD_FAILURES: Lint = Lint { code: codes::SLS1423, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let tells = wire.connection.from.port.name == "failure" && (wire.to.is("topic") || wire.to.is("bus"));
    let addressed = ["email", "https"].iter().any(|name| !wire.to.attributes().list(name).is_empty());
    if tells && !addressed && wire.to.outgoing().all(|next| next.to.id == wire.to.id) {
        let (from, to) = (wire.from.name(), wire.to.name());
        diagnostics.push(
            Diagnostic::new(codes::SLS1423, format!("nobody in this program hears what `{from}` fails at"))
                .at(wire.span(), "takes the place of a queue that would keep it")
                .at(wire.to.span(), format!("no arrow starts at `{to}`"))
                .help(format!(
                    "remove the arrow, and `{from}.failures` keeps what failed; or let a queue hear it: `queue kept {{ \
                     dead_letters: none }}`, `{to} -> kept`"
                )),
        );
    }
}
