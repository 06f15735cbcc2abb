//! The package that is installed: made by the editor's own tool, without a warning, of what belongs into it and nothing else.

use super::{TOOLS, done, extension, root};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// What is in the package, by the names that the tool gives.
const CONTENT: [&str; 20] = [
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/changelog.md",
    "extension/extension.js",
    "extension/images/icon.png",
    "extension/language-configuration.json",
    "extension/lib/arguments.js",
    "extension/lib/detect.js",
    "extension/lib/index.js",
    "extension/lib/program.js",
    "extension/lib/report.js",
    "extension/lib/run.js",
    "extension/lib/words.js",
    "extension/package.json",
    "extension/readme.md",
    "extension/shown.js",
    "extension/snippets/sls.json",
    "extension/syntaxes/markdown.sls.json",
    "extension/syntaxes/sls.tmLanguage.json",
];

/// The package, made once a run.
pub fn packaged() -> &'static Path {
    static MADE: LazyLock<PathBuf> = LazyLock::new(make);
    &MADE
}

/// Makes the package as its script does, and sees to it that nothing is wrong with it.
fn make() -> PathBuf {
    let tools = TOOLS.packages("vsce", &extension());
    let made = TOOLS.home().join("slsc.vsix");
    let _ = std::fs::remove_file(&made);
    let script = manifest()["scripts"]["package"].as_str().unwrap().replace("slsc.vsix", made.to_str().unwrap());
    let (tool, arguments) = script.split_once(' ').unwrap();
    let mut vsce = Command::new(tools.join("node_modules/.bin").join(tool));
    let output = vsce.args(arguments.split(' ')).current_dir(extension()).output().unwrap();
    let told = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(output.status.success() && !told.contains("WARNING"), "{told}");
    made
}

#[test]
fn the_package_is_made_without_a_warning_of_what_belongs_into_it() {
    let listed = "import sys, zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))";
    let names = done(Command::new("python3").args(["-c", listed]).arg(packaged()));
    let (names, wanted): (BTreeSet<&str>, BTreeSet<&str>) = (names.lines().collect(), CONTENT.into());
    assert_eq!(names, wanted);
}

#[test]
fn the_manifest_speaks_of_files_that_are_there() {
    let manifest = manifest();
    let contributes = &manifest["contributes"];
    let mut paths = vec![&manifest["main"], &manifest["icon"], &contributes["languages"][0]["configuration"]];
    paths.extend(contributes["grammars"].as_array().unwrap().iter().map(|grammar| &grammar["path"]));
    paths.extend(contributes["snippets"].as_array().unwrap().iter().map(|snippets| &snippets["path"]));
    for path in paths {
        assert!(extension().join(path.as_str().unwrap()).is_file(), "{path}");
    }
    let configuration = std::fs::read_to_string(extension().join("language-configuration.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&configuration).unwrap();
}

#[test]
fn the_licence_is_that_of_the_project() {
    let read = |path| std::fs::read_to_string(path).unwrap();
    assert_eq!(read(extension().join("LICENSE")), read(root().join("LICENSE")));
}

/// The language is not called `sls`: that is the name of the extension for Salt's language, whose files end in `.sls` too.
#[test]
fn the_language_has_a_name_of_its_own() {
    let manifest = manifest();
    assert_eq!(manifest["contributes"]["languages"][0]["id"], "slsc");
    let files = manifest["contributes"]["grammars"][0]["scopeName"].clone();
    assert_eq!(files, "source.sls");
}

fn manifest() -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(extension().join("package.json")).unwrap()).unwrap()
}
