//! The reference in `docs/` is what the tables say.

use crate::support::{Memory, entries, keep_current, root};
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn the_reference_is_current() {
    let pages: BTreeMap<String, String> =
        slsc::reference::pages().into_iter().map(|page| (page.path, page.text)).collect();
    keep_current(&root().join("docs/reference"), &pages, "UPDATE_DOCS");
}

/// The gallery is what the library says, and what the programs in `examples/patterns` become.
#[test]
fn the_gallery_is_current() {
    let examples = Memory::at(&root().join("examples/patterns"));
    let pages: BTreeMap<String, String> =
        slsc::reference::patterns::gallery(&examples).into_iter().map(|page| (page.path, page.text)).collect();
    keep_current(&root().join("docs/patterns"), &pages, "UPDATE_DOCS");
}

/// Beside each example of a pattern is its picture; `UPDATE_DOCS=1` draws it anew.
#[test]
fn the_pictures_of_patterns_are_current() {
    for example in entries(&root().join("examples/patterns")) {
        let picture = drawn(&example, &["graph"]);
        assert!(picture.starts_with("<svg"), "{}", example.display());
        let path = example.join("picture.svg");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &picture).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == picture, "{} is not current; run `UPDATE_DOCS=1 cargo test`", path.display());
    }
}

/// The SVG that the compiler draws in a folder.
fn drawn(folder: &Path, arguments: &[&str]) -> String {
    let mut slsc = std::process::Command::new(env!("CARGO_BIN_EXE_slsc"));
    let output = slsc.args(arguments).args(["--format", "svg"]).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The pictures of the pages, each with the example and the arguments that draw it.
const PICTURES: &[(&str, &str, &[&str])] = &[
    ("drills/talk-without-us-east-1.svg", "talk", &["drill", "--lose", "us-east-1"]),
    ("graphs/order-intake-architecture.svg", "order-intake", &["graph"]),
    ("graphs/order-intake-permissions.svg", "order-intake", &["graph", "--view", "permissions"]),
    ("graphs/active-active-architecture.svg", "active-active", &["graph"]),
    ("graphs/talk-regions.svg", "talk", &["graph", "--view", "regions"]),
];

/// The pictures of the pages are what the compiler draws; `UPDATE_DOCS=1` draws them anew. Those of editors are a browser's.
#[test]
fn the_pictures_are_current() {
    let named = |(name, example, arguments): &(&str, &str, &[&str])| {
        ((*name).to_owned(), drawn(&root().join("examples").join(example), arguments))
    };
    let drawn: Vec<(String, String)> = PICTURES.iter().map(named).collect();
    for folder in ["drills", "graphs"] {
        let inside = |(name, picture): &(String, String)| {
            Some((name.strip_prefix(folder)?.strip_prefix('/')?.to_owned(), picture.clone()))
        };
        keep_current(
            &root().join("docs/images").join(folder),
            &drawn.iter().filter_map(inside).collect(),
            "UPDATE_DOCS",
        );
    }
}
