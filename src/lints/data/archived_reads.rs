//! Objects that code cannot read any more, as they were put away.
//!
//! Source: S3 User Guide, "Understanding S3 Glacier storage classes for long-term data storage": `GetObject` answers
//! `InvalidObjectState` until an object was restored, which takes hours.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::graph::keys::Keys;
use crate::lints::ground::along;
use crate::lints::{Lint, Look};
use crate::model::architecture::Attributes;
use crate::model::graph::{View, Wire};
use crate::model::shape::seconds;
use crate::source::Span;

/// The row of the lint.
pub static ARCHIVED_READS: Lint = Lint { code: codes::SLS1712, look: Look::Each(&["bucket"], check) };

fn check(bucket: View, diagnostics: &mut Diagnostics) {
    let reads = |wire: &Wire| wire.from.is("function") && wire.connection.to.port.name == "read";
    for (rule, span) in bucket.attributes().objects("lifecycle") {
        let Some(archive) = rule.object("archive") else { continue };
        let class = archive.text("class").unwrap_or_default();
        if !["glacier", "deep_archive"].contains(&class) {
            continue;
        }
        let below = Keys::below(rule.text("prefix"));
        if let Some(read) = bucket.incoming().filter(reads).find(|wire| Keys::of(*wire).meet(&below)) {
            diagnostics.push(say(bucket, read, &archive, class, span));
        }
    }
}

fn say(bucket: View, read: Wire, archive: &Attributes, class: &str, rule: Span) -> Diagnostic {
    let (reader, after) = (read.from.name(), seconds(archive.seconds("after").unwrap_or_default()));
    let message = format!("`{reader}` cannot read objects of `{}` that are older than {after}", bucket.name());
    let wait = if class == "glacier" { "hours" } else { "up to a day" };
    let at = archive.span("class", archive.span("after", rule));
    let report = Diagnostic::new(codes::SLS1712, message)
        .at(at, format!("in `{class}`, an object can be read {wait} after somebody asked to have it restored"));
    let report = along(report, &[read]).help(
        "write `class: \"instant_glacier\"`, whose objects are read at once; or let the code read a prefix that is not archived",
    );
    match archive.get("class") {
        Some(written) => report.fix("write `\"instant_glacier\"`", written.span, "\"instant_glacier\""),
        None => match archive.get("after") {
            // Two entries in the place of one, as the braces of the object are not known here.
            Some(written) => report.fix(
                "write `class: \"instant_glacier\"`",
                written.span,
                format!("{after}, class: \"instant_glacier\""),
            ),
            None => report,
        },
    }
}
