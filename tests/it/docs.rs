//! The reference in `docs/` is what the tables say.

use crate::support::{keep_current, root};
use std::collections::BTreeMap;

#[test]
fn the_reference_is_current() {
    let pages: BTreeMap<String, String> =
        slsc::reference::pages().into_iter().map(|page| (page.path, page.text)).collect();
    keep_current(&root().join("docs/reference"), &pages, "UPDATE_DOCS");
}

/// The picture of the README is what the compiler draws; `UPDATE_DOCS=1` draws it anew.
#[test]
fn the_picture_of_the_readme_is_current() {
    let drawn = std::process::Command::new(env!("CARGO_BIN_EXE_slsc"))
        .args(["drill", "--lose", "us-east-1", "--format", "svg"])
        .current_dir(root().join("examples/talk"))
        .output()
        .unwrap();
    let name = "talk-without-us-east-1.svg";
    let wanted = BTreeMap::from([(name.to_owned(), String::from_utf8(drawn.stdout).unwrap())]);
    keep_current(&root().join("docs/images/drills"), &wanted, "UPDATE_DOCS");
}
