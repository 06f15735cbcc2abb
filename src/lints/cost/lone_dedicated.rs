//! A reader that pays for a stream of its own although it is the only one.
//!
//! Source: Kinesis Data Streams Developer Guide, "Develop enhanced fan-out consumers with dedicated throughput"; Amazon Kinesis
//! Data Streams pricing (us-east-1, read in November 2026).

use super::money;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;

/// The row of the lint.
pub static LONE_DEDICATED: Lint = Lint { code: codes::SLS1745, look: Look::Arrow(check) };

/// US dollars for a consumer, a shard and an hour.
const FOR_AN_HOUR: f64 = 0.015;

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    let Some(dedicated) = wire.options().get("dedicated").filter(|_| wire.options().bool("dedicated")) else { return };
    if !wire.from.is("stream") || wire.from.outgoing().count() > 1 {
        return;
    }
    let (reader, stream) = (wire.to.name(), wire.from.name());
    let month = FOR_AN_HOUR * money::HOURS_IN_A_MONTH;
    diagnostics.push(
        Diagnostic::new(
            codes::SLS1745,
            format!("`{reader}` pays for a share of `{stream}` that it has to itself anyway"),
        )
        .at(dedicated.span, format!("${month:.0} a month for each shard, and $0.013 for each GB"))
        .at(wire.span(), "the only reader")
        .help("leave `dedicated` out; it also delivers some tenths of a second sooner: if that matters, say so")
        .fix("write `false`", dedicated.span, "false"),
    );
}
