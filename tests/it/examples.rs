//! Each example compiles without a word, to the templates below its `expected/`.

use crate::support::{compiled, entries, for_each, keep_current, root};
use slsc::cli::disk::Disk;
use slsc::compile::Output;
use slsc::emit::{Format, Syntax};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The folders with a main file, by name.
pub fn all() -> Vec<(String, PathBuf)> {
    let folders = entries(&root().join("examples")).into_iter().filter(|path| path.join("main.sls").is_file());
    folders.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path)).collect()
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
        let text = |syntax| {
            let compiled = compiled(&Disk::new(folder), &Output { syntax, ..Output::default() });
            let files = compiled.files.unwrap_or_default();
            files.into_iter().find(|file| file.path.starts_with("template.")).map(|file| file.text)
        };
        let (yaml, json) = (text(Syntax::Yaml).unwrap(), text(Syntax::Json).unwrap());
        let count = |text: &str, quote: &str| text.matches(&format!("{quote}Type{quote}: {quote}AWS::")).count();
        assert_eq!(count(&yaml, ""), count(&json, "\""), "{name}");
    });
}
