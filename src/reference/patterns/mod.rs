//! The gallery: a page for each pattern of the standard library, and an index.
//!
//! In: the library's own texts, and for each pattern the program in `examples/patterns/NAME`, where there is one. Out: pages,
//! which a test keeps equal to those under `docs/patterns/`. What only a program shows (the resources, the
//! permissions) comes from `used`; `slsc explain` prints the rest, which is in the library.

pub(super) mod library;
mod used;

#[cfg(test)]
mod tests;

use super::{Page, cell, paragraphs, section};
use crate::world::World;
use library::{Entry, Family};
use std::path::Path;

/// The pages of all patterns, in the order of paths. The examples' folders stand at the root of the world.
pub fn gallery(examples: &dyn World) -> Vec<Page> {
    let families = library::families();
    let mut pages = vec![Page { path: "README.md".into(), text: index(&families, examples) }];
    for entry in families.iter().flat_map(|family| &family.patterns) {
        let used = used::of(entry, examples);
        pages.push(Page { path: format!("{}.md", entry.name), text: with_example(entry, used.as_ref()) });
    }
    for page in &mut pages {
        page.text = format!("{}\n", page.text.trim_end());
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

/// The names of all patterns.
pub fn names() -> impl Iterator<Item = String> {
    library::families().into_iter().flat_map(|family| family.patterns).map(|entry| entry.name)
}

/// What the library itself says of a pattern.
pub fn page(name: &str) -> Option<String> {
    let entry = library::families().into_iter().flat_map(|family| family.patterns).find(|entry| entry.name == name)?;
    Some(format!("{}\n", [head(&entry, ""), interface(&entry)].concat().trim_end()))
}

fn index(families: &[Family], examples: &dyn World) -> String {
    let lead = "Architectures with a name, ready to be used: each is written in the language itself, in `stdlib/`, and has a\n\
                program that shows it. `slsc explain PATTERN` prints a page, offline.";
    let family = |family: &Family| {
        let row = |entry: &Entry| format!("| [`{0}`]({0}.md) | {1} |\n", entry.name, cell(entry.summary()));
        let rows: String = family.patterns.iter().map(row).collect();
        let from = format!("`import {{ … }} from \"std:{}\"`", family.name);
        section(&family.title(), &paragraphs(&[&family.about, &from, &format!("| pattern | |\n| --- | --- |\n{rows}")]))
    };
    let families_told = families.iter().map(family).collect::<String>();
    format!("# Patterns\n\n{lead}\n{families_told}{}", together(families, examples))
}

/// The programs in which patterns feed each other: those that are not called like one.
fn together(families: &[Family], examples: &dyn World) -> String {
    let is_pattern =
        |name: &String| families.iter().flat_map(|family| &family.patterns).any(|entry| entry.name == *name);
    let names = examples.names(Path::new(""));
    let row = |name: &String| {
        let program = examples.read(&Path::new(name).join("main.sls")).ok()?;
        let program = String::from_utf8(program).ok()?;
        let about = program.lines().next()?.strip_prefix("///")?.trim().to_owned();
        Some(format!("| [`{name}`](../../examples/patterns/{name}) | {} |\n", cell(&about)))
    };
    let rows: String = names.iter().filter(|name| !is_pattern(name)).filter_map(row).collect();
    let told = "Real systems are made of several: what one pattern puts out is what the next takes in.";
    match rows.is_empty() {
        true => String::new(),
        false => section("Patterns together", &format!("{told}\n\n| program | |\n| --- | --- |\n{rows}")),
    }
}

/// The title, the picture, and the doc comment, whose headings are those of the page.
fn head(entry: &Entry, picture: &str) -> String {
    let import = format!("`import {{ {} }} from \"std:{}\"`", entry.name, entry.family);
    let (first, rest) = entry.doc.split_once("\n\n").unwrap_or((&entry.doc, ""));
    format!("{}\n", paragraphs(&[&format!("# `{}`", entry.name), first, &import, picture, rest]))
}

fn interface(entry: &Entry) -> String {
    let call = format!("```sls fragment\n{}\n```", entry.call());
    let row = |param: &library::Param| {
        let default = param.default.as_ref().map_or_else(|| param.without().to_owned(), |text| format!("`{text}`"));
        format!("| `{}` | `{}` | {} | {} |\n", param.name, cell(&param.ty), cell(&default), cell(&param.doc))
    };
    let rows: String = entry.params.iter().map(row).collect();
    let params = format!("{call}\n\n| parameter | type | without it | |\n| --- | --- | --- | --- |\n{rows}");
    let output = |(name, doc): &(String, String)| format!("| `.{name}` | {} |\n", cell(doc));
    let rows: String = entry.outputs.iter().map(output).collect();
    let outputs = if rows.is_empty() { rows } else { format!("| output | |\n| --- | --- |\n{rows}") };
    [section("Parameters", &params), section("Outputs", &outputs), section("What it proves", &claims(entry))].concat()
}

/// What is claimed is proven at every compilation; what is required is asked of what it is given.
fn claims(entry: &Entry) -> String {
    if entry.claims.is_empty() {
        return String::new();
    }
    let lines: String = entry.claims.iter().map(|claim| format!("{claim}\n")).collect();
    format!("At every compilation, for each use:\n\n```sls fragment\n{lines}```\n")
}

fn with_example(entry: &Entry, used: Option<&used::Used>) -> String {
    let Some(used) = used else { return [head(entry, ""), interface(entry)].concat() };
    let picture = format!("![{0}, drawn by slsc graph](../../examples/patterns/{0}/picture.svg)", entry.name);
    let place = format!("[`examples/patterns/{0}`](../../examples/patterns/{0}), whole:", entry.name);
    let program = format!("{place}\n\n```sls\n{}\n```\n", used.program.trim());
    let row = |(id, ty): &(String, String)| format!("| `{id}` | `{ty}` |\n");
    let resources: String = used.resources.iter().map(row).collect();
    let resources = format!(
        "Of this program, what stands inside the pattern:\n\n| logical ID | type |\n| --- | --- |\n{resources}"
    );
    [
        head(entry, &picture),
        interface(entry),
        section("A program", &program),
        section("What it makes", &resources),
        section("What it permits", &permissions(used)),
    ]
    .concat()
}

fn permissions(used: &used::Used) -> String {
    let row = |permission: &used::Permission| {
        let actions: Vec<String> = permission.actions.iter().map(|action| format!("`{action}`")).collect();
        let (who, on, because) = (&permission.who, &permission.on, &permission.because);
        format!("| {who} | {} | {} | {} |\n", actions.join("<br>"), cell(on), cell(because))
    };
    let rows: String = used.permissions.iter().map(row).collect();
    if rows.is_empty() {
        return "Nothing: none of its arrows grants anything.".to_owned();
    }
    format!(
        "Each because of an arrow in the pattern:\n\n| who | may | on | because of |\n| --- | --- | --- | --- |\n{rows}"
    )
}
