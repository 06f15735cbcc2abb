//! Code that anyone may call and that holds a secret.
//!
//! Source: AWS Well-Architected Framework, SEC03-BP02 "Grant least privilege access": what code cannot reach, a flaw in it
//! cannot hand out.

use super::closing::{self, Door};
use super::reach::Reach;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, Wire};

/// The row of the lint.
pub static OPEN_SECRET: Lint = Lint { code: codes::SLS1505, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let doors = closing::doors(graph);
    if doors.is_empty() {
        return;
    }
    let opening = Reach::of(graph, opens);
    for door in doors {
        // Only what answers the stranger itself: behind a queue, there is no answer that could hold the secret.
        let near = if matches!(door, Door::Route(_)) { 2 } else { 1 };
        if let Some(way) = door.way(&opening).filter(|way| way.len() == near) {
            diagnostics.push(say(door, &way));
        }
    }
}

/// Whether an arrow lets code have a secret, or the use of a key.
fn opens(wire: Wire) -> bool {
    let port = wire.connection.to.port.name;
    (wire.to.is("secret") && port == "read") || (wire.to.is("key") && ["decrypt", "sign"].contains(&port))
}

fn say(door: Door, way: &[Wire]) -> Diagnostic {
    let Some(last) = way.last() else { return Diagnostic::new(codes::SLS1505, "") };
    let (code, secret) = (last.from.name(), last.to.name());
    let what = if last.to.is("key") { format!("use the key `{secret}`") } else { format!("read `{secret}`") };
    let message = format!("`{code}` answers anyone on the internet, and may {what}");
    let other = format!("put what needs `{secret}` behind a queue or into a function of its own");
    door.report(Diagnostic::new(codes::SLS1505, message), way).help(format!("{other}; or {}", door.cure()))
}
