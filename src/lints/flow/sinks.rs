//! Which queues take what failed, and whose.

use crate::model::architecture::ResourceId;
use crate::model::graph::{Graph, View};
use crate::source::Span;
use std::collections::BTreeMap;

/// Somebody's queue for what failed.
pub struct Use<'g> {
    /// Whose.
    pub of: View<'g>,
    /// Where that is said.
    pub span: Span,
}

/// The queues that take dead letters and failures, each with those whose they are.
pub fn of(graph: &Graph) -> BTreeMap<ResourceId, Vec<Use<'_>>> {
    let mut all: BTreeMap<ResourceId, Vec<Use>> = BTreeMap::new();
    for view in graph.views() {
        for (port, attribute) in [("dead", "dead_letters"), ("failures", "failures")] {
            if let Some(queue) = view.companion(port).filter(|queue| queue.id != view.id) {
                all.entry(queue.id).or_default().push(Use { of: view, span: view.attribute_span(attribute) });
            }
        }
        let drawn = view.outgoing().filter(|wire| wire.connection.from.port.name == "failure" && wire.to.is("queue"));
        for wire in drawn {
            all.entry(wire.to.id).or_default().push(Use { of: view, span: wire.span() });
        }
    }
    all
}
