//! The parser against the compiler's own.

use super::{shape, tools};
use crate::editors::corpus;
use serde::Deserialize;
use slsc::diagnostics::Diagnostics;
use slsc::source::SourceMap;
use slsc::syntax;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;

/// How many random programs are read beside those of the corpus.
const RANDOM: usize = 1000;

/// Mistakes in what is written, not in how it is put together: the grammar reads over them.
const READ_OVER: [(&str, &str); 9] = [
    ("SLS0109", "a name is a name in any case, and with `-` in it"),
    ("SLS0117", "a unit is any word behind a number"),
    ("SLS0119", "an escape is `\\` and any character"),
    ("SLS0123", "brackets nest as deep as they like"),
    ("SLS0124", "a key may have `-` in it"),
    ("SLS0126", "a number has as many digits as it likes"),
    ("SLS0127", "`null` is a name like any other"),
    ("SLS0128", "a `///` may document nothing"),
    ("SLS0129", "an annotation may lack its reason"),
];

/// What the parser tells of a program.
#[derive(Deserialize)]
struct Read {
    error: bool,
    shape: Option<String>,
}

/// What the compiler's own parser tells of a program.
struct Compiled {
    codes: BTreeSet<&'static str>,
    shape: String,
}

fn compiled(text: &str) -> Compiled {
    let mut sources = SourceMap::default();
    let span = sources.add("program.sls", text).expect("a program is small");
    let mut diagnostics = Diagnostics::default();
    let file = syntax::parse(&sources, span, &mut diagnostics);
    Compiled { codes: diagnostics.iter().map(|found| found.code.id).collect(), shape: shape::of(&file) }
}

/// Reads programs in one process.
fn read<'t>(programs: impl Iterator<Item = &'t String>) -> Vec<Read> {
    let lines: String = programs.map(|text| serde_json::to_string(text).unwrap() + "\n").collect();
    let mut tool = tools::python();
    tool.arg("shapes.py").arg(tools::library()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = tool.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "{tool:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_parser_is_generated_from_the_grammar() {
    let fresh = tools::fresh("tree-sitter-fresh");
    for file in ["grammar.js", "tree-sitter.json"] {
        std::fs::copy(tools::grammar().join(file), fresh.join(file)).unwrap();
    }
    tools::succeeds(tools::command_line().args(["generate", "--abi", "14"]).current_dir(&fresh));
    for file in ["parser.c", "grammar.json", "node-types.json", "tree_sitter/parser.h"] {
        let read = |folder: &std::path::Path| std::fs::read_to_string(folder.join("src").join(file)).unwrap();
        let current = read(&fresh) == read(&tools::grammar());
        assert!(current, "src/{file} is not current: run `tree-sitter generate --abi 14` in editors/tree-sitter-sls");
    }
}

#[test]
fn the_grammar_passes_its_own_tests() {
    let output = tools::succeeds(tools::command_line().arg("test"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("failed parses: 0") && said.contains("assertions"), "{said}");
}

#[test]
fn what_the_compiler_reads_has_the_same_shape() {
    let programs: Vec<String> = corpus::programs().into_values().chain(corpus::random_programs(RANDOM)).collect();
    let mut sound = 0;
    for (text, read) in programs.iter().zip(read(programs.iter())) {
        let compiled = compiled(text);
        if compiled.codes.is_empty() {
            sound += 1;
            assert!(!read.error, "an error in\n{text}");
            assert_eq!(read.shape.as_deref(), Some(compiled.shape.as_str()), "{text}");
        }
    }
    assert!(sound > RANDOM + 500, "{sound}");
}

#[test]
fn what_the_compiler_cannot_read_is_an_error() {
    let programs = corpus::programs();
    let mut met = BTreeSet::new();
    for ((name, text), read) in programs.iter().zip(read(programs.values())) {
        let codes = compiled(text).codes;
        let excused = |code: &str| READ_OVER.iter().any(|(over, _)| *over == code);
        if !codes.iter().all(|code| excused(code)) {
            assert!(read.error, "{name} has no error, but {codes:?}\n{text}");
        } else if !read.error {
            met.extend(codes);
        }
    }
    for (code, why) in READ_OVER {
        assert!(met.contains(code), "no program with {code} is read over any more: {why}");
    }
}

#[test]
fn claims_are_made_of_the_compilers_words() {
    let grammar = std::fs::read_to_string(tools::grammar().join("src/grammar.json")).unwrap();
    let grammar: serde_json::Value = serde_json::from_str(&grammar).unwrap();
    let members = grammar["rules"]["claim_word"]["members"].as_array().unwrap();
    let words: Vec<&str> = members.iter().map(|member| member["value"].as_str().unwrap()).collect();
    assert_eq!(words, syntax::claim::WORDS);
}

#[test]
fn no_text_is_too_strange() {
    let pieces = [
        "{", "}", "[", "(", ")", "\"", "\"\"\"", "${", "\\", "/*", "//", "///", "->", "queue a", "@", "\n", " ", "é",
        "\0", "else", "? :",
    ];
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        pieces[(state >> 16) as usize % pieces.len()]
    };
    let texts: Vec<String> = (0..500).map(|length| (0..length % 60).map(|_| next()).collect()).collect();
    assert_eq!(read(texts.iter()).len(), texts.len());
}
