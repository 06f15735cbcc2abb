//! Each code has a page whose examples are compiled: the rejected one fails with that code, the right one does not.

use crate::reject::is_rejected_with;
use crate::support::{Memory, compiled, for_each};
use slsc::compile::Output;
use slsc::diagnostics::{Code, Level, codes};

fn all() -> Vec<(String, Code)> {
    codes::ALL.iter().filter(|code| !codes::RETIRED.contains(code)).map(|code| (code.id.to_owned(), *code)).collect()
}

/// The codes about code and content on the disk: for their examples there is `functions/charge/app.py`, and a site in
/// `public`, and nothing else.
const ABOUT_CODE: &[&str] = &["SLS0445", "SLS0446", "SLS0447", "SLS0448", "SLS0760", "SLS0761"];

/// A section of a page.
fn section(code: Code, heading: &str) -> &'static str {
    let section = code.page.split("\n## ").find_map(|section| section.strip_prefix(heading));
    section.unwrap_or_else(|| panic!("{}: the page has no `## {heading}`", code.id))
}

/// The fenced blocks of a text, each with its language.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let fenced = text.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).map(|(language, text)| (language.trim(), text)).collect()
}

/// The programs of a section, with the words that show them. What stands below a heading like `### shared.sls` is a
/// file beside the main file.
fn programs(code: Code, heading: &str) -> Vec<(&'static str, Memory)> {
    let mut parts = section(code, heading).split("\n### ");
    let main = blocks(parts.next().unwrap_or_default());
    let files: Vec<(&str, &str)> = parts
        .filter_map(|part| part.split_once('\n'))
        .flat_map(|(name, text)| blocks(text).into_iter().map(move |(_, text)| (name.trim(), text)))
        .collect();
    let with_files = |text| {
        let main = if ABOUT_CODE.contains(&code.id) { Memory::with_code(text) } else { Memory::of(text) };
        files.iter().fold(main, |memory, (name, text)| memory.and(name, text))
    };
    main.into_iter().filter(|(language, _)| *language == "sls").map(|(_, text)| (text, with_files(text))).collect()
}

/// The programs of all pages, with the code that each is about.
pub fn all_programs() -> Vec<(String, String)> {
    let of_a_page = |(id, code): (String, Code)| {
        let shown = blocks(code.page).into_iter().filter(|(language, _)| *language == "sls").enumerate();
        shown.map(|(index, (_, text))| (format!("{id}-{index}"), text.to_owned())).collect::<Vec<_>>()
    };
    all().into_iter().flat_map(of_a_page).collect()
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
            let language = if !code.has_program() { "sh" } else { "sls" };
            let found = blocks(section(*code, heading));
            assert!(found.iter().any(|(found, _)| *found == language), "{id}: no {language} block in {heading}");
        }
    });
}

#[test]
fn every_rejected_example_is_rejected_with_its_code() {
    for_each(all(), |_, code| {
        for (_, program) in programs(*code, "Rejected") {
            is_rejected_with(*code, &compiled(&program, &Output::default()));
        }
    });
}

#[test]
fn every_right_example_has_no_errors() {
    for_each(all(), |id, code| {
        for (text, program) in programs(*code, "Right") {
            let compiled = compiled(&program, &Output::default());
            assert!(compiled.codes(Level::Error).is_empty(), "{id}:\n{text}\n{}", compiled.rendered());
            assert!(!compiled.codes(Level::Warning).contains(id), "{id}:\n{text}\n{}", compiled.rendered());
        }
    });
}
