//! How many calls of a function run at once.

use crate::model::architecture::ResourceId;
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::source::Span;

/// What a function can put on others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The function.
    pub id: ResourceId,
    /// Its name in the source.
    pub name: String,
    /// Where it is declared.
    pub span: Span,
    /// What is reserved for it, and is its limit.
    pub reserved: Option<i64>,
    /// What stands ready all the time.
    pub ready: Option<i64>,
    /// What takes messages for it.
    pub pollers: Vec<Poller>,
    /// Whether something beside pollers calls it.
    called: bool,
}

/// What takes messages or records for a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poller {
    /// From where.
    pub source: String,
    /// How many calls it makes at once, at most; none where the arrow does not say.
    pub most: Option<i64>,
    /// The arrow.
    pub span: Span,
}

impl Load {
    /// How many calls run at once, at most; none where that is whatever the others leave.
    ///
    /// What is only polled, by pollers that all have a limit, cannot run more often than they call.
    pub fn most(&self) -> Option<i64> {
        let polled: Option<i64> = self.pollers.iter().map(|poller| poller.most).sum();
        let polled = polled.filter(|_| !self.called && !self.pollers.is_empty());
        match (self.reserved, polled) {
            (Some(reserved), Some(polled)) => Some(reserved.min(polled)),
            (reserved, polled) => reserved.or(polled),
        }
    }
}

/// The load of a function.
pub fn of(view: &View) -> Load {
    let a = view.attributes();
    let is_poll = |wire: &Wire| wire.connection.kind.mode == Mode::Poll;
    let from_elsewhere = |wire: &Wire| wire.from.id != view.id && wire.connection.kind.to.kind == "function";
    let incoming = || view.incoming().filter(from_elsewhere);
    Load {
        id: view.id,
        name: view.name(),
        span: view.span(),
        reserved: a.get("concurrency").and_then(|_| a.int("concurrency")),
        ready: a.get("provisioned").and_then(|_| a.int("provisioned")),
        pollers: incoming().filter(is_poll).map(|wire| poller(&wire)).collect(),
        called: a.get("url").is_some() || incoming().any(|wire| !is_poll(&wire)),
    }
}

/// A stream has a call for each of its shards, of which nobody knows how many there are.
fn poller(wire: &Wire) -> Poller {
    let most = wire.from.is("queue").then(|| wire.options().int("concurrency")).flatten();
    Poller { source: wire.from.name(), most, span: wire.span() }
}
