//! The pages of connections.

use super::{Page, attributes, cell, paragraphs, section};
use crate::connections;
use crate::model::connection::{AdmitRule, ConnectionKind, Crypto, End, GrantRule, On, Side, Sink};

/// The head of a table of connections.
pub const HEAD: &str = "| arrow | mode | page |\n| --- | --- | --- |\n";

/// The list of connections and a page for each.
pub fn pages() -> Vec<Page> {
    let page = |kind: &ConnectionKind| Page { path: format!("connections/{}.md", kind.name), text: page(kind) };
    let mut pages: Vec<Page> = connections::all().map(page).collect();
    pages.push(Page { path: "connections.md".into(), text: list() });
    pages
}

fn list() -> String {
    let mut all: Vec<&ConnectionKind> = connections::all().collect();
    all.sort_by_key(|kind| kind.name);
    let rows: String = all.iter().map(|kind| format!("{}\n", row(kind, ""))).collect();
    let modes = "| mode | means |\n| --- | --- |\n\
                 | sync | the source waits for the answer |\n\
                 | async | a service takes the event, hands it over and retries |\n\
                 | poll | the consumer's side pulls batches |\n\
                 | managed | a service delivers to a service; no code of yours runs |\n\
                 | code | the code of the source calls an API: the arrow is a permission |\n";
    let text = "An arrow joins two ports, and the pair decides what it means: the mechanism, the permissions, where \
                events end that fail. Any other pair is an error. `slsc explain CONNECTION` prints a page.";
    paragraphs(&["# Connections", text, modes, &format!("{HEAD}{rows}")])
}

/// A row of a table of connections; `root` leads from the page to the reference's folder.
pub fn row(kind: &ConnectionKind, root: &str) -> String {
    let arrow = format!("`{} -> {}`", side(kind.from), side(kind.to));
    format!("| {arrow} | {} | [{}]({root}connections/{}.md) |", kind.mode.word(), kind.name, kind.name)
}

/// Everything about a connection.
pub fn page(kind: &ConnectionKind) -> String {
    let title = format!("# `{} -> {}`", side(kind.from), side(kind.to));
    let mode = format!("`{}`, {}.", kind.name, kind.mode.word());
    let options = if kind.options.is_empty() { String::new() } else { attributes(kind.options) };
    let sections = [
        section("Options", &options),
        section("Permissions", &permissions(kind)),
        section("What fails", sink(kind.sink)),
    ];
    format!("{}\n{}", paragraphs(&[&title, &mode, kind.doc]), sections.concat())
}

fn side(side: Side) -> String {
    if side.port.is_empty() { side.kind.to_owned() } else { format!("{}.{}", side.kind, side.port) }
}

fn permissions(kind: &ConnectionKind) -> String {
    let grants: String = kind.grants.iter().map(|rule| grant(kind, rule)).collect();
    let admissions: String = kind.admits.iter().map(|rule| admission(kind, rule)).collect();
    paragraphs(&[&(grants + &admissions)])
}

fn grant(kind: &ConnectionKind, rule: &GrantRule) -> String {
    let holder = end(kind, rule.holder);
    let key = match rule.crypto {
        Crypto::No => "",
        Crypto::Read => " With a customer key also `kms:Decrypt` on it.",
        Crypto::Append => " With a customer key also `kms:GenerateDataKey` on it.",
        Crypto::Write | Crypto::Table => " With a customer key also what using it takes, on that key.",
    };
    format!(
        "- {holder}, through its role for `{}`: {} on {}.{key}\n",
        rule.principal.service,
        actions(rule.actions),
        on(kind, &rule.on)
    )
}

fn admission(kind: &ConnectionKind, rule: &AdmitRule) -> String {
    format!(
        "- {} lets in `{}`: {}, only from this source and this account.\n",
        end(kind, rule.on),
        rule.principal,
        actions(rule.actions)
    )
}

fn on(kind: &ConnectionKind, on: &On) -> String {
    match on {
        On::Member(of, _) => end(kind, *of),
        On::Suffix(of, suffix) => format!("{}, `{suffix}`", end(kind, *of)),
        On::Objects(of) => format!("the objects of {}, below the arrow's `prefix`", end(kind, *of)),
        On::Listing(of) => format!("{}, below the arrow's `prefix`", end(kind, *of)),
        On::Made(_) => "exactly the ARNs that the two resources say".to_owned(),
        On::Everything(why) => format!("`*`: {}", cell(why)),
        On::ServiceAlone(why) => format!("`*`, for the service and not for the code: {}", cell(why)),
    }
}

fn end(kind: &ConnectionKind, end: End) -> String {
    let same = kind.from.kind == kind.to.kind;
    match end {
        End::From if same => format!("the `{}` at the start", kind.from.kind),
        End::To if same => format!("the `{}` at the end", kind.to.kind),
        End::From => format!("the `{}`", kind.from.kind),
        End::To => format!("the `{}`", kind.to.kind),
        End::Sink => "the queue for what fails".to_owned(),
    }
}

fn actions(actions: &[&str]) -> String {
    let quoted: Vec<String> = actions.iter().map(|action| format!("`{action}`")).collect();
    quoted.join(", ")
}

fn sink(sink: Sink) -> &'static str {
    match sink {
        Sink::Nothing => "",
        Sink::Target => "What fails ends in the queue of the target: a function's `.failures`, a queue's `.dead`.",
        _ => "What cannot be delivered ends in the source's `.failures`.",
    }
}
