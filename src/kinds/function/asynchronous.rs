//! Events that Lambda takes into its own queue: retries, age, and where they go in the end.
//!
//! Sources: Lambda Developer Guide, "Invoking a function asynchronously" and "Capturing records of Lambda asynchronous
//! invocations".

use super::concurrency;
use crate::diagnostics::{Diagnostics, functions as say};
use crate::model::connection::Mode;
use crate::model::grant::LAMBDA;
use crate::model::graph::{View, Wire};
use crate::model::template::{Entry, Node, Template};

/// An arrow that brings events asynchronously, where there is one.
pub fn source<'a>(view: &View<'a>) -> Option<Wire<'a>> {
    let brings = |wire: &Wire| wire.connection.kind.mode == Mode::Async && wire.connection.to.port.name.is_empty();
    view.incoming().find(brings)
}

/// The arrow from a destination port that the author drew.
fn destination<'a>(view: &View<'a>, port: &str) -> Option<Wire<'a>> {
    view.outgoing().find(|wire| wire.connection.from.port.name == port)
}

/// Where events go that failed for good: the author's arrow before the queue that came with the function.
pub fn failure<'a>(view: &View<'a>) -> Option<View<'a>> {
    destination(view, "failure").map(|wire| wire.to).or_else(|| view.companion("failures"))
}

/// One destination of each sort, of a sort that Lambda takes, and events for it.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    for port in ["success", "failure"] {
        let drawn = |wire: &Wire| wire.connection.from.port.name == port && wire.connection.drawn;
        let mut arrows = view.outgoing().filter(drawn);
        let Some(first) = arrows.next() else { continue };
        for second in arrows {
            diagnostics.push(say::several_destinations(&view.name(), port, second.span(), first.span()));
        }
        if source(view).is_none() {
            diagnostics.push(say::destination_without_events(&view.name(), port, first.span()));
        }
    }
    if let Some(queue) = view.refers("failures").filter(|queue| queue.attributes().bool("fifo")) {
        diagnostics.push(say::fifo_destination(&queue.name(), "queue", view.attribute_span("failures"), queue.span()));
    }
}

/// `AWS::Lambda::EventInvokeConfig`, where events arrive asynchronously or the author says something about them.
pub fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let (success, failure) = (destination(view, "success").map(|wire| wire.to), failure(view));
    let said = ["retries", "max_age"].iter().any(|name| a.get(name).is_some());
    if source(view).is_none() && success.is_none() && destination(view, "failure").is_none() && !said {
        return;
    }
    let qualifier = if concurrency::is_provisioned(view) { concurrency::ALIAS } else { "$LATEST" };
    let entry = Entry::new("AWS::Lambda::EventInvokeConfig", view.span())
        .with("FunctionName", Node::reference(view.logical()))
        .with("Qualifier", Node::text(qualifier))
        .with_some("MaximumRetryAttempts", a.int("retries").map(Node::Int))
        .with_some("MaximumEventAgeInSeconds", a.seconds("max_age").map(Node::Int));
    template.add(view.satellite("Events"), with_destinations(view, entry, success, failure));
}

/// Lambda tests the right to send when destinations are set: so this waits for the policy, and for the alias.
fn with_destinations(view: &View, entry: Entry, success: Option<View>, failure: Option<View>) -> Entry {
    let to = |view: Option<View>| view.map_or(Node::Null, |view| Node::map([("Destination", view.member("arn"))]));
    let some = success.is_some() || failure.is_some();
    let entry = if concurrency::is_provisioned(view) { entry.after(concurrency::alias(view)) } else { entry };
    if !some {
        return entry;
    }
    entry
        .after(view.policy(&LAMBDA))
        .with("DestinationConfig", Node::map([("OnSuccess", to(success)), ("OnFailure", to(failure))]))
}
