//! Events that come back to where they started: a bill that grows by itself.
//!
//! In: a [`Graph`]. Out: SLS0602 for each closed path that AWS Lambda stops by itself, SLS0603 for those that nothing
//! stops. An edge is a connection on which events travel, a store between those who write to it and those who hear of
//! it, or a queue and where its dead letters go. Objects below a prefix that a listener does not hear of close nothing.
//!
//! An arrow that its author allows is left out, but for one report of its own, which the annotation then lifts.

use super::cycle;
use super::keys::Keys;
use crate::diagnostics::{Diagnostics, codes, graph as say};
use crate::model::architecture::ResourceId;
use crate::model::connection::Mode;
use crate::model::graph::{Graph, View, Wire};
use crate::source::Span;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use std::collections::{BTreeMap, HashMap};

/// What a resource emits from: itself, or for a bucket the objects of one kind of write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Source {
    resource: ResourceId,
    /// For a bucket: `created` or `removed`, and the keys.
    written: Option<(&'static str, Keys)>,
}

/// An edge: where it was drawn, and what it says in a report.
#[derive(Debug)]
struct Hop {
    span: Span,
    text: String,
    /// Cutting what code does is easier than cutting a mechanism.
    cost: u8,
    dead_letters: bool,
    allowed: bool,
}

/// Reports the loops of a graph.
pub fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let flow = Flow::of(graph);
    for edge in flow.graph.edge_indices().filter(|edge| flow.is_allowed(*edge)) {
        if let Some(path) = cycle::path_through(&flow.graph, edge) {
            flow.report(graph, &path, diagnostics);
        }
    }
    let open = flow.graph.filter_map(|_, source| Some(source.clone()), |edge, hop| (!hop.allowed).then_some(edge));
    let paths = cycle::closed_paths(&open, |edge| open.edge_weight(edge).map(|edge| (flow.cost(*edge), *edge)));
    for path in paths {
        let path: Vec<EdgeIndex> = path.iter().filter_map(|edge| open.edge_weight(*edge).copied()).collect();
        flow.report(graph, &path, diagnostics);
    }
}

/// How events flow.
struct Flow {
    graph: DiGraph<Source, Hop>,
    nodes: HashMap<Source, NodeIndex>,
}

impl Flow {
    fn of(graph: &Graph) -> Flow {
        let mut flow = Flow { graph: DiGraph::new(), nodes: HashMap::new() };
        for wire in graph.wires().filter(|wire| into_bucket(*wire)) {
            flow.write(wire);
        }
        let written = flow.written();
        for wire in graph.wires().filter(|wire| carries_events(*wire) && !into_bucket(*wire)) {
            match wire.from.is("bucket") {
                true => flow.hear(wire, &written),
                false => flow.join(Source::of(wire.from), Source::of(wire.to), hop(wire)),
            }
        }
        for view in graph.views() {
            flow.dead_letters(view);
        }
        flow
    }

    fn node(&mut self, source: Source) -> NodeIndex {
        *self.nodes.entry(source.clone()).or_insert_with(|| self.graph.add_node(source))
    }

    fn join(&mut self, from: Source, to: Source, hop: Hop) {
        let (from, to) = (self.node(from), self.node(to));
        self.graph.add_edge(from, to, hop);
    }

    /// What code or a service puts into a bucket.
    fn write(&mut self, wire: Wire) {
        let event = if wire.connection.to.port.name == "delete" { "removed" } else { "created" };
        let to = Source { resource: wire.to.id, written: Some((event, Keys::of(wire))) };
        self.join(Source::of(wire.from), to, hop(wire));
    }

    /// The ways in which each bucket is written to.
    fn written(&self) -> BTreeMap<ResourceId, Vec<Source>> {
        let mut written: BTreeMap<ResourceId, Vec<Source>> = BTreeMap::new();
        for source in self.graph.node_weights().filter(|source| source.written.is_some()) {
            written.entry(source.resource).or_default().push(source.clone());
        }
        written
    }

    /// Who hears of what was written: not of keys that cannot match.
    fn hear(&mut self, wire: Wire, written: &BTreeMap<ResourceId, Vec<Source>>) {
        let heard = Keys::of(wire);
        let matching = |source: &&Source| {
            let same = |(event, keys): &(&str, Keys)| *event == wire.connection.from.port.name && keys.meet(&heard);
            source.written.as_ref().is_some_and(same)
        };
        for source in written.get(&wire.from.id).into_iter().flatten().filter(matching) {
            self.join(source.clone(), Source::of(wire.to), hop(wire));
        }
    }

