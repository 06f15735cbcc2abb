//! Objects that expire and stay all the same.
//!
//! Source: S3 User Guide, "Expiring objects": in a bucket with versions, expiry adds a delete marker, and the object becomes an old
//! version that is paid for until a rule removes it.

use crate::diagnostics::fix::Edit;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::seconds;

/// The row of the lint.
pub static ENDLESS_VERSIONS: Lint = Lint { code: codes::SLS1750, look: Look::Each(&["bucket"], check) };

fn check(bucket: View, diagnostics: &mut Diagnostics) {
    if !bucket.attributes().bool("versioning") {
        return;
    }
    let rules = bucket.attributes().objects("lifecycle");
    for (rule, span) in &rules {
        let (Some(expire), Some(written)) = (rule.seconds("expire"), rule.get("expire")) else { continue };
        if rules.iter().any(|(other, _)| other.get("old_versions").is_some() && covers(other, rule)) {
            continue;
        }
        let what = match rule.text("prefix") {
            Some(prefix) => format!("objects below `{prefix}`"),
            None => "objects".to_owned(),
        };
        let message = format!(
            "{what} of `{}` expire after {}, and are kept and paid for all the same",
            bucket.name(),
            seconds(expire)
        );
        let report = Diagnostic::new(codes::SLS1750, message)
            .at(written.span, "from then on each is an old version, which no rule removes")
            .help("write `old_versions: 30d` beside `expire`: for so long an expired object can still be had back");
        // A rule that stands elsewhere has no braces here.
        let literal = span.start < written.span.start && written.span.end < span.end;
        diagnostics.push(match literal {
            true => {
                let entry = "old_versions: 30d";
                report.edits(format!("write `{entry}`"), vec![Edit::Enter(*span, entry.to_owned())])
            }
            false => report,
        });
    }
}

/// Whether a rule is about all objects of another one.
fn covers(rule: &Attributes, other: &Attributes) -> bool {
    match (rule.text("prefix"), other.text("prefix")) {
        (None, _) => true,
        (Some(front), Some(prefix)) => prefix.starts_with(front),
        (Some(_), None) => false,
    }
}
