//! Events and calls that come back to where they started: a bill that grows by itself.
//!
//! In: a [`Graph`]. Out: SLS0604 for each circle of calls in which everybody waits for the next, SLS0605 where dead letters
//! come back, SLS0602 for each closed path that AWS Lambda stops by itself, SLS0603 for those that nothing stops. The path
//! begins with the edge that is cut with the least harm; whoever cuts the first edges of all reports has no loop left.
//!
//! An arrow that its author allows is left out, but for one report of its own, which the annotation then lifts. The
//! functions of such a loop must be told to Lambda, which would stop it: [`declared`].

use super::cycle;
use super::flow::{Cost, Flow, Place};
use crate::diagnostics::{Diagnostic, Diagnostics, graph as say};
use crate::model::architecture::ResourceId;
use crate::model::graph::{Graph, View, Wire};
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Reports the loops of a graph.
pub fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let flow = Flow::of(graph);
    for edge in flow.graph.edge_indices().filter(|edge| flow.is_allowed(*edge)) {
        if let Some(path) = through(&flow, edge) {
            diagnostics.push(report(graph, &flow, &path));
        }
    }
    let calls = closed(&flow, |edge| flow.waits(edge) && !flow.is_allowed(edge));
    let cut: HashSet<EdgeIndex> = calls.iter().filter_map(|path| path.first().copied()).collect();
    let rest = closed(&flow, |edge| !cut.contains(&edge) && !flow.is_allowed(edge));
    for path in calls.iter().chain(&rest) {
        diagnostics.push(report(graph, &flow, path));
    }
}

/// A closed path through an edge: where it can be one of calls alone, that.
fn through(flow: &Flow, edge: EdgeIndex) -> Option<Vec<EdgeIndex>> {
    let among = |part: DiGraph<Place, EdgeIndex>| {
        let own = part.edge_indices().find(|inner| part.edge_weight(*inner) == Some(&edge))?;
        Some(numbers(&part, &cycle::path_through(&part, own)?))
    };
    let calls = flow.waits(edge).then(|| among(flow.part(|edge| flow.waits(edge)))).flatten();
    calls.or_else(|| cycle::path_through(&flow.graph, edge))
}

/// Closed paths of some edges.
fn closed(flow: &Flow, holds: impl Fn(EdgeIndex) -> bool) -> Vec<Vec<EdgeIndex>> {
    let part = flow.part(holds);
    let paths = cycle::closed_paths(&part, |edge| part.edge_weight(edge).map(|edge| flow.cost(*edge)));
    paths.iter().map(|path| numbers(&part, path)).collect()
}

fn numbers(part: &DiGraph<Place, EdgeIndex>, path: &[EdgeIndex]) -> Vec<EdgeIndex> {
    path.iter().filter_map(|edge| part.edge_weight(*edge).copied()).collect()
}

fn report(graph: &Graph, flow: &Flow, path: &[EdgeIndex]) -> Diagnostic {
    let hops = flow.hops(path);
    let views: Vec<View> = path.iter().filter_map(|edge| flow.start(graph, *edge)).collect();
    let names: Vec<String> = views.iter().map(|view| view.name()).collect();
    let first = hops.first().and_then(|hop| graph.wire(hop.wire?));
    let cheap = hops.first().map_or("", |hop| reason(hop.cost));
    let steps: Vec<say::Step> = hops.iter().map(|hop| say::Step { span: hop.span, text: &hop.text }).collect();
    let turn = say::Turn { names: &names, steps: &steps, cheap, rewrite: first.map(|wire| rewrite(wire, &views)) };
    let report = if hops.iter().all(|hop| hop.waits) {
        say::circle_of_calls(&turn)
    } else if hops.iter().any(|hop| hop.dead_letters) {
        say::returning_dead_letters(&turn)
    } else if views.iter().all(|view| is_stopped(*view)) {
        say::stopped_loop(&turn)
    } else {
        say::endless_loop(&turn)
    };
    match first.and_then(|wire| Some((wire, wire.wiring()?))) {
        Some((wire, span)) => report.removal(format!("remove `{}`", wire.text()), span),
        None => report,
    }
}

/// Why an edge is the one to cut.
fn reason(cost: Cost) -> &'static str {
    match cost {
        Cost::Impatient => "who waits there has no more time than the other",
        Cost::Code => "only a line of code does it",
        Cost::Arrow => "it is one arrow",
        Cost::Implied => "the rest stays as it is",
        Cost::DeadLetters => "all else is needed",
    }
}

