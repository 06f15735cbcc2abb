//! CI: the GitHub Action, the pre-commit hooks, the GitLab template, the Dockerfile: see `docs/ci.md`.
//!
//! The tests are Python, in `tests/editors/ci`: what they look at is YAML and shell scripts, and half of the tools that
//! judge those are Python as well. This module installs the tools, and gives each file of tests a test of its own.

use super::TOOLS;
use std::process::Command;

/// Runs the tests of a file, with the slsc that was just built.
fn passes(module: &str) {
    let python = TOOLS.virtual_environment("ci-python", "ci/requirements.txt");
    let packages = TOOLS.packages("ci-node", &TOOLS.sources().join("ci"));
    let mut command = Command::new(python);
    command.args(["-m", "unittest", &format!("ci.{module}")]).current_dir(TOOLS.sources());
    command.env("CI_SLSC", env!("CARGO_BIN_EXE_slsc")).env("CI_PACKAGES", packages).env("PYTHONDONTWRITEBYTECODE", "1");
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{said}", String::from_utf8_lossy(&output.stdout));
    assert!(said.contains("\nRan ") && !said.contains("\nRan 0 "), "no test was run:\n{said}");
    assert!(!said.contains("skipped="), "a test was skipped:\n{said}");
}

#[test]
fn the_action_finds_reports_and_compiles() {
    passes("test_action");
}

#[test]
fn the_action_installs_what_it_can_trust() {
    passes("test_install");
}

#[test]
fn workflows_and_scripts_are_clean_and_linters_see_what_is_not() {
    passes("test_workflows");
}

#[test]
fn hooks_stop_a_commit_that_is_wrong() {
    passes("test_hooks");
}

#[test]
fn the_jobs_of_gitlab_do_their_work() {
    passes("test_gitlab");
}

#[test]
fn the_image_has_what_it_needs() {
    passes("test_docker");
}

#[test]
fn the_page_shows_what_works() {
    passes("test_page");
}
