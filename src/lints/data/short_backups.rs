//! Backups that are gone before the mistake is found.
//!
//! Source: Amazon RDS User Guide, "Backup retention period"; AWS Well-Architected Framework, REL09-BP01 "Identify and back up all data
//! that needs to be backed up".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::View;
use crate::model::shape::{DAY, seconds};

/// The row of the lint.
pub static SHORT_BACKUPS: Lint = Lint { code: codes::SLS1717, look: Look::Each(&["database"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let Some(written) = view.attributes().get("backups") else { return };
    let Some(kept) = view.attributes().seconds("backups").filter(|kept| *kept < 7 * DAY) else { return };
    let message = format!("`{}` can be set back by {} at most", view.name(), seconds(kept));
    diagnostics.push(
        Diagnostic::new(codes::SLS1717, message)
            .at(
                written.span,
                "a wrong release on Friday is found on Monday, and by then there is nothing to go back to",
            )
            .help("write `backups: 7d` or more, or leave it out; as much as the database holds is kept for nothing")
            .fix("write `7d`", written.span, "7d"),
    );
}
