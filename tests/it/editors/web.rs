//! The definitions for the web (highlight.js, Prism, Monaco), and what GitHub's Linguist is told.
//!
//! The scripts in `tests/editors/web` run them, in Node.js or in a headless Chromium that comes from npm. The pictures in
//! `docs/images/editors` are drawn by `pictures.mjs` there; read them when they change.

use super::{TOOLS, agreement, corpus};
use crate::support::{below, root, slashed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

fn scripts() -> PathBuf {
    TOOLS.sources().join("web")
}

/// The folder with the pinned packages.
fn packages() -> &'static Path {
    static PACKAGES: LazyLock<PathBuf> = LazyLock::new(|| TOOLS.packages("web", &scripts()));
    &PACKAGES
}

/// The folder with the browser that lies in one of the packages.
fn browser() -> &'static Path {
    static BROWSER: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = cfg!(all(target_os = "linux", target_arch = "x86_64"));
        assert!(here, "the browser that comes from npm is for Linux on x86-64; on other systems this was not tried");
        let pins = fs::read_to_string(scripts().join("package-lock.json")).unwrap();
        let unpack = scripts().join("chromium.mjs");
        let stamp = format!("{pins}{}", fs::read_to_string(&unpack).unwrap());
        TOOLS.once("chromium", &stamp, |log| {
            let mut node = Command::new("node");
            node.arg(&unpack).arg(TOOLS.home().join("chromium")).env("SLS_WEB_TOOLS", packages());
            TOOLS.run(log, &mut node);
        });
        TOOLS.home().join("chromium")
    });
    &BROWSER
}

/// Runs a script of ours in Node.js, and gives what it says.
fn node(script: &Path, arguments: &[&Path]) -> String {
    run(Command::new("node").arg(script).args(arguments))
}

/// The same for a script that opens the browser.
fn in_browser(script: &str, arguments: &[&Path]) -> String {
    run(Command::new("node").arg(scripts().join(script)).args(arguments).env("SLS_CHROMIUM", browser()))
}

fn run(command: &mut Command) -> String {
    command.current_dir(root()).env("SLS_WEB_TOOLS", packages());
    command.env("HIGHLIGHT_JS_IN", packages().join("package.json"));
    let output = command.output().expect("Node.js was there a moment ago");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}:\n{said}");
    said
}

/// Where a tool writes what it sees in the corpus.
fn seen() -> PathBuf {
    TOOLS.home().join("web-seen")
}

#[test]
fn highlightjs_sees_what_the_compiler_sees() {
    node(&scripts().join("see.mjs"), &[corpus::folder(), &seen(), Path::new("highlightjs")]);
    agreement::agrees(&seen().join("highlightjs"), &[]);
}

#[test]
fn prism_sees_what_the_compiler_sees() {
    node(&scripts().join("see.mjs"), &[corpus::folder(), &seen(), Path::new("prism")]);
    agreement::agrees(&seen().join("prism"), &[]);
}

#[test]
fn monaco_sees_what_the_compiler_sees() {
    in_browser("see.mjs", &[corpus::folder(), &seen(), Path::new("monaco")]);
    agreement::agrees(&seen().join("monaco"), &[]);
}

#[test]
fn a_long_program_is_seen_like_a_short_one() {
    in_browser("long.mjs", &[]);
}

#[test]
fn the_package_for_highlightjs_passes_its_own_tests() {
    let package = root().join("editors/highlightjs");
    let said = node(&package.join("test/markup.test.mjs"), &[]);
    assert!(said.contains("# fail 0") && !said.contains("# pass 0"), "{said}");

    let built = TOOLS.home().join("web-dist");
    node(&package.join("build.mjs"), &[&built]);
    for file in ["sls.cjs", "sls.js"] {
        let kept = fs::read_to_string(package.join("dist").join(file)).unwrap();
        assert!(kept == fs::read_to_string(built.join(file)).unwrap(), "run `npm run build` for dist/{file}");
    }
}

#[test]
fn monaco_knows_the_files_and_helps_with_typing() {
    in_browser("monaco.mjs", &[&root().join("editors/vscode/snippets/sls.json")]);
}

#[test]
fn the_readmes_work_word_by_word() {
    in_browser("readmes.mjs", &[]);
}

#[test]
fn the_pictures_of_the_documentation_are_good_to_look_at() {
    in_browser("look.mjs", &[]);
}

/// Salt and Scheme write `.sls`, too; and highlight.js guesses without any file name.
#[test]
fn texts_of_others_are_left_alone() {
    let rules = TOOLS.home().join("web-heuristics.json");
    let heuristics: serde_json::Value = serde_yaml::from_str(&linguist("heuristics.yml")).unwrap();
    fs::write(&rules, heuristics.to_string()).unwrap();
    let samples = [scripts().join("foreign"), TOOLS.sources().join("detection")];
    let said = node(&scripts().join("detect.mjs"), &[corpus::folder(), &rules, &samples[0], &samples[1]]);
    assert!(!said.starts_with("0 texts"), "{said}");
}

fn linguist(file: &str) -> String {
    fs::read_to_string(root().join("editors/linguist").join(file)).unwrap()
}

/// What the entry names is there.
#[test]
fn the_entry_for_linguist_is_whole() {
    let entries: serde_json::Value = serde_yaml::from_str(&linguist("languages.yml")).unwrap();
    let entry = &entries["SLS"];
    let grammar = fs::read_to_string(root().join("editors/vscode/syntaxes/sls.tmLanguage.json")).unwrap();
    let grammar: serde_json::Value = serde_json::from_str(&grammar).unwrap();
    assert_eq!(entry["tm_scope"], grammar["scopeName"]);
    assert_eq!(entry["extensions"], serde_json::json!([".sls"]));
    for line in linguist("README.md").lines().filter(|line| line.starts_with("- `") && line.contains(".sls`")) {
        let sample = line.split('`').nth(1).unwrap();
        assert!(root().join(sample).is_file(), "{sample}");
    }
}

/// `eol=lf` would take the carriage returns from a file that is about them, at the next checkout.
#[test]
fn files_with_carriage_returns_keep_them() {
    let attributes = fs::read_to_string(root().join(".gitattributes")).unwrap();
    let rules: Vec<_> = attributes.lines().filter_map(|line| line.split_once(' ')).collect();
    let kept = |path: &str| rules.iter().any(|(name, rule)| *name == path && rule.contains("-text"));
    let folders = ["editors", "examples", "stdlib", "src", "tests", "docs"];
    for path in folders.iter().flat_map(|folder| below(&root().join(folder))) {
        let name = slashed(path.strip_prefix(root()).unwrap());
        let bytes = fs::read(&path).unwrap();
        let text = !bytes.contains(&0);
        let returns = bytes.windows(2).any(|pair| pair == b"\r\n");
        let ours = !name.contains("/node_modules/");
        assert!(
            !(ours && text && returns) || kept(&name),
            "{name}: `-text` in .gitattributes keeps its carriage returns"
        );
    }
}
