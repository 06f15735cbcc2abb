//! Every program of the project, with the compiler's own view of it: `NAME.sls` and `NAME.json` below
//! `target/editors/corpus`.
//!
//! The `.json` says whether the syntax is `sound`, and what each token is: `[start, end, class]`, in bytes.

use super::TOOLS;
use crate::support::{below, root, slashed};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use slsc::diagnostics::Diagnostics;
use slsc::source::SourceMap;
use slsc::syntax;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

#[path = "../../generators/programs.rs"]
mod generator;

/// How many random programs of each sort there are beside the written ones.
const RANDOM: usize = 200;

/// What the compiler sees in a text.
pub struct View {
    /// Whether nothing is wrong with the syntax.
    pub sound: bool,
    /// `[start, end, class]` of each token.
    pub tokens: Vec<(u32, u32, String)>,
}

/// The compiler's view of a text.
pub fn view(text: &str) -> View {
    let mut sources = SourceMap::default();
    let span = sources.add("program.sls", text).expect("a program is small");
    let mut diagnostics = Diagnostics::default();
    let file = syntax::parse(&sources, span, &mut diagnostics);
    let class = |class| serde_json::to_value(class).unwrap().as_str().unwrap().to_owned();
    let tokens = syntax::classes::classes(&sources, &file);
    let place = |at: u32| at - span.start;
    let tokens = tokens.iter().map(|token| (place(token.span.start), place(token.span.end), class(token.class)));
    View { sound: diagnostics.is_empty(), tokens: tokens.collect() }
}

/// Random programs whose syntax is right, with comments everywhere.
pub fn random_programs(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let strategy = generator::file();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// The programs by their names, which are file names.
pub fn programs() -> BTreeMap<String, String> {
    let folders = ["examples", "stdlib", "tests/accept", "tests/reject", "tests/flawed", "tests/judges/programs"];
    let files = folders.iter().flat_map(|folder| below(&root().join(folder)));
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    let written = files.filter_map(|path| {
        let name = slashed(path.strip_prefix(root()).unwrap()).replace('/', "-").replace(".sls", "");
        Some((name, std::fs::read_to_string(path).ok()?))
    });
    let shown = crate::snippets::programs().into_iter().map(|(place, text)| {
        let name = place.replace(['/', ':', '.'], "-");
        (format!("docs-{name}"), text)
    });
    let pages = crate::pages::all_programs().into_iter().map(|(place, text)| (format!("pages-{place}"), text));
    let random =
        random_programs(RANDOM).into_iter().enumerate().map(|(index, text)| (format!("random-{index:03}"), text));
    written.chain(shown).chain(pages).chain(random).collect()
}

/// The folder of the corpus, written once a run.
pub fn folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = TOOLS.home().join("corpus");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in programs() {
            let view = view(&text);
            let json = serde_json::json!({ "sound": view.sound, "tokens": view.tokens });
            std::fs::write(folder.join(format!("{name}.sls")), text).unwrap();
            std::fs::write(folder.join(format!("{name}.json")), json.to_string()).unwrap();
        }
        folder
    });
    &FOLDER
}

#[test]
fn the_corpus_is_large_and_mostly_sound() {
    let programs = programs();
    let sound = programs.values().filter(|text| view(text).sound).count();
    assert!(sound > 500 && sound * 10 > programs.len() * 7, "{sound} of {} are sound", programs.len());
    assert!(folder().join("examples-talk-main.sls").exists());
}