    /// What a queue could not get worked on moves to another one.
    fn dead_letters(&mut self, view: View) {
        let Some(dead) = view.companion("dead").filter(|dead| view.is("queue") && dead.id != view.id) else { return };
        let text = format!("`{}` moves what nobody could work on to `{}`", view.name(), dead.name());
        let span = view.attribute_span("dead_letters");
        self.join(Source::of(view), Source::of(dead), Hop { span, text, cost: 3, dead_letters: true, allowed: false });
    }

    fn is_allowed(&self, edge: EdgeIndex) -> bool {
        self.graph.edge_weight(edge).is_some_and(|hop| hop.allowed)
    }

    fn cost(&self, edge: EdgeIndex) -> u8 {
        self.graph.edge_weight(edge).map_or(u8::MAX, |hop| hop.cost)
    }

    fn report(&self, graph: &Graph, path: &[EdgeIndex], diagnostics: &mut Diagnostics) {
        let hops: Vec<&Hop> = path.iter().filter_map(|edge| self.graph.edge_weight(*edge)).collect();
        let views: Vec<View> = path.iter().filter_map(|edge| self.start(graph, *edge)).collect();
        let names: Vec<String> = views.iter().map(|view| view.name()).collect();
        let steps: Vec<say::Step> = hops.iter().map(|hop| say::Step { span: hop.span, text: &hop.text }).collect();
        let bucket = views.iter().find(|view| view.is("bucket")).map(|view| view.name());
        let stopped = hops.iter().all(|hop| !hop.dead_letters) && views.iter().all(|view| is_stopped(*view));
        diagnostics.push(match stopped {
            true => say::stopped_loop(&names, &steps),
            false => say::endless_loop(&names, &steps, bucket.as_deref()),
        });
    }

    fn start<'g>(&self, graph: &'g Graph, edge: EdgeIndex) -> Option<View<'g>> {
        let (from, _) = self.graph.edge_endpoints(edge)?;
        graph.view(self.graph.node_weight(from)?.resource)
    }
}

impl Source {
    fn of(view: View) -> Source {
        Source { resource: view.id, written: None }
    }
}

/// What Lambda's recursion detection follows (Lambda Developer Guide, "Use Lambda recursive loop detection"). It would
/// follow a bucket that notifies a function itself; ours report to EventBridge, where the trace ends.
fn is_stopped(view: View) -> bool {
    ["function", "queue", "topic"].iter().any(|kind| view.is(kind))
}

/// Reading brings nothing about; what a resource does on its own neither.
fn carries_events(wire: Wire) -> bool {
    let reads = ["read", "scan", "list", "connect", "answer", "stop"].contains(&wire.connection.to.port.name);
    let own = !wire.connection.drawn && wire.from.id == wire.to.id || wire.is_right();
    let asked = wire.connection.kind.mode == Mode::Code && reads;
    !own && !asked
}

fn into_bucket(wire: Wire) -> bool {
    wire.to.is("bucket") && carries_events(wire)
}

fn hop(wire: Wire) -> Hop {
    let cost = match wire.connection.kind.mode {
        _ if !wire.connection.drawn => 2,
        Mode::Code => 0,
        _ => 1,
    };
    let known = |word: &str| codes::find(word).is_some_and(|code| [codes::SLS0602, codes::SLS0603].contains(&code));
    let allowed = wire.connection.allows.iter().any(|(code, _)| known(code));
    Hop { span: wire.span(), text: words(wire), cost, dead_letters: false, allowed }
}

fn words(wire: Wire) -> String {
    let (from, to) = (wire.from.name(), wire.to.name());
    let verb = match (wire.connection.kind.mode, wire.connection.to.port.name) {
        _ if wire.to.is("workflow") => "starts",
        (Mode::Code, "write" | "put" | "update") => "writes to",
        (Mode::Code, "delete") => "deletes from",
        (Mode::Code, _) if wire.to.is("function") => "calls",
        (Mode::Code, _) => "sends to",
        (Mode::Poll, _) => return format!("`{to}` works on what is in `{from}`"),
        (Mode::Sync, _) if wire.from.is("workflow") => "calls",
        _ if wire.from.is("bucket") || wire.from.is("table") => return format!("`{to}` hears of changes in `{from}`"),
        _ => "hands events to",
    };
    format!("`{from}` {verb} `{to}`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{BUCKET, CALLS, FUNCTION, Fixture, POLLS, PUSHES, QUEUE, TABLE};
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
}
