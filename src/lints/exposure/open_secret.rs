//! Code that anyone may call and that holds a secret.
//!
//! Source: AWS Well-Architected Framework, SEC03-BP02 "Grant least privilege access": what code cannot reach, a flaw in it
//! cannot hand out.

use super::closing;
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_SECRET: Lint = Lint { code: codes::SLS1505, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let routes = closing::open_routes(graph);
    if routes.is_empty() {
        return;
    }
    let opening = Reach::of(graph, opens);
    // Only what answers the stranger itself: behind a queue, there is no answer that could hold the secret.
    let near = routes.into_iter().filter_map(|route| opening.way(route)).filter(|way| way.len() == 2);
    near.for_each(|way| diagnostics.push(say(&way)));
}

/// Whether an arrow lets code have a secret, or the use of a key.
fn opens(wire: Wire) -> bool {
    let port = wire.connection.to.port.name;
    (wire.to.is("secret") && port == "read") || (wire.to.is("key") && ["decrypt", "sign"].contains(&port))
}

fn say(way: &[Wire]) -> Diagnostic {
    let (Some(route), Some(last)) = (way.first(), way.last()) else { return Diagnostic::new(codes::SLS1505, "") };
    let (code, secret) = (last.from.name(), last.to.name());
    let what = if last.to.is("key") { format!("use the key `{secret}`") } else { format!("read `{secret}`") };
    let message = format!("`{code}` answers anyone on the internet, and may {what}");
    closing::report(Diagnostic::new(codes::SLS1505, message), way).help(format!(
        "put what needs `{secret}` behind a queue or into a function of its own, or let `{}` say who may call",
        closing::title(*route)
    ))
}
