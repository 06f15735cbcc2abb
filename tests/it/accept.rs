//! Each program in `tests/accept`, and each example of a kind, compiles without a word, and always to the same bytes.

use crate::support::{Memory, compiled, compiled_text, entries, for_each, root, stem};
use slsc::compile::Output;
use slsc::kinds;

#[test]
fn every_accepted_program_compiles_without_a_word() {
    let cases = entries(&root().join("tests/accept")).into_iter().map(|path| (stem(&path), path));
    for_each(cases, |name, path| {
        let world = Memory::at(path);
        let first = compiled(&world, &Output::default());
        assert!(first.analysis.diagnostics.is_empty(), "{name}:\n{}", first.rendered());
        let second = compiled(&world, &Output::default());
        assert_eq!(first.written(), second.written(), "{name}: twice, and not the same bytes");
        let text = format!("{}\n────\n\n{}", world.listing().trim_end(), first.written().trim_end());
        insta::with_settings!({
            snapshot_path => "snapshots/accept",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            input_file => path,
        }, {
            insta::assert_snapshot!(name, text);
        });
    });
}

#[test]
fn every_kind_has_an_example_that_compiles() {
    for_each(kinds::ALL.iter().map(|kind| (kind.name.to_owned(), *kind)), |name, kind| {
        assert!(kind.example.contains(&format!("{name} ")), "{name}: the example shows none");
        let compiled = compiled_text(kind.example);
        assert!(!compiled.analysis.diagnostics.has_errors(), "{name}:\n{}\n{}", kind.example, compiled.rendered());
    });
}
