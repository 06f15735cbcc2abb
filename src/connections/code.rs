//! What all arrows share that are permissions for a function's code: the call is in the code, the arrow grants it.

use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_check, nothing_to_lower,
};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;

/// A permission and nothing else.
pub const fn row(name: &'static str, to: Side, doc: &'static str, grants: &'static [GrantRule]) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::of("function"),
        to,
        mode: Mode::Code,
        doc,
        options: &[],
        grants,
        admits: &[],
        sink: Sink::Nothing,
        check: nothing_to_check,
        lower: nothing_to_lower,
    }
}

/// The function's role may do something with what is at the arrow's end.
pub const fn may(actions: &'static [&'static str], on: On, crypto: Crypto) -> GrantRule {
    may_when(actions, on, crypto, always)
}

/// The same, for some arrows only.
pub const fn may_when(actions: &'static [&'static str], on: On, crypto: Crypto, when: fn(&Wire) -> bool) -> GrantRule {
    GrantRule { holder: End::From, principal: &LAMBDA, actions, on, crypto, when }
}

/// The resource at the arrow's end.
pub const ITSELF: On = On::Member(End::To, "arn");
