//! Whatever stands in a source, the compiler answers: it never panics, and every report can be shown in every format.

use crate::support::{Memory, below, compiled, root};
use proptest::prelude::*;
use slsc::compile::Output;
use slsc::diagnostics::render::human::{self, Look};
use slsc::diagnostics::render::{Program, github, json, sarif, short};

/// Every program of the repository that is about the language.
fn seeds() -> Vec<String> {
    let folders = ["examples", "tests/accept", "tests/reject", "stdlib"];
    let files = folders.iter().flat_map(|folder| below(&root().join(folder)));
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    sources.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// What authors, and their editors, get wrong: pieces that are lost, doubled, swapped or out of place.
#[derive(Debug, Clone)]
enum Slip {
    Lose(usize, usize),
    Double(usize, usize),
    Insert(usize, &'static str),
    Graft(usize, usize, usize),
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    "=",
    "->",
    ".",
    "\"",
    "${",
    "\"\"\"",
    "//",
    "/*",
    "*/",
    "@allow(",
    "none",
    "0",
    "-1",
    "99999999999999999999",
    "1.5",
    "5m",
    "9999999999d",
    "512MB",
    "50%",
    "for x in ",
    "if true ",
    "else",
    " in ",
    "\n",
    "\0",
    "é",
    "\u{202e}",
    "\u{feff}",
    "!",
    "&&",
    "? 1 : 2",
    "self",
    "pattern p(x: p) { p q {} }",
    "let a = a\n",
    "///",
    "..",
];

fn slip() -> impl Strategy<Value = Slip> {
    let at = 0..10_000usize;
    prop_oneof![
        (at.clone(), 1..40usize).prop_map(|(at, length)| Slip::Lose(at, length)),
        (at.clone(), 1..40usize).prop_map(|(at, length)| Slip::Double(at, length)),
        (at.clone(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Slip::Insert(at, piece)),
        (at.clone(), at, 1..80usize).prop_map(|(at, from, length)| Slip::Graft(at, from, length)),
    ]
}

impl Slip {
    fn made_in(&self, text: &str, other: &str) -> String {
        let place = |text: &str, at: usize| text.floor_char_boundary(at % (text.len() + 1));
        let piece = |text: &str, at: usize, length: usize| {
            let start = place(text, at);
            (start, text.floor_char_boundary((start + length).min(text.len())))
        };
        match *self {
            Slip::Lose(at, length) => {
                let (start, end) = piece(text, at, length);
                format!("{}{}", &text[..start], &text[end..])
            }
            Slip::Double(at, length) => {
                let (start, end) = piece(text, at, length);
                format!("{}{}", &text[..end], &text[start..])
            }
            Slip::Insert(at, inserted) => {
                let at = place(text, at);
                format!("{}{inserted}{}", &text[..at], &text[at..])
            }
            Slip::Graft(at, from, length) => {
                let (start, end) = piece(other, from, length);
                let at = place(text, at);
                format!("{}{}{}", &text[..at], &other[start..end], &text[at..])
            }
        }
    }
}

/// A few for every run; `PROPTEST_CASES=10000` for a long search.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

fn answers(text: &str) {
    let compiled = compiled(&Memory::of(text), &Output::default());
    let program =
        Program { sources: &compiled.analysis.sources, diagnostics: &compiled.analysis.diagnostics, main: "main.sls" };
    for look in [Look::PLAIN, Look { color: true, unicode: false, width: 60 }] {
        human::render(&[program], look);
    }
    for render in [short::render, json::render, github::render, sarif::render] {
        render(&[program]);
    }
    assert_eq!(compiled.files.is_none(), compiled.analysis.diagnostics.has_errors());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn a_slip_of_the_pen_is_answered(
        seed in prop::sample::select(seeds()),
        other in prop::sample::select(seeds()),
        slips in prop::collection::vec(slip(), 1..6),
    ) {
        let text = slips.iter().fold(seed, |text, slip| slip.made_in(&text, &other));
        answers(&text);
    }

    #[test]
    fn soup_is_answered(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        answers(&pieces.concat());
        answers(&pieces.join(" "));
    }

    #[test]
    fn noise_is_answered(text in "\\PC{0,200}") {
        answers(&text);
    }
}
