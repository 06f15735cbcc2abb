//! A delivery that makes an object every few seconds.
//!
//! Sources: Amazon S3 pricing (us-east-1, read in November 2026): $0.005 for a thousand objects, and $0.0004 for a thousand reads;
//! Amazon Athena User Guide, "Optimize data": many small files slow queries down.

use super::money::grouped;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Wire;
use crate::model::shape::{DAY, MINUTE};

/// The row of the lint.
pub static TINY_OBJECTS: Lint = Lint { code: codes::SLS1749, look: Look::Arrow(check) };

fn check(wire: Wire, diagnostics: &mut Diagnostics) {
    if !(wire.from.is("delivery") && wire.to.is("bucket")) {
        return;
    }
    let Some(written) = wire.options().get("wait") else { return };
    let Some(wait) = wire.options().seconds("wait").filter(|wait| *wait < MINUTE) else { return };
    let (delivery, bucket) = (wire.from.name(), wire.to.name());
    let message = match wait {
        0 => format!("`{delivery}` makes an object in `{bucket}` of whatever comes within some seconds"),
        _ => format!("`{delivery}` makes up to {} objects a day in `{bucket}`", grouped(DAY / wait)),
    };
    diagnostics.push(
        Diagnostic::new(codes::SLS1749, message)
            .at(written.span, "each is written, listed and read by itself, and queries open all of them")
            .help("leave `wait` out for 5m; if somebody reads sooner than that, say who: `@allow(tiny-objects, \"…\")`")
            .fix("write `5m`", written.span, "5m"),
    );
}
