//! Each example compiles without a word, to the templates below its `expected/`.

use crate::support::{compiled, entries, for_each, keep_current, root};
use slsc::cli::disk::Disk;
use slsc::compile::{Output, OutputFile};
use slsc::emit::{Format, Syntax};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The folders with a main file, by name: `hello`, `patterns/fan_out`.
pub fn all() -> Vec<(String, PathBuf)> {
    let examples = root().join("examples");
    let folders = [entries(&examples), entries(&examples.join("patterns"))].concat();
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&examples).ok()?.to_string_lossy().into_owned();
        path.join("main.sls").is_file().then_some((name, path))
    };
    folders.into_iter().filter_map(named).collect()
}

#[test]
fn every_example_compiles_to_what_is_expected() {
    for_each(all(), |name, folder| {
        let mut wanted = BTreeMap::new();
        for (format, word) in [(Format::CloudFormation, "cloudformation"), (Format::Sam, "sam")] {
            let output = Output { format, code_prefix: "../..".to_owned(), ..Output::default() };
            let compiled = compiled(&Disk::new(folder), &output);
            assert!(compiled.analysis.diagnostics.is_empty(), "{name}:\n{}", compiled.rendered());
            for file in compiled.files.into_iter().flatten() {
                wanted.insert(format!("{word}/{}", file.path), file.text);
            }
        }
        keep_current(&folder.join("expected"), &wanted, "UPDATE_EXPECTED");
    });
}

#[test]
fn both_syntaxes_say_the_same() {
    for_each(all(), |name, folder| {
        let templates = |syntax| -> Vec<OutputFile> {
            let compiled = compiled(&Disk::new(folder), &Output { syntax, ..Output::default() });
            let files = compiled.files.unwrap_or_default().into_iter();
            files.filter(|file| file.path != "manifest.json").collect()
        };
        let (yaml, json) = (templates(Syntax::Yaml), templates(Syntax::Json));
        assert!(!yaml.is_empty() && yaml.len() == json.len(), "{name}");
        let count = |text: &str, quote: &str| text.matches(&format!("{quote}Type{quote}: {quote}AWS::")).count();
        for (yaml, json) in yaml.iter().zip(&json) {
            assert_eq!(count(&yaml.text, ""), count(&json.text, "\""), "{name}: {}", yaml.path);
        }
    });
}
