//! The pages of kinds.

use super::{Page, attributes, cell, example, paragraphs, section};
use crate::connections;
use crate::expand::placement;
use crate::kinds;
use crate::model::architecture::Attributes;
use crate::model::connection::{ConnectionKind, Side};
use crate::model::kind::{Kind, MetricUnit, Port};
use crate::model::stack::Scope;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;

/// The list of kinds and a page for each.
pub fn pages() -> Vec<Page> {
    let page = |kind: &&Kind| Page { path: format!("kinds/{}.md", kind.name), text: page(kind) };
    let mut pages: Vec<Page> = kinds::ALL.iter().map(page).collect();
    pages.push(Page { path: "kinds.md".into(), text: list() });
    pages
}

/// What stands above the attributes that every kind takes.
const PLACES: &str = "A service of several regions has each resource in each region, unless the resource says otherwise. \
                      What exists once, or is where something else is, takes neither of the two.";

fn list() -> String {
    let mut all: Vec<&Kind> = kinds::ALL.to_vec();
    all.sort_by_key(|kind| kind.name);
    let row = |kind: &&Kind| format!("| [`{0}`](kinds/{0}.md) | {1} |\n", kind.name, cell(kind.summary));
    let rows: String = all.iter().map(row).collect();
    let all = section("What every kind takes", &paragraphs(&[PLACES, &attributes(placement::ATTRIBUTES)]));
    format!(
        "# Kinds\n\nA kind is what a resource is. `slsc explain KIND` prints its page.\n\n| kind | |\n| --- | --- |\n{rows}{all}"
    )
}

/// Everything about a kind.
pub fn page(kind: &Kind) -> String {
    let head = paragraphs(&[&format!("# `{}`", kind.name), kind.summary, kind.doc]);
    let sections = [
        example(kind.example),
        section("Attributes", &some(kind.attributes, || attributes(kind.attributes))),
        section("Where it lives", &place(kind)),
        section("Arrows", &arrows(kind)),
        section("Members", &members(kind)),
        section("Metrics", &metrics(kind)),
        section("What comes with it", &companions(kind)),
    ];
    format!("{head}\n{}", sections.concat())
}

/// Where it lives, without attributes and with the one that changes it.
fn place(kind: &Kind) -> String {
    let scope = |values| (kind.scope)(&Attributes { table: kind.attributes, values });
    let replicate = || Spanned::new(Value::Bool(true), Span::NOWHERE);
    let usual = scope(Fields::new());
    let replicated = scope([("replicate".into(), replicate())].into_iter().collect());
    let otherwise = match kind.attribute("replicate") {
        Some(_) if replicated != usual => format!(" With `replicate: true`: {}.", words(replicated)),
        _ => String::new(),
    };
    let all = "[what every kind takes](../kinds.md#what-every-kind-takes)";
    match usual {
        Scope::Regional => format!("In each region of the service, or in those of `in`: {all}.{otherwise}"),
        scope => format!("{}.{otherwise}", sentence(words(scope))),
    }
}

fn words(scope: Scope) -> &'static str {
    match scope {
        Scope::Regional => "in each region of the service",
        Scope::Global => "once, in the stack `global` beside the regions, and within reach of all of them",
        Scope::Edge => "once, in us-east-1, as AWS insists",
        Scope::Referred => "in the stack of whatever refers to it",
        Scope::Targets => "in the stacks of its targets",
        Scope::Existing => "nowhere, as it exists already",
    }
}

/// The words with a capital letter at their beginning.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn some<T>(list: &[T], text: impl FnOnce() -> String) -> String {
    if list.is_empty() { String::new() } else { text() }
}

fn arrows(kind: &Kind) -> String {
    let out = some(kind.outputs, || format!("Arrows start at:\n\n{}", ports(kind, kind.outputs)));
    let to = some(kind.inputs, || format!("Arrows end at:\n\n{}", ports(kind, kind.inputs)));
    let is_here = |side: Side| side.kind == kind.name;
    let mut joined: Vec<&ConnectionKind> = connections::all().filter(|c| is_here(c.from) || is_here(c.to)).collect();
    joined.sort_by_key(|connection| connection.name);
    let row = |connection: &&ConnectionKind| format!("{}\n", super::connections::row(connection, "../"));
    let rows: String = joined.iter().map(row).collect();
    let table = if rows.is_empty() { String::new() } else { format!("{}{rows}", super::connections::HEAD) };
    paragraphs(&[&out, &to, &table])
}

fn ports(kind: &Kind, ports: &[Port]) -> String {
    let name = |port: &Port| match (port.name, port.routes) {
        ("", true) => format!("`{}[\"METHOD /path\"]`", kind.name),
        ("", false) => format!("the `{}` itself", kind.name),
        (name, true) => format!("`.{name}[\"METHOD /path\"]`"),
        (name, false) => format!("`.{name}`"),
    };
    ports.iter().map(|port| format!("- {}: {}\n", name(port), port.doc)).collect()
}

fn members(kind: &Kind) -> String {
    let rows: String = kind.members.iter().map(|m| format!("| `.{}` | {} |\n", m.name, cell(m.doc))).collect();
    some(kind.members, || {
        format!("Known to AWS at deployment: `deferred string`.\n\n| member | |\n| --- | --- |\n{rows}")
    })
}

fn metrics(kind: &Kind) -> String {
    let unit = |unit| match unit {
        MetricUnit::Count => "a number",
        MetricUnit::Milliseconds | MetricUnit::Seconds => "a duration",
        MetricUnit::Bytes => "a size",
    };
    let row = |m: &crate::model::kind::Metric| {
        let source = format!("`{}` `{}`, {}", m.namespace, m.metric, m.statistic);
        format!("| `.{}` | {} | {} | {source} |\n", m.name, unit(m.unit), cell(m.doc))
    };
    let rows: String = kind.metrics.iter().map(row).collect();
    some(kind.metrics, || format!("| metric | compared with | | CloudWatch |\n| --- | --- | --- | --- |\n{rows}"))
}

fn companions(kind: &Kind) -> String {
    let one = |companion: &crate::model::kind::Companion| {
        let (port, kind, attribute) = (companion.port, companion.kind, companion.attribute);
        let off = if attribute.is_empty() { String::new() } else { format!(", unless it says `{attribute}: none`") };
        format!("- `.{port}`, a [`{kind}`]({kind}.md){off}\n")
    };
    kind.companions.iter().map(one).collect()
}
