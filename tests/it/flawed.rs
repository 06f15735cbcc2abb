//! Flawed architectures after public post-mortems, each with its sound twin: `tests/flawed/NAME`.
//!
//! A line that ends in `//~ NAME` has the report of that name, and nothing else is reported; the sound twin has no report.
//! What other checkers find in the same architectures is judged in `judges/comparison.rs`.

use crate::support::{Compiled, Memory, compiled, entries, for_each, root, stem};
use slsc::compile::Output;
use slsc::diagnostics::codes::{self, Code};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Architectures, in the order of their names.
pub fn cases() -> Vec<(String, PathBuf)> {
    entries(&root().join("tests/flawed")).into_iter().map(|folder| (stem(&folder), folder)).collect()
}

/// The text of one of the twins, with nothing but names of the code that it needs.
pub fn twin(folder: &std::path::Path, name: &str) -> String {
    let path = folder.join(format!("{name}.sls"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The marks of a text: line and code.
pub fn marks(text: &str) -> BTreeSet<(usize, &'static str)> {
    let mark = |(line, text): (usize, &str)| {
        let (_, name) = text.split_once("//~")?;
        let code = codes::find(name.trim()).unwrap_or_else(|| panic!("there is no code {name:?}"));
        Some((line + 1, code.id))
    };
    text.lines().enumerate().filter_map(mark).collect()
}

/// The codes of a text's marks.
pub fn marked(text: &str) -> Vec<Code> {
    marks(text).into_iter().filter_map(|(_, id)| codes::find(id)).collect()
}

fn found(of: &Compiled) -> BTreeSet<(usize, &'static str)> {
    let sources = &of.analysis.sources;
    let line = |span| sources.position(span).map_or(0, |position| position.line);
    of.analysis.diagnostics.iter().map(|report| (line(report.span()), report.code.id)).collect()
}

#[test]
fn every_flaw_is_found_at_its_line_and_nothing_else() {
    for_each(cases(), |_, folder| {
        let text = twin(folder, "flawed");
        let of = compiled(&Memory::of(&text), &Output::default());
        let marks = marks(&text);
        assert!(!marks.is_empty(), "no line is marked");
        assert_eq!(found(&of), marks, "{}", of.rendered());
    });
}

#[test]
fn the_sound_twins_are_sound() {
    for_each(cases(), |_, folder| {
        let of = compiled(&Memory::of(&twin(folder, "sound")), &Output::default());
        assert!(of.analysis.diagnostics.is_empty(), "{}", of.rendered());
    });
}

#[test]
fn every_architecture_tells_its_story() {
    let cases = cases();
    assert!(cases.len() >= 20, "{} architectures", cases.len());
    for_each(cases, |_, folder| {
        let story = std::fs::read_to_string(folder.join("README.md")).unwrap();
        assert!(story.starts_with("# ") && story.contains("](https://"), "a title, and a link to the post-mortem");
    });
}