/// What to write instead, as code: by what is on the way, and else by the arrow that is cut.
fn rewrite(wire: Wire, views: &[View]) -> String {
    let (from, to) = (wire.from.name(), wire.to.name());
    let short = |view: View| view.name().rsplit('/').next().unwrap_or_default().to_owned();
    let passes = |kind: &str| views.iter().find(|view| view.is(kind)).map(|view| view.name());
    if let Some(bucket) = passes("bucket") {
        return format!(
            "let `{bucket}` be written below one `prefix` and listened to below another: `{bucket}.write {{ prefix: \
             \"out/\" }}` and `{bucket}.created -> … {{ prefix: \"in/\" }}`"
        );
    }
    if let Some(bus) = passes("bus") {
        return format!("let the rule of `{bus}` match other events than those that come back, by their `detail_type`");
    }
    match (wire.to.kind().name, wire.connection.to.port.name) {
        ("function" | "workflow", "call") => {
            format!(
                "hand over and go on, with `{from} -> {to}` instead of `.call`, or let a workflow call both in turn"
            )
        }
        (kind @ ("queue" | "topic"), _) => {
            let next = format!("{}_done", short(wire.to));
            format!("send what is done somewhere else: `{kind} {next} {{}}` and `{from} -> {next}`")
        }
        ("table", port) => {
            let next = format!("{}_view", short(wire.to));
            format!("write to another table: `table {next} {{ … }}` and `{from} -> {next}.{port}`")
        }
        _ => "let the step that is easiest to cut go somewhere else".to_owned(),
    }
}

/// What Lambda's recursion detection follows (Lambda Developer Guide, "Use Lambda recursive loop detection"). It would
/// follow a bucket that notifies a function itself; ours report to EventBridge, where the trace ends.
fn is_stopped(view: View) -> bool {
    ["function", "queue", "topic"].iter().any(|kind| view.is(kind))
}

