//! Capacity that is paid for at night and too small at noon.
//!
//! Source: DynamoDB Developer Guide, "Managing throughput capacity automatically with DynamoDB auto scaling"; Amazon DynamoDB
//! pricing (us-east-1, read in November 2026).

use super::money;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;

/// The row of the lint.
pub static FIXED_CAPACITY: Lint = Lint { code: codes::SLS1752, look: Look::Each(&["table"], check) };

/// US dollars for a unit and an hour.
const UNITS: [(&str, f64); 2] = [("read", 0.000_13), ("write", 0.000_65)];

fn check(table: View, diagnostics: &mut Diagnostics) {
    let Some(capacity) = table.attributes().object("capacity") else { return };
    for (name, price) in UNITS {
        let Some(units) = capacity.int(name) else { continue };
        let Some(written) = capacity.get(name) else { continue };
        #[expect(clippy::cast_precision_loss, reason = "money in words")]
        let month = units as f64 * price * money::HOURS_IN_A_MONTH;
        let scaled = format!("{{ min: {units}, max: {} }}", (units * 10).min(40_000));
        diagnostics.push(
            Diagnostic::new(
                codes::SLS1752,
                format!("`{}` pays for {units} {name}s a second at night, and takes no more at noon", table.name()),
            )
            .at(written.span, format!("${month:.2} a month, and beyond that requests are refused"))
            .help(format!("write `{name}: {scaled}`, or leave `capacity` out to pay by use"))
            .fix(format!("write `{scaled}`"), written.span, scaled.clone()),
        );
    }
}
