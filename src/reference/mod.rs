//! The reference: Markdown pages made from the tables of kinds, connections and codes.
//!
//! In: the shelves and the table of codes. Out: pages, which a test keeps equal to those under `docs/reference/` and
//! `slsc explain` prints. Invariant: no page says what its table does not.

mod connections;
mod diagnostics;
mod kinds;
pub mod patterns;
pub mod snippets;

pub use connections::page as connection;
pub use diagnostics::page as code;
pub use kinds::page as kind;

use crate::model::shape::{Attribute, Shape};

/// A page of the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Below `docs/reference/`: `kinds/queue.md`.
    pub path: String,
    /// Markdown.
    pub text: String,
}

/// Every page, in the order of paths.
pub fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    pages.extend(kinds::pages());
    pages.extend(connections::pages());
    pages.extend(diagnostics::pages());
    for page in &mut pages {
        page.text = format!("{}\n", page.text.trim_end());
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

/// The table of what can be written between braces; entries of objects stand below their object: `key.name`. What can hold
/// itself again, as a step that has steps, is told once.
fn attributes(table: &[Attribute]) -> String {
    let mut out = "| attribute | must be | without it | |\n| --- | --- | --- | --- |\n".to_owned();
    rows(table, "", &mut Vec::new(), &mut out);
    out
}

fn rows<'t>(table: &'t [Attribute], above: &str, around: &mut Vec<&'t [Attribute]>, out: &mut String) {
    if around.iter().any(|outer| std::ptr::eq(*outer, table)) {
        return;
    }
    around.push(table);
    for attribute in table {
        let name = format!("{above}{}", attribute.name);
        let (words, without) = (attribute.shape.words(), attribute.fallback.words());
        out.push_str(&format!("| `{name}` | {} | {} | {} |\n", cell(&words), cell(&without), cell(attribute.doc)));
        if let Some((entries, mark)) = entries(&attribute.shape) {
            rows(entries, &format!("{name}{mark}."), around, out);
        }
    }
    around.pop();
}

/// The table of an object's entries, and how the way to it is written: `[]` through a list, `.*` through a map.
fn entries(shape: &Shape) -> Option<(&'static [Attribute], String)> {
    match shape {
        Shape::Object(table) => Some((table, String::new())),
        Shape::List(inner, ..) => entries(inner).map(|(table, mark)| (table, format!("[]{mark}"))),
        Shape::Map(inner) => entries(inner).map(|(table, mark)| (table, format!(".NAME{mark}"))),
        Shape::Either(shapes) => shapes.iter().find_map(entries),
        _ => None,
    }
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A section, unless there is nothing in it.
fn section(title: &str, body: &str) -> String {
    if body.trim().is_empty() { String::new() } else { format!("\n## {title}\n\n{}\n", body.trim_end()) }
}

/// Source text in a page.
fn example(source: &str) -> String {
    if source.trim().is_empty() { String::new() } else { format!("\n```sls\n{}\n```\n", source.trim()) }
}

/// Joined paragraphs, without the empty ones.
fn paragraphs(parts: &[&str]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
