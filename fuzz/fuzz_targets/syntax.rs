//! Text to tree and back, alone: it is fast, and so it gets further into the grammar than the whole pipeline.
//!
//! What is printed of a right text is right, and is printed as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use slsc::diagnostics::Diagnostics;
use slsc::source::SourceMap;
use slsc::syntax;

/// The canonical form of a text, unless there is something wrong with it.
fn printed(text: &str) -> Option<String> {
    let mut sources = SourceMap::default();
    let span = sources.add("main.sls", text)?;
    let mut diagnostics = Diagnostics::default();
    let tree = syntax::parse(&sources, span, &mut diagnostics);
    for diagnostic in diagnostics.iter() {
        assert!(sources.position(diagnostic.span()).is_some(), "{diagnostic:?} is nowhere");
    }
    let printed = syntax::print(&sources, &tree);
    diagnostics.is_empty().then_some(printed)
}

fuzz_target!(|text: &str| {
    let Some(once) = printed(text) else { return };
    let Some(twice) = printed(&once) else { panic!("what was printed is not right:\n{once}") };
    assert_eq!(once, twice, "printed twice, and not the same");
});
