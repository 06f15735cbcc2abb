//! Messages about objects that are gone before the messages are.
//!
//! Source: S3 User Guide, "Expiring objects"; SQS Developer Guide, "Dead-letter queue redrive".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::graph::keys::Keys;
use crate::lints::ground::along;
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::shape::{DAY, seconds};

/// The row of the lint.
pub static VANISHING_OBJECTS: Lint = Lint { code: codes::SLS1713, look: Look::Each(&["bucket"], check) };

/// How long SQS keeps a message, and a queue of ours a dead one (`queue`, `retention`).
const USUAL: i64 = 4 * DAY;

fn check(bucket: View, diagnostics: &mut Diagnostics) {
    for (rule, _) in bucket.attributes().objects("lifecycle") {
        let (Some(expire), Some(written)) = (rule.seconds("expire"), rule.get("expire")) else { continue };
        let below = Keys::below(rule.text("prefix"));
        let told = |wire: &Wire| wire.connection.from.port.name == "created" && wire.to.is("queue");
        for wire in bucket.outgoing().filter(told).filter(|wire| Keys::of(*wire).meet(&below)) {
            let waits = wire.to.attributes().seconds("retention").unwrap_or(USUAL);
            if expire < waits && is_read(bucket, wire.to) {
                let message = format!(
                    "objects of `{}` go after {}, and messages about them stay in `{}` for {}",
                    bucket.name(),
                    seconds(expire),
                    wire.to.name(),
                    seconds(waits)
                );
                let report = Diagnostic::new(codes::SLS1713, message)
                    .at(written.span, "a message that waits longer, or comes back from the dead, leads to nothing");
                let needed = seconds(waits + (DAY - waits % DAY) % DAY);
                diagnostics.push(
                    along(report, &[wire])
                        .help(format!(
                            "write `expire: {needed}` or more, or a shorter `retention` on `{}`",
                            wire.to.name()
                        ))
                        .fix(format!("write `{needed}`"), written.span, needed.clone()),
                );
            }
        }
    }
}

/// Whether who works on the queue fetches the objects themselves.
fn is_read(bucket: View, queue: View) -> bool {
    let mut workers = queue.outgoing().map(|wire| wire.to.id);
    workers.any(|worker| bucket.incoming().any(|wire| wire.from.id == worker && wire.connection.to.port.name == "read"))
}
