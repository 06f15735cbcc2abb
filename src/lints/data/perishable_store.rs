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
    Lint { code: codes::SLS1701, look: Look::Each(&["table", "bucket", "stream", "database"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    if stays(view) || is_for_a_time(view) {
        return;
    }
    if let Some(write) = view.incoming().find(|wire| fills(*wire)) {
        diagnostics.push(say(view, write));
    }
}

/// Whether the data stay when the resource goes: as they are, or in a last snapshot.
pub fn stays(view: View) -> bool {
    match view.is("database") {
        true => !view.attributes().is_off("keep"),
        false => view.attributes().bool("keep"),
    }
}

/// Whether an arrow brings data that are nowhere else.
fn fills(wire: Wire) -> bool {
    let by_delivery = wire.from.is("delivery") && wire.to.is("bucket");
    let anyhow = wire.to.is("stream") || (wire.to.is("database") && wire.from.id != wire.to.id);
    anyhow || by_delivery || (writes(wire) && wire.connection.to.port.name != "delete")
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
    let (what, kept) = match view.kind().name {
        "table" => ("items", "true"),
        "bucket" => ("objects", "true"),
        "database" => ("data", "\"snapshot\""),
        _ => ("records", "true"),
    };
    let message = format!("what `{}` writes into `{name}` goes with the stack", write.from.name());
    let report = Diagnostic::new(codes::SLS1701, message).at(
        at,
        format!("its {what} are deleted when it leaves the template, is renamed, or a change makes another one of it"),
    );
    along(report, &[write])
        .help(format!(
            "write `keep: {kept}`, or leave it out; where the data can be made again, say so: `@allow(perishable-store, \"…\")`"
        ))
        .fix(format!("write `keep: {kept}`"), at, kept)
}
