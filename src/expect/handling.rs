//! `expect project is idempotent`, `expect clean keeps order`, `expect clean isolates failures`: how a function meets
//! what comes twice, in order, or broken.

use super::resolve::Thing;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::claims as say;
use crate::diagnostics::expectations;
use crate::model::connection::Mode;
use crate::model::graph::{View, Wire};
use crate::model::hop::Hop;
use crate::resilience::{Drill, hops, node};
use crate::source::Span;

/// Proves that the author has thought of it: the function notes what it has done, or says why it need not.
pub fn idempotent(thing: &Thing, claim: Span) -> Result<(), Box<Diagnostic>> {
    is_function(thing)?;
    let notes = |wire: &Wire| wire.connection.to.port.name == "idempotency";
    let says = thing.view.attributes().get("idempotent").is_some();
    match says || thing.view.outgoing().any(|wire| notes(&wire)) {
        true => Ok(()),
        false => Err(Box::new(say::not_idempotent(&thing.title(), thing.view.span(), claim))),
    }
}

/// Proves that what arrives in order leaves in order.
pub fn keeps_order(drill: &Drill, thing: &Thing, claim: Span) -> Result<(), Box<Diagnostic>> {
    each_view(drill, thing, |view| {
        let scatters = |wire: &Wire| wire.connection.from.port.name != "failure" && hands_on_unordered(wire);
        if let Some(wire) = view.incoming().find(|wire| wire.from.id != view.id && !arrives_ordered(wire)) {
            return Err(Box::new(say::arrives_unordered(&thing.title(), &wire.from.name(), &hops::of(wire), claim)));
        }
        match view.outgoing().filter(|wire| wire.connection.drawn).find(scatters) {
            Some(wire) => Err(Box::new(say::leaves_unordered(&thing.title(), &wire.to.name(), &hops::of(wire), claim))),
            None => Ok(()),
        }
    })
}

/// Streams and the changes of a table are in order for each key, FIFO queues for each group.
fn arrives_ordered(wire: &Wire) -> bool {
    match wire.from.kind().name {
        "queue" => wire.from.attributes().bool("fifo"),
        "delivery" => true,
        _ => is_stream(wire),
    }
}

fn is_stream(wire: &Wire) -> bool {
    wire.from.is("stream") || wire.connection.from.port.name == "changes"
}

/// Queues and topics that are not FIFO, buses and asynchronous calls give up the order of what they take.
fn hands_on_unordered(wire: &Wire) -> bool {
    match wire.to.kind().name {
        "queue" | "topic" => !wire.to.attributes().bool("fifo"),
        "bus" => true,
        "function" => wire.connection.kind.mode != Mode::Sync,
        _ => false,
    }
}

/// Proves that a record that always fails ends somewhere, and that the others go on.
pub fn isolates_failures(drill: &Drill, thing: &Thing, claim: Span) -> Result<(), Box<Diagnostic>> {
    is_function(thing)?;
    each_view(drill, thing, |view| {
        let others = view.incoming().filter(|wire| wire.from.id != view.id);
        match others.filter_map(|wire| blocked_by(&wire)).next() {
            Some(hop) => Err(Box::new(say::holds_up(&thing.title(), &hop, claim))),
            None => Ok(()),
        }
    })
}

/// Why a record that always fails would be lost, or hold up others.
fn blocked_by(wire: &Wire) -> Option<Hop> {
    let (from, to) = (wire.from.name(), wire.to.name());
    match wire.connection.kind.mode {
        Mode::Poll if wire.from.is("queue") => wire.from.companion("dead").is_none().then(|| {
            let at = wire.from.attribute_span("dead_letters");
            Hop::new(at, format!("what fails in `{from}` comes back until it is too old, and is lost"))
        }),
        Mode::Poll if is_stream(wire) => {
            if !wire.options().bool("bisect") {
                let text = format!("one bad record takes the whole batch of `{from}` with it");
                return Some(Hop::new(wire.option_span("bisect"), text));
            }
            wire.sink().is_none().then(|| {
                let text = format!("what `{to}` cannot work on is dropped without a trace");
                Hop::new(wire.to.attribute_span("failures"), text)
            })
        }
        Mode::Async => wire
            .sink()
            .is_none()
            .then(|| Hop::new(wire.to.attribute_span("failures"), format!("what `{to}` cannot work on is lost"))),
        _ => None,
    }
}

fn is_function(thing: &Thing) -> Result<(), Box<Diagnostic>> {
    match thing.view.is("function") {
        true => Ok(()),
        false => Err(Box::new(expectations::no_code(&thing.title(), thing.view.kind().name, thing.span))),
    }
}

/// The first that is wrong in any region.
fn each_view(
    drill: &Drill,
    thing: &Thing,
    prove: impl Fn(View) -> Result<(), Box<Diagnostic>>,
) -> Result<(), Box<Diagnostic>> {
    let views = node::stacks(drill.deployment, thing.view.id).into_iter();
    views.filter_map(|node| node.view(drill.deployment)).try_for_each(prove)
}
