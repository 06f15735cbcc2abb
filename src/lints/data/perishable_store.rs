//! Data that go with the stack.
//!
//! Source: CloudFormation User Guide, "DeletionPolicy attribute" and "UpdateReplacePolicy attribute": a resource without them is
//! deleted with its data when it leaves the template, and when a changed property makes another one of it.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::ground::{along, writes};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};

/// The row of the lint.
pub static PERISHABLE_STORE: Lint =
    Lint { code: codes::SLS1701, look: Look::Each(&["table", "bucket", "stream"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    if attributes.bool("keep") || is_for_a_time(view) {
        return;
    }
    if let Some(write) = view.incoming().find(|wire| fills(*wire)) {
        diagnostics.push(say(view, write));
    }
}

/// Whether an arrow brings data that are nowhere else.
fn fills(wire: Wire) -> bool {
    let by_delivery = wire.from.is("delivery") && wire.to.is("bucket");
    wire.to.is("stream") || by_delivery || (writes(wire) && wire.connection.to.port.name != "delete")
}

/// Whether what is in it goes by itself: items with a time, objects that all expire.
fn is_for_a_time(view: View) -> bool {
    let attributes = view.attributes();
    let rules = attributes.objects("lifecycle");
    attributes.get("ttl").is_some()
        || rules.iter().any(|(rule, _)| rule.get("prefix").is_none() && rule.get("expire").is_some())
}

fn say(view: View, write: Wire) -> Diagnostic {
    let (name, at) = (view.name(), view.attribute_span("keep"));
    let what = match view.kind().name {
        "table" => "items",
        "bucket" => "objects",
        _ => "records",
    };
    let message = format!("what `{}` writes into `{name}` goes with the stack", write.from.name());
    let report = Diagnostic::new(codes::SLS1701, message).at(
        at,
        format!("its {what} are deleted when it leaves the template, is renamed, or a change makes another one of it"),
    );
    along(report, &[write])
        .help(
            "write `keep: true`, or leave it out; where the data can be made again, say so: \
                                  `@allow(perishable-store, \"…\")`",
        )
        .fix("write `keep: true`", at, "true")
}