/// The functions that Lambda would stop in a loop that its author allows: those in a knot of functions, queues and topics
/// with an allowed arrow in it.
pub fn declared(graph: &Graph) -> BTreeSet<ResourceId> {
    if graph.connections.iter().all(|connection| connection.allows.is_empty()) {
        return BTreeSet::new();
    }
    let flow = Flow::of(graph);
    let is_followed = |node: NodeIndex| {
        let view = flow.graph.node_weight(node).and_then(|place| graph.view(place.resource));
        view.is_some_and(is_stopped)
    };
    let seen = flow.part(|edge| {
        let ends = flow.graph.edge_endpoints(edge).is_some_and(|(from, to)| is_followed(from) && is_followed(to));
        ends && flow.graph.edge_weight(edge).is_some_and(|hop| !hop.dead_letters)
    });
    let knots: HashMap<NodeIndex, usize> = tarjan_scc(&seen)
        .into_iter()
        .enumerate()
        .flat_map(|(knot, nodes)| nodes.into_iter().map(move |n| (n, knot)))
        .collect();
    let allowed = seen.edge_indices().filter(|edge| seen.edge_weight(*edge).is_some_and(|edge| flow.is_allowed(*edge)));
    let closed: HashSet<usize> = allowed
        .filter_map(|edge| {
            let (from, to) = seen.edge_endpoints(edge)?;
            let (from, to) = (knots.get(&from)?, knots.get(&to)?);
            (from == to).then_some(*from)
        })
        .collect();
    let members = knots.iter().filter(|(_, knot)| closed.contains(knot));
    let functions = members.filter_map(|(node, _)| graph.view(seen.node_weight(*node)?.resource));
    functions.filter(|view| view.is("function")).map(|view| view.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{BUCKET, CALLS, FUNCTION, Fixture, POLLS, PUSHES, QUEUE, TABLE, WAITS};
    use crate::model::graph::ConnectionId;

    fn reports(fixture: &Fixture) -> Vec<(&'static str, String)> {
        let mut diagnostics = Diagnostics::default();
        check(&fixture.graph, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| (diagnostic.code.id, diagnostic.message.clone())).collect()
    }

    fn allow(fixture: &mut Fixture, id: ConnectionId) {
        fixture.graph.connections[id.0 as usize].allows.push(("SLS0602".into(), "it ends".into()));
    }

    #[test]
    fn a_queue_whose_consumer_sends_to_it_is_a_loop() {
        let mut fixture = Fixture::default();
        let (orders, charge) = (fixture.resource(&QUEUE, "orders"), fixture.resource(&FUNCTION, "charge"));
        fixture.arrow(&POLLS, (orders, ""), (charge, ""), &[]);
        assert!(reports(&fixture).is_empty());
        fixture.arrow(&CALLS, (charge, ""), (orders, ""), &[]);
        let message = "events come back to where they started: `charge` → `orders` → `charge`";
        assert_eq!(reports(&fixture), [("SLS0602", message.to_owned())]);
    }

    #[test]
    fn a_table_whose_changes_are_written_back_is_an_endless_loop() {
        let mut fixture = Fixture::default();
        let (users, index) = (fixture.resource(&TABLE, "users"), fixture.resource(&FUNCTION, "index"));
        fixture.arrow(&POLLS, (users, "changes"), (index, ""), &[]);
        fixture.arrow(&CALLS, (index, ""), (users, "read"), &[]);
        assert!(reports(&fixture).is_empty());
        fixture.arrow(&CALLS, (index, ""), (users, "write"), &[]);
        assert_eq!(reports(&fixture)[0].0, "SLS0603");
    }

    #[test]
    fn a_function_that_calls_itself_is_a_loop() {
        let mut fixture = Fixture::default();
        let walk = fixture.resource(&FUNCTION, "walk");
        fixture.arrow(&CALLS, (walk, ""), (walk, ""), &[]);
        assert_eq!(reports(&fixture)[0].0, "SLS0602");
    }

    #[test]
    fn prefixes_that_cannot_meet_close_no_loop() {
        for (written, heard, loops) in [("small/", "in/", 0), ("in/small/", "in/", 1), ("", "in/", 1)] {
            let mut fixture = Fixture::default();
            let (photos, resize) = (fixture.resource(&BUCKET, "photos"), fixture.resource(&FUNCTION, "resize"));
            fixture.arrow(&PUSHES, (photos, "created"), (resize, ""), &[("prefix", heard)]);
            fixture.arrow(&CALLS, (resize, ""), (photos, "write"), &[("prefix", written)]);
            let codes: Vec<&str> = reports(&fixture).iter().map(|(code, _)| *code).collect();
            assert_eq!(codes, vec!["SLS0603"; loops], "{written} and {heard}");
        }
    }

    #[test]
    fn an_allowed_arrow_is_reported_once_so_that_it_can_be_lifted() {
        let mut fixture = Fixture::default();
        let (orders, charge) = (fixture.resource(&QUEUE, "orders"), fixture.resource(&FUNCTION, "charge"));
        fixture.arrow(&POLLS, (orders, ""), (charge, ""), &[]);
        let back = fixture.arrow(&CALLS, (charge, ""), (orders, ""), &[]);
        allow(&mut fixture, back);
        assert_eq!(reports(&fixture).len(), 1);
        let walk = fixture.resource(&FUNCTION, "walk");
        fixture.arrow(&CALLS, (walk, ""), (walk, ""), &[]);
        assert_eq!(reports(&fixture).len(), 2);
    }

    /// Functions, queues and tables; who works on what, who calls and who writes.
    fn architecture(arrows: &[(u8, usize, usize)]) -> Fixture {
        let mut fixture = Fixture::default();
        let functions = ["f", "g", "h", "i"].map(|name| fixture.resource(&FUNCTION, name));
        let queues = ["p", "q"].map(|name| fixture.resource(&QUEUE, name));
        let tables = ["t", "u"].map(|name| fixture.resource(&TABLE, name));
        let mut drawn = HashSet::new();
        for (sort, from, to) in arrows.iter().filter(|arrow| drawn.insert(**arrow)) {
            let (function, other) = (functions[from % 4], to % 2);
            match sort % 6 {
                0 => fixture.arrow(&POLLS, (queues[other], ""), (function, ""), &[]),
                1 => fixture.arrow(&CALLS, (function, ""), (queues[other], ""), &[]),
                2 => fixture.arrow(&POLLS, (tables[other], "changes"), (function, ""), &[]),
                3 => fixture.arrow(&CALLS, (function, ""), (tables[other], "write"), &[]),
                4 => fixture.arrow(&PUSHES, (function, ""), (functions[to % 4], ""), &[]),
                _ => fixture.arrow(&WAITS, (function, ""), (functions[to % 4], ""), &[]),
            };
        }
        fixture
    }

    /// Every simple way round, by the names on it from the least one on, with whether each step is waited for.
    fn every_turn(graph: &Graph) -> Vec<(Vec<String>, bool)> {
        fn walk<'g>(view: View<'g>, path: &mut Vec<(View<'g>, bool)>, all: &mut Vec<(Vec<String>, bool)>) {
            let first = path.first().map_or(view, |(first, _)| *first);
            for wire in view.outgoing() {
                let waits = wire.connection.kind.mode == crate::model::connection::Mode::Sync;
                let passed = path.iter().any(|(known, _)| known.id == wire.to.id) || wire.to.id == view.id;
                if wire.to.id == first.id {
                    let turn = path.iter().copied().chain([(view, waits)]);
                    let (names, waited): (Vec<String>, Vec<bool>) = turn.map(|(view, w)| (view.name(), w)).unzip();
                    all.push((names, waited.iter().all(|waits| *waits)));
                } else if wire.to.name() > first.name() && !passed {
                    path.push((view, waits));
                    walk(wire.to, path, all);
                    path.pop();
                }
            }
        }
        let mut all = Vec::new();
        graph.views().for_each(|view| walk(view, &mut Vec::new(), &mut all));
        all
    }

    /// The names in a message, from the least one on.
    fn turn(message: &str) -> Vec<String> {
        let mut names: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        names.pop();
        let least = (0..names.len()).min_by_key(|place| &names[*place]).unwrap();
        names.rotate_left(least);
        names
    }

    proptest::proptest! {
        /// Against brute force: something is found where there is a way round, a circle of calls where all wait, and whatever
        /// is found is a way round of its sort.
        #[test]
        fn loops_are_those_of_brute_force(
            arrows in proptest::collection::vec((0..6_u8, 0..4_usize, 0..4_usize), 0..14),
        ) {
            let fixture = architecture(&arrows);
            let (all, found) = (every_turn(&fixture.graph), reports(&fixture));
            proptest::prop_assert_eq!(found.is_empty(), all.is_empty());
            let calls = found.iter().any(|(code, _)| *code == "SLS0604");
            proptest::prop_assert_eq!(calls, all.iter().any(|(_, waited)| *waited));
            for (code, message) in &found {
                let turn = turn(message);
                let table = turn.iter().any(|name| name == "t" || name == "u");
                let is_known = |waited: bool| all.contains(&(turn.clone(), waited));
                let expected = match (*code == "SLS0604", table) {
                    (true, _) => is_known(true),
                    (false, true) => *code == "SLS0603" && is_known(false),
                    (false, false) => *code == "SLS0602" && (is_known(false) || is_known(true)),
                };
                proptest::prop_assert!(expected, "{}: {}", code, message);
            }
        }

        /// Lambda is told of the functions on a way round through an allowed arrow that it can follow, and of no others.
        #[test]
        fn functions_of_allowed_loops_are_declared(
            arrows in proptest::collection::vec((0..6_u8, 0..4_usize, 0..4_usize), 1..10),
            chosen in 0..10_usize,
        ) {
            let mut fixture = architecture(&arrows);
            let id = ConnectionId(u32::try_from(chosen % fixture.graph.connections.len()).unwrap());
            allow(&mut fixture, id);
            let graph = &fixture.graph;
            let wire = graph.wire(id).unwrap();
            let (from, to) = (wire.from.name(), wire.to.name());
            let reaches = |start: &str, end: &str| {
                let (mut open, mut known) = (vec![start.to_owned()], BTreeSet::new());
                while let Some(name) = open.pop() {
                    if known.insert(name.clone()) {
                        let view = graph.views().find(|view| view.name() == name).unwrap();
                        open.extend(view.outgoing().filter(|w| !w.to.is("table") && !w.from.is("table")).map(|w| w.to.name()));
                    }
                }
                known.contains(end)
            };
            let followed = !wire.from.is("table") && !wire.to.is("table") && reaches(&to, &from);
            let expected = graph.views().filter(|view| {
                view.is("function") && followed && reaches(&to, &view.name()) && reaches(&view.name(), &from)
            });
            proptest::prop_assert_eq!(declared(graph), expected.map(|view| view.id).collect::<BTreeSet<ResourceId>>());
        }
    }
}
