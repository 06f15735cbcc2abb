//! Tests of this stage: constructs, mistakes, the printer, hostile texts, generated programs.

mod constructs;
mod generated;
mod hostile;
mod mistakes;
mod printing;

use super::ast::File;
use super::{parse, print};
use crate::diagnostics::Diagnostics;
use crate::source::SourceMap;

/// A text, its tree, and what was found in it.
struct Read {
    sources: SourceMap,
    file: File,
    diagnostics: Diagnostics,
}

fn read(text: &str) -> Read {
    let mut sources = SourceMap::default();
    let span = sources.add("t.sls", text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let file = parse(&sources, span, &mut diagnostics);
    Read { sources, file, diagnostics }
}

impl Read {
    /// The canonical text.
    fn printed(&self) -> String {
        print(&self.sources, &self.file)
    }

    /// `SLS0101@3:4 message`, one per report.
    fn found(&self) -> Vec<String> {
        let reports = self.diagnostics.sorted(&self.sources).into_iter();
        let place =
            |span| self.sources.position(span).map_or_else(String::new, |at| format!("{}:{}", at.line, at.column));
        reports.map(|report| format!("{}@{} {}", report.code.id, place(report.span()), report.message)).collect()
    }

    /// The tree without its places.
    fn tree(&self) -> String {
        without_places(&format!("{:?}", self.file.items))
    }

    /// The texts of the comments.
    fn comments(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.file.comments.iter().map(|comment| comment.text.as_str()).collect();
        all.sort_unstable();
        all
    }
}

/// Takes `12..34` out of the words of a tree, and blanks in a row: there may be any number of them in a claim.
fn without_places(text: &str) -> String {
    let words = text.split(' ').filter(|word| !word.is_empty()).filter(|word| {
        let word = word.trim_end_matches([',', '}', ')', ']']);
        word.split_once("..").is_none_or(|(a, b)| a.parse::<u32>().is_err() || b.parse::<u32>().is_err())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Asserts that a text has no mistakes and is printed like this; and that the print is read as the same tree,
/// with the same comments, and printed as itself.
fn check(text: &str, expected: &str) {
    let (first, second) = print_twice(text);
    assert_eq!(first, expected, "printed");
    assert_eq!(second, first, "printed again");
}

/// The print of a text and the print of the print, which have the same tree and the same comments.
fn print_twice(text: &str) -> (String, String) {
    let original = read(text);
    assert_eq!(original.found(), Vec::<String>::new(), "in:\n{text}");
    let first = original.printed();
    let again = read(&first);
    assert_eq!(again.found(), Vec::<String>::new(), "in the print:\n{first}\nof:\n{text}");
    assert_eq!(again.tree(), original.tree(), "the print has another tree:\n{first}\nof:\n{text}");
    assert_eq!(again.comments(), original.comments(), "the print has other comments:\n{first}\nof:\n{text}");
    let second = again.printed();
    (first, second)
}
