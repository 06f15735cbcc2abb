//! The extension of Visual Studio Code: its snippets, its code, its package.

mod package;
mod server;
mod snippets;

use super::TOOLS;
use super::textmate::done;
use crate::support::root;
use std::path::PathBuf;
use std::process::Command;

fn extension() -> PathBuf {
    root().join("editors/vscode")
}

fn sources() -> PathBuf {
    TOOLS.sources().join("vscode")
}

/// Runs a file of tests of Node.js, with the compiler.
fn tested(file: &str) {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).arg(sources().join(file)).env("SLSC", env!("CARGO_BIN_EXE_slsc"));
    let told = done(&mut node);
    assert!(!told.contains("tests 0"), "no test ran:\n{told}");
}

#[test]
fn what_needs_no_editor_works() {
    tested("lib.test.cjs");
}

#[test]
fn the_extension_works_with_the_compiler() {
    tested("extension.test.cjs");
}

/// The code is held against the types of the editor's real module, of the oldest version that the manifest allows.
#[test]
fn the_extension_uses_the_editor_as_its_types_say() {
    let packages = TOOLS.packages("vscode-types", &sources());
    let manifest: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(extension().join("package.json")).unwrap()).unwrap();
    let pins = std::fs::read_to_string(sources().join("package.json")).unwrap();
    let oldest = manifest["engines"]["vscode"].as_str().unwrap().trim_start_matches('^');
    assert!(pins.contains(&format!("\"@types/vscode\": \"{oldest}\"")), "the types are not those of {oldest}");
    let mut tsc = Command::new(packages.join("node_modules/.bin/tsc"));
    tsc.args(["--allowJs", "--checkJs", "--noEmit", "--skipLibCheck", "--target", "ES2022", "--module", "node16"])
        .args(["--moduleResolution", "node16", "--types", "node,vscode", "--typeRoots"])
        .arg(packages.join("node_modules/@types"))
        .arg(extension().join("extension.js"));
    done(&mut tsc);
}
