//! The reference in `docs/` is what the tables say.

use crate::support::{Memory, entries, keep_current, root, stem};
use std::collections::BTreeMap;

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
    for example in entries(&root().join("examples/patterns")) {
        let picture = format!("{}.svg", stem(&example));
        assert!(pages.contains_key(&picture), "{}: no pattern of that name, or it does not compile", example.display());
    }
    keep_current(&root().join("docs/patterns"), &pages, "UPDATE_DOCS");
}

/// The pictures of the pages, each with the example and the arguments that draw it.
const PICTURES: &[(&str, &str, &[&str])] = &[
    ("drills/talk-without-us-east-1.svg", "talk", &["drill", "--lose", "us-east-1"]),
    ("graphs/order-intake-architecture.svg", "order-intake", &["graph"]),
    ("graphs/order-intake-permissions.svg", "order-intake", &["graph", "--view", "permissions"]),
    ("graphs/active-active-architecture.svg", "active-active", &["graph"]),
    ("graphs/talk-regions.svg", "talk", &["graph", "--view", "regions"]),
];

/// The pictures of the pages are what the compiler draws; `UPDATE_DOCS=1` draws them anew.
#[test]
fn the_pictures_are_current() {
    let drawn = |(name, example, arguments): &(&str, &str, &[&str])| {
        let slsc = std::process::Command::new(env!("CARGO_BIN_EXE_slsc"))
            .args(*arguments)
            .args(["--format", "svg"])
            .current_dir(root().join("examples").join(example))
            .output()
            .unwrap();
        ((*name).to_owned(), String::from_utf8(slsc.stdout).unwrap())
    };
    keep_current(&root().join("docs/images"), &PICTURES.iter().map(drawn).collect(), "UPDATE_DOCS");
}
