//! TextMate: the grammar that Visual Studio Code, Sublime Text and JetBrains read.
//!
//! It is read by the editor's own tokenizer (vscode-textmate and Oniguruma), from `tests/editors/textmate`.

use super::{TOOLS, agreement, corpus};
use crate::support::{keep_current, root};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The folder with the tokenizer and the tools.
fn packages() -> PathBuf {
    TOOLS.packages("textmate", &sources())
}

fn sources() -> PathBuf {
    TOOLS.sources().join("textmate")
}

fn extension() -> PathBuf {
    root().join("editors/vscode")
}

/// Runs a program that has to succeed; gives what it printed.
pub fn done(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let [printed, said] = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{command:?}\n{printed}{said}");
    printed
}

/// A script in `tests/editors/textmate`.
fn script(name: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(sources().join(name)).arg(packages());
    node
}

/// A tool among the packages, which runs in a folder.
fn tool(name: &str, folder: &Path) -> Command {
    let mut tool = Command::new(packages().join("node_modules/.bin").join(name));
    tool.current_dir(folder);
    tool
}

/// The files that are made from the grammar and the snippets, for all editors, are current; `UPDATE_DOCS=1` makes them anew.
pub fn made_from_the_grammar() {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let mut node = Command::new("node");
    node.arg(extension().join("scripts/make.mjs"));
    if std::env::var_os("UPDATE_DOCS").is_none() {
        node.arg("--check");
    }
    done(&mut node);
}

#[test]
fn what_is_made_from_the_grammar_is_current() {
    made_from_the_grammar();
}

#[test]
fn the_words_of_claims_are_those_of_the_compiler() {
    let source = std::fs::read_to_string(extension().join("scripts/grammar.mjs")).unwrap();
    for word in slsc::syntax::claim::WORDS {
        assert!(source.contains(&format!("\"{word}\"")), "`{word}` is no word of a claim in the grammar");
    }
}

#[test]
fn the_grammar_sees_what_the_compiler_sees() {
    let out = TOOLS.home().join("textmate-seen");
    let _ = std::fs::remove_dir_all(&out);
    done(script("classes.mjs").arg(corpus::folder()).arg(&out));
    agreement::agrees(&out, &[]);
}

#[test]
fn broken_large_and_odd_programs_are_no_trouble() {
    let told = done(script("robust.mjs").arg(corpus::folder()));
    assert!(told.contains("10000 lines"), "{told}");
}

#[test]
fn the_scopes_of_tricky_places_are_as_they_are_marked() {
    let grammar = extension().join("syntaxes/sls.tmLanguage.json");
    let told = done(tool("vscode-tmgrammar-test", &sources()).arg("-g").arg(grammar).arg("scopes/*.sls"));
    assert_eq!(
        told.matches("run successfuly").count(),
        crate::support::entries(&sources().join("scopes")).len(),
        "{told}"
    );
}

/// The examples whose scopes are kept, to be read: `UPDATE_DOCS=1` writes them anew.
const KEPT: [&str; 3] = ["order-intake", "patterns/fan_out", "talk"];

#[test]
fn the_scopes_of_examples_are_as_they_were() {
    let folder = TOOLS.home().join("textmate-snapshots");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for example in KEPT {
        let name = example.replace('/', "-");
        std::fs::copy(root().join("examples").join(example).join("main.sls"), folder.join(format!("{name}.sls")))
            .unwrap();
    }
    let manifest = extension().join("package.json");
    done(tool("vscode-tmgrammar-snap", &folder).arg("--updateSnapshot").arg("--config").arg(manifest).arg("*.sls"));
    let scopes = KEPT.iter().map(|example| {
        let name = format!("{}.sls.snap", example.replace('/', "-"));
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        (name, text)
    });
    keep_current(&sources().join("snapshots"), &scopes.collect::<BTreeMap<_, _>>(), "UPDATE_DOCS");
}

#[test]
fn fences_in_markdown_are_read_as_programs() {
    done(&mut script("markdown.mjs"));
}

/// Sublime Text's copy, as a property list.
#[test]
fn the_grammar_of_sublime_text_sees_the_same() {
    let out = TOOLS.home().join("sublime-seen");
    let _ = std::fs::remove_dir_all(&out);
    let grammar = root().join("editors/sublime/sls/sls.tmLanguage");
    done(script("classes.mjs").arg(corpus::folder()).arg(&out).arg(grammar));
    agreement::agrees(&out, &[]);
}

#[test]
fn the_build_system_of_sublime_text_finds_mistakes() {
    done(Command::new("node").arg(sources().join("sublime.mjs")).env("SLSC", env!("CARGO_BIN_EXE_slsc")));
}

/// What Sublime Text reads is as it must be: property lists and JSON.
#[test]
fn the_package_of_sublime_text_can_be_read() {
    for file in crate::support::below(&root().join("editors/sublime/sls")) {
        let text = std::fs::read_to_string(&file).unwrap();
        match file.extension().and_then(|extension| extension.to_str()).unwrap() {
            "sublime-build" | "sublime-completions" | "sublime-settings" => {
                serde_json::from_str::<serde_json::Value>(&text).unwrap();
            }
            "tmLanguage" | "tmPreferences" => {
                let script = "import plistlib, sys; assert plistlib.load(open(sys.argv[1], 'rb'))";
                done(Command::new("python3").args(["-c", script]).arg(&file));
            }
            _ => panic!("{} is nothing that Sublime Text reads", file.display()),
        }
    }
}
