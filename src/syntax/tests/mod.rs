//! Tests of this stage: constructs, mistakes, hostile texts.

use super::ast::File;
use super::parse;
use crate::diagnostics::Diagnostics;
use crate::source::SourceMap;

/// The tree of a text, and what was found: `SLS0101@3:4 message`.
fn read(text: &str) -> (File, Vec<String>) {
    let mut sources = SourceMap::default();
    let span = sources.add("t.sls", text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let file = parse(&sources, span, &mut diagnostics);
    let found = diagnostics.sorted(&sources).into_iter().map(|d| {
        let at = sources.position(d.span()).unwrap();
        format!("{}@{}:{} {}", d.code.id, at.line, at.column, d.message)
    });
    (file, found.collect())
}

#[test]
fn scratch() {
    for path in std::env::var("SLS").unwrap_or_default().split_whitespace() {
        let text = std::fs::read_to_string(path).unwrap();
        let (file, found) = read(&text);
        println!(
            "== {path}: {} items, {} comments, lost {:?}\n{}",
            file.items.len(),
            file.comments.len(),
            file.unreadable,
            found.join("\n")
        );
        if std::env::var("DUMP").is_ok() {
            println!("{file:#?}");
        }
    }
}
