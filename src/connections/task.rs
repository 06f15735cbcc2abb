//! What all arrows share that are permissions for the tasks of a workflow. Steps imply theirs; where a workflow has its
//! definition from a file, the author draws them.

use crate::diagnostics::{Diagnostics, workflows as say};
use crate::kinds::workflow;
use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_lower,
};
use crate::model::grant::STATES;
use crate::model::graph::Wire;

/// A permission and nothing else.
pub const fn row(name: &'static str, to: Side, doc: &'static str, grants: &'static [GrantRule]) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::of("workflow"),
        to,
        mode: Mode::Code,
        doc,
        options: &[],
        grants,
        admits: &[],
        sink: Sink::Nothing,
        check,
        lower: nothing_to_lower,
    }
}

/// The workflow's role may do something with what is at the arrow's end.
pub const fn may(actions: &'static [&'static str], on: On, crypto: Crypto) -> GrantRule {
    may_when(actions, on, crypto, always)
}

/// The same, for some arrows only.
pub const fn may_when(actions: &'static [&'static str], on: On, crypto: Crypto, when: fn(&Wire) -> bool) -> GrantRule {
    GrantRule { holder: End::From, principal: &STATES, actions, on, crypto, when }
}

/// The resource at the arrow's end.
pub const ITSELF: On = On::Member(End::To, "arn");

/// An arrow that no task needs is a permission for nothing.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    if !wire.connection.drawn {
        return;
    }
    if wire.from.attributes().get("steps").is_some() {
        diagnostics.push(say::arrow_beside_steps(&wire.from.name(), &wire.to.name(), wire.span()));
    } else if !workflow::mentions(&wire.from, wire.to.id) {
        diagnostics.push(say::idle_arrow(&wire.from.name(), &wire.to.name(), wire.span()));
    }
}
