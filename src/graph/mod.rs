//! What only the whole architecture shows.
//!
//! In: a [`Deployment`], and later its [`Template`](crate::model::template::Template)s. Out: diagnostics. Invariant: nothing
//! is changed here.

pub mod cycle;
pub mod emitted;
pub mod flow;
pub mod keys;
pub mod loops;
pub mod template_cycles;

use crate::diagnostics::Diagnostics;
use crate::kinds::overrides;
use crate::model::deployment::Deployment;
use crate::model::graph::Graph;

/// Judges a deployment, stack by stack.
pub fn judge(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    deployment.graphs.iter().for_each(|graph| stack(graph, diagnostics));
}

/// Judges a graph: what each kind and each connection has to say, and whether events can go round in it.
fn stack(graph: &Graph, diagnostics: &mut Diagnostics) {
    for view in graph.views() {
        (view.kind().check)(&view, diagnostics);
        overrides::check(&view, diagnostics);
    }
    for wire in graph.wires() {
        (wire.connection.kind.check)(&wire, diagnostics);
    }
    loops::check(graph, diagnostics);
}
