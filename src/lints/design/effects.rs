//! What a function changes, and which events may come twice: the ground of several lints.

use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};

/// Arrows by which a function changes something or starts further work. Its notes, its leases and what it does with what
/// failed are no effects.
pub fn of<'a>(function: View<'a>) -> impl Iterator<Item = Wire<'a>> {
    const HARMLESS: [&str; 10] =
        ["read", "scan", "list", "idempotency", "lease", "decrypt", "encrypt", "sign", "answer", "stop"];
    let is_effect = |wire: &Wire| {
        let port = wire.connection.to.port.name;
        wire.connection.drawn && wire.connection.from.port.name.is_empty() && !HARMLESS.contains(&port)
    };
    function.outgoing().filter(is_effect)
}

/// Arrows that bring events at least once, without anybody waiting for an answer.
pub fn repeated<'a>(function: View<'a>) -> impl Iterator<Item = Wire<'a>> {
    let repeats = |wire: &Wire| {
        wire.connection.drawn
            && matches!(wire.connection.kind.mode, Mode::Async | Mode::Poll)
            && wire.from.id != wire.to.id
    };
    function.incoming().filter(repeats)
}
