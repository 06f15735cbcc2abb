//! `expect public["POST /user"] answers within 29s`: the time limits of all that a caller waits for, added up.
//!
//! A caller of a caller waits for both: the sum is what the slowest good answer can take. What AWS's services need
//! themselves is not counted; they have no limit that a program could set.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::expectations as say;
use crate::kinds::api::auth::{self, Auth};
use crate::kinds::workflow;
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::hop::Hop;
use crate::model::shape::seconds;
use crate::resilience::node;
use crate::resilience::{Drill, hops};
use crate::source::Span;

/// Proves that an answer comes in time, in every region.
pub fn within(drill: &Drill, thing: &Thing, limit: i64, claim: Span) -> Result<(), Box<Diagnostic>> {
    let is_waited_for = thing.route.is_some() || thing.view.is("function") || workflow::is_express(&thing.view);
    if !is_waited_for {
        return Err(Box::new(say::no_answer(&thing.title(), thing.view.kind().name, thing.span)));
    }
    let ways = node::stacks(drill.deployment, thing.view.id).into_iter().filter_map(|node| node.view(drill.deployment));
    let slowest = ways.map(|view| of(view, thing)).fold(Wait::default(), Wait::longer);
    match slowest.seconds > limit {
        true => Err(Box::new(say::answers_late(&thing.title(), (slowest.seconds, limit), claim, &slowest.path))),
        false => Ok(()),
    }
}

/// A time, and what it is made of.
#[derive(Debug, Clone, Default)]
struct Wait {
    seconds: i64,
    path: Vec<Hop>,
}

impl Wait {
    fn longer(self, other: Wait) -> Wait {
        if other.seconds > self.seconds { other } else { self }
    }

    fn and(mut self, other: Wait) -> Wait {
        self.path.extend(other.path);
        Wait { seconds: self.seconds + other.seconds, path: self.path }
    }
}

fn of(view: View, thing: &Thing) -> Wait {
    let Some(route) = &thing.route else { return called(view, &mut Vec::new()) };
    let wires = view.outgoing().filter(|wire| wire.connection.from.route.as_ref() == Some(route));
    let first = |wire: Wire| Wait { seconds: 0, path: vec![hops::of(wire)] };
    wires.map(|wire| guarded(wire).and(first(wire)).and(target(wire))).fold(Wait::default(), Wait::longer)
}

/// First an authorizer is asked, where there is one.
fn guarded(wire: Wire) -> Wait {
    let Auth::By(guard) = auth::of(&wire) else { return Wait::default() };
    let asked = guard.outgoing().filter(|wire| wire.to.is("function")).map(|wire| called(wire.to, &mut Vec::new()));
    asked.fold(Wait::default(), Wait::longer)
}

fn target(wire: Wire) -> Wait {
    match wire.connection.kind.mode == Mode::Sync && (wire.to.is("function") || wire.to.is("workflow")) {
        true => called(wire.to, &mut Vec::new()),
        false => Wait::default(),
    }
}

/// A function's own time limit, and that of the slowest one that it waits for. The limit of a workflow is one for all
/// its steps.
fn called(view: View, open: &mut Vec<crate::model::architecture::ResourceId>) -> Wait {
    if open.contains(&view.id) {
        return Wait::default();
    }
    open.push(view.id);
    let is_workflow = view.is("workflow");
    let timeout = if is_workflow { workflow::limit(&view) } else { view.attributes().seconds("timeout").unwrap_or(0) };
    let text = format!("`{}` may take {}", view.name(), seconds(timeout));
    let own = Wait { seconds: timeout, path: vec![Hop::new(view.attribute_span("timeout"), text)] };
    let can_answer = |view: View| view.is("function") || view.is("workflow");
    let waits = |wire: &Wire| wire.connection.kind.mode == Mode::Sync && can_answer(wire.to) && !is_workflow;
    let below = view.outgoing().filter(waits).map(|wire| {
        let text = format!("`{}` waits for `{}`", view.name(), wire.to.name());
        Wait { seconds: 0, path: vec![Hop::new(wire.span(), text)] }.and(called(wire.to, open))
    });
    let below = below.fold(Wait::default(), Wait::longer);
    open.pop();
    own.and(below)
}
