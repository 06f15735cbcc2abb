//! The reference in `docs/` is what the tables say.

use crate::support::{keep_current, root};
use std::collections::BTreeMap;

#[test]
fn the_reference_is_current() {
    let pages: BTreeMap<String, String> =
        slsc::reference::pages().into_iter().map(|page| (page.path, page.text)).collect();
    keep_current(&root().join("docs/reference"), &pages, "UPDATE_DOCS");
}
