//! Each code has a page whose examples are compiled: the rejected one fails with that code, the right one does not.

use crate::reject::is_rejected_with;
use crate::support::{Compiled, Memory, compiled, for_each};
use slsc::compile::Output;
use slsc::diagnostics::{Code, Level, codes};

fn all() -> Vec<(String, Code)> {
    codes::ALL.iter().map(|code| (code.id.to_owned(), *code)).collect()
}

/// The codes about code on the disk: for their examples there is `functions/charge/app.py`, and nothing else.
const ABOUT_CODE: &[&str] = &["SLS0445", "SLS0446", "SLS0447", "SLS0448"];

fn example(code: Code, text: &str) -> Compiled {
    let world = if ABOUT_CODE.contains(&code.id) { Memory::with_code(text) } else { Memory::of(text) };
    compiled(&world, &Output::default())
}

/// The examples below a heading: fenced blocks, each with its language.
fn examples(code: Code, heading: &str) -> Vec<(String, String)> {
    let section = code.page.split("\n## ").find_map(|section| section.strip_prefix(heading));
    let section = section.unwrap_or_else(|| panic!("{}: the page has no `## {heading}`", code.id));
    let mut blocks = section.split("```");
    blocks.next();
    let fenced = std::iter::from_fn(|| {
        let block = blocks.next()?;
        blocks.next();
        block.split_once('\n').map(|(language, text)| (language.trim().to_owned(), text.to_owned()))
    });
    fenced.collect()
}

#[test]
fn codes_are_unique_and_sorted() {
    for pair in codes::ALL.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} stands before {}", pair[0].id, pair[1].id);
    }
    let mut names: Vec<&str> = codes::ALL.iter().map(|code| code.name).collect();
    names.sort_unstable();
    let twice: Vec<&[&str]> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn names_are_words_with_hyphens() {
    for code in codes::ALL {
        let is_fine = code.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(is_fine, "{}: {}", code.id, code.name);
    }
}

#[test]
fn every_page_has_a_title_and_both_examples() {
    for_each(all(), |id, code| {
        assert!(code.page.starts_with("# "), "{id}: no title");
        assert!(!code.title().is_empty() && code.title() != code.name, "{id}: no title");
        for heading in ["Rejected", "Right"] {
            let language = if code.is_usage() { "sh" } else { "sls" };
            let found = examples(*code, heading);
            assert!(found.iter().any(|(found, _)| found == language), "{id}: no {language} block in {heading}");
        }
    });
}

#[test]
fn every_rejected_example_is_rejected_with_its_code() {
    for_each(all(), |_, code| {
        for (_, text) in examples(*code, "Rejected").iter().filter(|(language, _)| language == "sls") {
            is_rejected_with(*code, &example(*code, text));
        }
    });
}

#[test]
fn every_right_example_has_no_errors() {
    for_each(all(), |id, code| {
        for (_, text) in examples(*code, "Right").iter().filter(|(language, _)| language == "sls") {
            let compiled = example(*code, text);
            assert!(compiled.codes(Level::Error).is_empty(), "{id}:\n{text}\n{}", compiled.rendered());
            assert!(!compiled.codes(Level::Warning).contains(id), "{id}:\n{text}\n{}", compiled.rendered());
        }
    });
}
