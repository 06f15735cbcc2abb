//! Every example and the programs in `tests/judges/programs`, compiled, before real tools: see `docs/judges.md`.
//!
//! The tools are Python, in `tests/judges`; this module compiles the programs, installs what the tools need below
//! `target/judges`, and gives each judge a test of its own. A judge that could not run is a failure, never a pass.

mod comparison;
pub mod environment;
mod programs;
mod random;
mod shelf;

use std::path::Path;
use std::process::Command;

/// Puts all compiled programs before one judge.
fn judge(name: &str, prepare: impl FnOnce(&mut Command)) {
    let mut command = environment::python_of_the_judges();
    command.args(["-m", "judges", name]).arg(programs::compiled());
    prepare(&mut command);
    passes(&mut command);
}

/// Runs a command and shows all that it says, if it fails.
fn passes(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
}

fn no_more(_: &mut Command) {}

#[test]
fn cfn_lint_has_nothing_to_say() {
    judge("cfn-lint", no_more);
}

#[test]
fn the_sam_form_transforms_into_the_cloudformation_form() {
    judge("sam", no_more);
}

#[test]
fn every_resource_deploys_and_every_arrow_has_its_permission() {
    judge("deploy", no_more);
}

#[test]
fn every_role_can_do_what_its_arrows_declare_and_nothing_else() {
    judge("iam", no_more);
}

#[test]
fn every_name_leads_where_it_should() {
    judge("dns", no_more);
}

#[test]
fn checkov_finds_nothing_that_is_not_accepted() {
    let checkov = environment::virtual_environment("checkov", "requirements-checkov.txt").with_file_name("checkov");
    judge("checkov", |command| {
        command.env("JUDGES_CHECKOV", checkov);
    });
}

#[test]
fn parliament_finds_nothing_that_is_not_accepted() {
    let python = environment::virtual_environment("parliament", "requirements-parliament.txt");
    judge("parliament", |command| {
        command.env("JUDGES_PARLIAMENT", python);
    });
}

#[test]
fn the_examples_behave_as_their_scripts_say() {
    let modules = environment::node_modules();
    judge("behaviour", |command| {
        command.env("JUDGES_NODE_MODULES", modules);
    });
}

#[test]
fn the_judges_find_injected_faults() {
    let modules = environment::node_modules();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut command = environment::python_of_the_judges();
    command.args(["-m", "unittest", "discover", "-s"]).arg(tests.join("judges/selftest")).arg("-t").arg(tests);
    passes(command.env("JUDGES_NODE_MODULES", modules));
}
