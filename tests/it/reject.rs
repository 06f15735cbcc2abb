//! Each program in `tests/reject` is rejected with the code in its name, and with no other error.
//!
//! A case is a file `SLS0412_second_consumer.sls`, or a folder of that name with a `main.sls` where one file is not
//! enough; a `params.json` in it holds the values of parameters. The snapshot holds the source and the report together.

use crate::support::{Compiled, Memory, compiled, entries, for_each, root, stem};
use slsc::compile::Output;
use slsc::diagnostics::{Level, codes};
use std::path::PathBuf;

/// Each program, by its name.
pub fn cases() -> Vec<(String, PathBuf)> {
    let all = entries(&root().join("tests/reject"));
    let is_case = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|extension| extension == "sls");
    all.into_iter().filter(is_case).map(|path| (stem(&path), path)).collect()
}

/// The code in a case's name.
fn code(name: &str) -> codes::Code {
    let id = name.split('_').next().unwrap_or_default();
    codes::find(id).unwrap_or_else(|| panic!("{name}: there is no code {id}"))
}

/// That the code was reported, and that every error is of this code.
pub fn is_rejected_with(code: codes::Code, compiled: &Compiled) {
    let (errors, warnings) = (compiled.codes(Level::Error), compiled.codes(Level::Warning));
    assert!(errors.contains(code.id) || warnings.contains(code.id), "not reported:\n{}", compiled.rendered());
    assert!(errors.iter().all(|id| *id == code.id), "{errors:?}:\n{}", compiled.rendered());
}

#[test]
fn every_rejected_program_has_its_code_and_no_other_error() {
    for_each(cases(), |name, path| {
        let world = Memory::at(path);
        let compiled = compiled(&world, &Output::default());
        is_rejected_with(code(name), &compiled);
        let text = format!("{}\n────\n\n{}", world.listing().trim_end(), compiled.rendered().trim_end());
        insta::with_settings!({
            snapshot_path => "snapshots/reject",
            prepend_module_to_snapshot => false,
            omit_expression => true,
            input_file => path,
        }, {
            insta::assert_snapshot!(name, text);
        });
    });
}

#[test]
fn every_code_has_a_rejected_program() {
    let names: Vec<String> = cases().into_iter().map(|(name, _)| name).collect();
    let is_shown = |code: &&codes::Code| names.iter().any(|name| name.starts_with(code.id));
    let missing: Vec<&str> = codes::ALL
        .iter()
        .filter(|c| c.has_program() && !codes::RETIRED.contains(c) && !is_shown(c))
        .map(|c| c.id)
        .collect();
    assert!(missing.is_empty(), "no program in tests/reject for {missing:?}");
}

/// What takes a command line is tested where that is.
#[test]
fn every_code_without_a_program_is_tested_on_the_command_line() {
    let tests = [include_str!("cli.rs"), include_str!("diff.rs"), include_str!("fmt.rs")].concat();
    let missing: Vec<&str> =
        codes::ALL.iter().filter(|c| !c.has_program()).map(|c| c.id).filter(|id| !tests.contains(id)).collect();
    assert!(missing.is_empty(), "no test of the command line for {missing:?}");
}
