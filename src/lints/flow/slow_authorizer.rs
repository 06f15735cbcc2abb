//! An authorizer that may take longer than the API waits for it.
//!
//! Source: API Gateway Developer Guide, "Quotas for configuring and running an HTTP API": 10,000 ms for the response of a
//! Lambda authorizer, which cannot be raised.

use super::{fixes, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::api::is_rest;
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::shape::seconds;

/// The row of the lint.
pub static SLOW_AUTHORIZER: Lint = Lint { code: codes::SLS1405, look: Look::Arrow(check) };

/// How long an HTTP API waits for an authorizer, in seconds.
const LONGEST: i64 = 10;

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    if !wire.from.is("api") || is_rest(&wire.from) {
        return;
    }
    let Auth::By(guard) = auth::of(&wire) else { return };
    for asked in guard.outgoing().filter(|asked| asked.to.is("function") && limits::longest(asked.to) > LONGEST) {
        let (time, name) = (seconds(limits::longest(asked.to)), asked.to.name());
        let message = format!("`{name}` may take {time} to decide, and the api waits {}", seconds(LONGEST));
        let report = Diagnostic::new(codes::SLS1405, message)
            .at(fixes::place(asked.to, "timeout"), "goes on for nobody after that")
            .at(guard.span(), "asks it")
            .at(wire.span(), "has answered 500 by then")
            .help("write `timeout: 10s` or less; a check of a token takes milliseconds, or something is wrong with it");
        // Who waits for others needs more than they take.
        let waits = limits::waited_for(asked.to).any(|wire| limits::longest(wire.to) >= LONGEST);
        diagnostics.push(if waits { report } else { fixes::set(report, asked.to, "timeout", "10s") });
    }
}
