//! Where work comes in: the routes of APIs, names, sites, clocks, and what others put events into.

use super::Drill;
use super::names::{Record, Target};
use super::node::{self, Node};
use crate::kinds::api;
use crate::model::architecture::{ResourceId, Route};
use crate::model::graph::{Graph, View};
use crate::source::Span;
use ecow::EcoString;
use std::collections::BTreeMap;

/// An entry point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The resource that it belongs to.
    pub resource: ResourceId,
    /// What sort it is.
    pub sort: Sort,
    /// The record through which clients come; none where they use AWS's own address.
    pub through: Option<ResourceId>,
    /// What it is called: `public["GET /ping"]`, `nightly`.
    pub title: String,
    /// The name that clients ask for.
    pub name: Option<EcoString>,
    /// Where it was declared.
    pub span: Span,
}

impl Entry {
    /// Its route, where it is one.
    pub fn route(&self) -> Option<&Route> {
        match &self.sort {
            Sort::Route(route) => Some(route),
            _ => None,
        }
    }
}

/// The sorts of entry points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// A route of an API.
    Route(Route),
    /// A name behind which sites, buckets or addresses stand.
    Name,
    /// A site under CloudFront's own name.
    Site,
    /// A clock.
    Schedule,
    /// What others, outside of the program, put events into.
    Source,
}

impl Sort {
    /// As JSON and tables say it.
    pub fn word(&self) -> &'static str {
        match self {
            Sort::Route(_) => "route",
            Sort::Name => "name",
            Sort::Site => "site",
            Sort::Schedule => "schedule",
            Sort::Source => "source",
        }
    }
}

/// All entry points of a program: routes first, then names, sites, clocks, sources, each in the order of names.
pub fn all(drill: &Drill) -> Vec<Entry> {
    let views = views(drill);
    let of = |kind: &str| views.iter().copied().filter(|view| view.is(kind)).collect::<Vec<_>>();
    let mut entries: Vec<Entry> = of("api").into_iter().flat_map(|view| routes(drill, view)).collect();
    entries
        .extend(drill.names.records.iter().filter(|record| is_public(drill, record)).map(|record| name(drill, record)));
    let unnamed = |view: &View| !drill.names.records.iter().any(|record| answers_with(record, view.id));
    entries.extend(of("site").into_iter().filter(unnamed).map(|view| of_resource(view, Sort::Site)));
    entries.extend(of("schedule").into_iter().map(|view| of_resource(view, Sort::Schedule)));
    entries.extend(
        views.iter().copied().filter(|view| is_source(drill, *view)).map(|view| of_resource(view, Sort::Source)),
    );
    entries
}

/// Each resource once, in the first stack that has it.
fn views<'a>(drill: &Drill<'a>) -> Vec<View<'a>> {
    let mut all: BTreeMap<String, View<'a>> = BTreeMap::new();
    for view in drill.deployment.graphs.iter().flat_map(Graph::views) {
        all.entry(view.name()).or_insert(view);
    }
    all.into_values().collect()
}

/// The routes of an API, under each name that leads to it.
pub fn routes(drill: &Drill, view: View) -> Vec<Entry> {
    let stacks = node::stacks(drill.deployment, view.id);
    let graphs = stacks.iter().filter_map(|node| node.view(drill.deployment));
    let mut known: BTreeMap<Route, Span> = BTreeMap::new();
    for wire in graphs.flat_map(|view| api::routes(&view).collect::<Vec<_>>()) {
        if let Some(route) = api::route_of(&wire) {
            known.entry(route.clone()).or_insert(wire.span());
        }
    }
    known.into_iter().flat_map(|(route, span)| route_entries(drill, view, &route, span)).collect()
}

fn route_entries(drill: &Drill, view: View, route: &Route, span: Span) -> Vec<Entry> {
    let entry = |record: Option<&Record>| Entry {
        resource: view.id,
        sort: Sort::Route(route.clone()),
        through: record.map(|record| record.id),
        title: format!("{}[\"{route}\"]", view.name()),
        name: record.map(|record| record.name.clone()),
        span,
    };
    let records: Vec<&Record> = drill
        .names
        .records
        .iter()
        .filter(|record| is_asked(drill, record) && leads_to(drill, record, view.id))
        .collect();
    match records.is_empty() {
        true => vec![entry(None)],
        false => records.into_iter().map(|record| entry(Some(record))).collect(),
    }
}

/// Whether clients ask for a record, rather than another record for it: names that only stand behind others are left out.
fn is_asked(drill: &Drill, record: &Record) -> bool {
    let behind =
        |other: &Record| other.id != record.id && other.answers.iter().any(|a| a.target == Target::Record(record.id));
    !drill.names.records.iter().any(behind)
}

fn answers_with(record: &Record, id: ResourceId) -> bool {
    record.answers.iter().any(|answer| match &answer.target {
        Target::Api(api, _) => *api == id,
        Target::Site(other) | Target::Bucket(other, _) => *other == id,
        Target::Record(_) | Target::Values(_) => false,
    })
}

/// Whether a record ends at a resource, by itself or through others.
fn leads_to(drill: &Drill, record: &Record, id: ResourceId) -> bool {
    behind(drill, record).iter().any(|record| answers_with(record, id))
}

/// A record and all that stand behind it.
fn behind<'a>(drill: &'a Drill, record: &'a Record) -> Vec<&'a Record> {
    let mut all: Vec<&Record> = vec![record];
    let mut next = 0;
    while let Some(record) = all.get(next).copied() {
        next += 1;
        for answer in &record.answers {
            if let Target::Record(id) = &answer.target
                && let Some(inner) = drill.names.record(*id)
                && all.iter().all(|known| known.id != inner.id)
            {
                all.push(inner);
            }
        }
    }
    all
}

/// A name is an entry of its own where something other than an API answers under it.
fn is_public(drill: &Drill, record: &Record) -> bool {
    let other =
        |record: &&Record| record.answers.iter().any(|a| !matches!(a.target, Target::Api(..) | Target::Record(_)));
    is_asked(drill, record) && behind(drill, record).iter().any(other)
}

/// The entry that a record is.
pub fn name(drill: &Drill, record: &Record) -> Entry {
    let title = drill.deployment.anywhere(record.id).map_or_else(|| record.name.to_string(), View::name);
    Entry {
        resource: record.id,
        sort: Sort::Name,
        through: Some(record.id),
        title,
        name: Some(record.name.clone()),
        span: record.span,
    }
}

/// The entry that a resource is, whatever its kind.
pub fn of_resource(view: View, sort: Sort) -> Entry {
    Entry { resource: view.id, sort, through: None, title: view.name(), name: None, span: view.span() }
}

/// Whether events come from outside: a bucket that somebody listens to, a queue, topic or bus into which nothing of the
/// program puts anything.
fn is_source(drill: &Drill, view: View) -> bool {
    let kind_takes = ["bucket", "queue", "topic", "bus", "stream", "delivery"].iter().any(|kind| view.is(kind));
    let nodes: Vec<Node> = node::stacks(drill.deployment, view.id);
    let views = || nodes.iter().filter_map(|node| node.view(drill.deployment));
    let heard = views().any(|view| view.outgoing().any(|wire| wire.connection.drawn));
    let fed = views().any(|view| view.incoming().next().is_some());
    kind_takes && view.resource.implied_by.is_none() && heard && (view.is("bucket") || !fed)
}
