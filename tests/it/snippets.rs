//! What the hand-written pages show is true: their programs compile, their reports and templates are the compiler's own
//! words, and their links lead somewhere.
//!
//! A fence of a program says what it is:
//!
//! - `sls` compiles without a word;
//! - `sls rejected SLS0603` is rejected with that code and no other error; a `text` block behind it that begins with
//!   `error[` or `warning[` is the report;
//! - `sls fragment` is a part of a program, whose syntax is right;
//! - `sls ignore` is none of these.
//!
//! A `yaml` block behind a program is taken from one of its templates; a line with `…` stands for what was left out.

use crate::reject::is_rejected_with;
use crate::support::{Compiled, compiled_text, entries, for_each, root, slashed};
use slsc::diagnostics::codes;
use std::path::{Path, PathBuf};

/// A fenced block.
struct Block<'t> {
    info: &'t str,
    text: String,
    line: usize,
}

/// The hand-written pages.
fn pages() -> Vec<(String, PathBuf)> {
    let at_root = entries(root()).into_iter();
    let examples = crate::examples::all().into_iter().map(|(_, folder)| folder.join("README.md"));
    let all = at_root.chain(entries(&root().join("docs"))).chain(examples);
    let pages = all.filter(|path| path.extension().is_some_and(|extension| extension == "md") && path.is_file());
    pages.map(|path| (slashed(path.strip_prefix(root()).unwrap()), path)).collect()
}

/// The fenced blocks of a page, in order.
fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((line, opening)) = lines.next() {
        let Some(info) = opening.strip_prefix("```") else { continue };
        let inside = lines.by_ref().map(|(_, text)| text).take_while(|text| !text.starts_with("```"));
        let text = inside.flat_map(|line| [line, "\n"]).collect();
        blocks.push(Block { info: info.trim(), text, line: line + 1 });
    }
    blocks
}

/// All programs of the pages, with their places.
pub fn programs() -> Vec<(String, String)> {
    let mut programs = Vec::new();
    for (name, path) in pages() {
        let page = std::fs::read_to_string(path).unwrap();
        let shown = blocks(&page).into_iter().filter(|block| block.info.split(' ').next() == Some("sls"));
        programs.extend(shown.map(|block| (format!("{name}:{}", block.line), block.text)));
    }
    programs
}

/// Checks a program, and gives what came out for the blocks behind it.
fn program(place: &str, kind: &str, text: &str) -> Option<Compiled> {
    if kind == "ignore" {
        return None;
    }
    let compiled = compiled_text(text);
    let rendered = compiled.rendered();
    match kind.split_once(' ').unwrap_or((kind, "")) {
        ("", "") => assert!(compiled.analysis.diagnostics.is_empty(), "{place}:\n{text}\n{rendered}"),
        ("rejected", id) => {
            let code = codes::find(id).unwrap_or_else(|| panic!("{place}: there is no code `{id}`"));
            is_rejected_with(code, &compiled);
        }
        ("fragment", "") => {
            let broken = compiled.analysis.diagnostics.iter().any(|d| d.code.id.starts_with("SLS01"));
            assert!(!broken, "{place}:\n{text}\n{rendered}");
        }
        _ => panic!("{place}: what is `sls {kind}`?"),
    }
    Some(compiled)
}

/// Whether a text shows this template: stretches of it, in order.
fn shows(excerpt: &str, template: &str) -> Result<(), String> {
    let mut rest = template;
    for stretch in excerpt.split_inclusive('\n').collect::<Vec<_>>().split(|line| line.contains('…')) {
        let stretch = stretch.concat();
        let Some((_, behind)) = rest.split_once(stretch.trim_end()) else { return Err(stretch) };
        rest = behind;
    }
    Ok(())
}

#[test]
fn every_program_and_what_it_becomes_are_as_shown() {
    for_each(pages(), |name, path| {
        let page = std::fs::read_to_string(path).unwrap();
        let mut current = page.clone();
        let mut last: Option<Compiled> = None;
        for block in blocks(&page) {
            let place = format!("{name}:{}", block.line);
            match (block.info.split_once(' ').unwrap_or((block.info, "")), &last) {
                (("sls", kind), _) => last = program(&place, kind, &block.text),
                (("text", ""), Some(compiled))
                    if block.text.starts_with("error[") || block.text.starts_with("warning[") =>
                {
                    let rendered = compiled.rendered();
                    if std::env::var_os("UPDATE_DOCS").is_some() {
                        current = current.replacen(block.text.trim_end(), rendered.trim_end(), 1);
                        continue;
                    }
                    assert_eq!(block.text.trim_end(), rendered.trim_end(), "{place}:\n{rendered}");
                }
                (("yaml", ""), Some(compiled)) => {
                    let files = compiled.files.as_ref().unwrap();
                    let shown: Vec<_> = files.iter().map(|file| shows(&block.text, &file.text)).collect();
                    assert!(shown.iter().any(Result::is_ok), "{place}: in no template: {shown:?}");
                }
                _ => {}
            }
        }
        if current != page {
            std::fs::write(path, current).unwrap();
        }
    });
}

/// Who reads a page learns how programs look.
#[test]
fn every_program_is_in_the_canonical_form() {
    let of_kinds = slsc::kinds::ALL.iter().map(|kind| (format!("the kind {}", kind.name), kind.example.to_owned()));
    let of_pages = programs().into_iter().chain(crate::pages::all_programs()).chain(of_kinds);
    for_each(of_pages, |place, text| {
        let read = slsc::format::read(place, place, text.clone().into_bytes());
        let broken = read.file.is_none();
        assert!(broken || read.is_canonical(), "{place}: `slsc fmt` would change it:\n{text}");
    });
}

#[test]
fn the_language_page_lists_every_function() {
    let page = std::fs::read_to_string(root().join("docs/language.md")).unwrap();
    for function in slsc::expand::functions::ALL {
        let row = format!("| `{}` | {} |", function.usage, function.doc);
        assert!(page.contains(&row), "missing: {row}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    for_each(pages(), |name, path| {
        let page = std::fs::read_to_string(path).unwrap();
        for target in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            if file.contains("://") {
                continue;
            }
            let there = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            assert!(there.exists(), "{name}: {target}");
            assert!(heading.is_empty() || headings(&there).iter().any(|known| known == heading), "{name}: {target}");
        }
    });
}

/// The anchors of a page's headings, as GitHub makes them.
fn headings(page: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(page).unwrap();
    let anchor = |title: &str| -> String {
        let kept = title.trim().to_lowercase();
        kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>().replace(' ', "-")
    };
    text.lines().filter(|line| line.starts_with('#')).map(|line| anchor(line.trim_start_matches('#'))).collect()
}
