//! Work that a client waits for.
//!
//! Source: API Gateway Developer Guide, "Quotas" (29 s and 30 s); AWS Prescriptive Guidance, "Asynchronous request-reply".

use super::limits;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::connection::Mode;
use crate::model::graph::Wire;
use crate::model::shape::seconds;

/// The row of the lint.
pub static LONG_REQUEST: Lint = Lint { code: codes::SLS1402, look: Look::Arrow(check) };

/// Longer than that, people press the button again, in seconds.
const PATIENCE: i64 = 15;

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let time = limits::longest(wire.to);
    if wire.from.is("api") && wire.connection.kind.mode == Mode::Sync && time > PATIENCE {
        let (route, to) = (wire.connection.from.route.as_ref().map(ToString::to_string), wire.to.name());
        let message = format!("whoever asks `{}` may wait {}", route.unwrap_or_default(), seconds(time));
        diagnostics.push(
            Diagnostic::new(codes::SLS1402, message)
                .at(wire.span(), format!("waits for `{to}`"))
                .at(wire.to.attribute_span("timeout"), "may take this long")
                .help(
                    "take the order, answer 202 and do the work later: `import { long_running_task } from \
                     \"std:workflows\"`, or send to a queue; or lower the `timeout`, if it never takes that long",
                ),
        );
    }
}
