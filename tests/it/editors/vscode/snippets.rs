//! The snippets are those of the compiler's tables, and what they write is right.

use crate::editors::corpus::view;
use crate::editors::textmate::made_from_the_grammar;
use crate::support::{Memory, below, compiled, keep_current, root};
use slsc::compile::Output;
use slsc::diagnostics::Level;
use slsc::kinds;
use slsc::reference::{patterns, snippets};
use std::collections::{BTreeMap, BTreeSet};

/// Snippets that are values and no declarations.
const VALUES: [&str; 3] = ["choose", "list", "list_if"];

/// A snippet as it stands in a file before anything is filled in, and the texts of its places.
struct Written {
    text: String,
    places: Vec<String>,
}

fn written(body: &str) -> Written {
    let mut written = Written { text: String::new(), places: Vec::new() };
    let mut rest = body;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '\\' => {
                let escaped = rest.chars().next().expect("a sign behind `\\`");
                written.text.push(escaped);
                rest = &rest[escaped.len_utf8()..];
            }
            '$' if rest.starts_with('0') => rest = &rest[1..],
            '$' => {
                let (place, behind) = place(rest);
                written.text.push_str(&place);
                written.places.push(place);
                rest = behind;
            }
            _ => written.text.push(character),
        }
    }
    written
}

/// The first text of `{1:text}`, `{1|one,two|}` or `{1}`, and what is behind it.
fn place(body: &str) -> (String, &str) {
    let body = body.strip_prefix('{').expect("a place has braces").trim_start_matches(|c: char| c.is_ascii_digit());
    let is_choice = body.starts_with('|');
    let (mut text, mut first, mut escaped) = (String::new(), true, false);
    for (at, character) in body.char_indices().skip(usize::from(!body.starts_with('}'))) {
        match character {
            _ if escaped => escaped = false,
            '\\' => {
                escaped = true;
                continue;
            }
            ',' | '|' if is_choice => first = false,
            '}' => return (text, &body[at + 1..]),
            _ => {}
        }
        if first {
            text.push(character);
        }
    }
    panic!("a place is not closed: {body}")
}

/// As the editor wants it.
fn json() -> String {
    let snippet = |snippet: snippets::Snippet| {
        let lines: Vec<&str> = snippet.body.split('\n').collect();
        let value = serde_json::json!({ "prefix": snippet.prefix, "description": snippet.doc, "body": lines });
        (snippet.prefix.clone(), value)
    };
    let all: serde_json::Map<String, serde_json::Value> = snippets::all().into_iter().map(snippet).collect();
    serde_json::to_string_pretty(&all).unwrap() + "\n"
}

#[test]
fn the_snippets_are_current() {
    let wanted = BTreeMap::from([("sls.json".to_owned(), json())]);
    keep_current(&root().join("editors/vscode/snippets"), &wanted, "UPDATE_DOCS");
    made_from_the_grammar();
}

#[test]
fn every_kind_and_pattern_has_a_snippet() {
    let all = snippets::all();
    let names: BTreeSet<&str> = all.iter().map(|snippet| snippet.prefix.as_str()).collect();
    assert_eq!(names.len(), all.len(), "two snippets have one name");
    for kind in kinds::ALL {
        assert!(names.contains(kind.name), "{} has no snippet: its example declares none", kind.name);
    }
    for name in patterns::names() {
        assert!(names.contains(name.as_str()), "{name} has no snippet");
    }
}

#[test]
fn what_snippets_write_has_no_mistake_of_syntax() {
    for snippet in snippets::all() {
        let Written { text, .. } = written(&snippet.body);
        let program = match snippet.prefix.as_str() {
            prefix if VALUES.contains(&prefix) => format!("let it = {text}"),
            prefix if prefix.starts_with("allow") => format!("{text}\nqueue it {{}}"),
            _ => text,
        };
        assert!(view(&program).sound, "{}:\n{program}", snippet.prefix);
    }
}

/// A kind's own example compiles, and holds what the snippet writes.
#[test]
fn what_snippets_of_kinds_write_compiles() {
    for kind in kinds::ALL {
        let snippet = snippets::all().into_iter().find(|snippet| snippet.prefix == kind.name).unwrap();
        let Written { text, places } = written(&snippet.body);
        assert!(kind.example.contains(&text), "{}:\n{text}", kind.name);
        assert!(!places.is_empty(), "{} has nothing to fill in", kind.name);
    }
}

/// What is in `tests/editors/vscode/snippets` are programs around what all other snippets write.
#[test]
fn what_other_snippets_write_compiles() {
    let programs: Vec<String> = below(&root().join("tests/editors/vscode/snippets"))
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let other = "queue orders {}\n";
    for program in &programs {
        let world =
            Memory::of(program).and("file.sls", other).and("functions/index.js", "exports.handler = async () => {}\n");
        let world = world.and("public/index.html", "<!doctype html>\n");
        let compiled = compiled(&world, &Output::default());
        assert!(compiled.codes(Level::Error).is_empty(), "{program}\n{}", compiled.rendered());
    }
    let of_kinds: BTreeSet<&str> = kinds::ALL.iter().map(|kind| kind.name).collect();
    let missing: Vec<String> = (snippets::all().into_iter())
        .filter(|snippet| !of_kinds.contains(snippet.prefix.as_str()))
        .filter_map(|snippet| {
            let Written { text, .. } = written(&snippet.body);
            let there = programs.iter().any(|program| program.contains(text.trim_end()));
            (!there).then(|| format!("{}:\n{text}", snippet.prefix))
        })
        .collect();
    assert!(missing.is_empty(), "in no program of tests/editors/vscode/snippets:\n{}", missing.join("\n"));
}
