//! Emacs: a real one, without a screen, in an empty home into which the mode was installed as its README says.

use super::vim::{debian, session, texts};
use super::{TOOLS, agreement, corpus};
use crate::support::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Emacs is unpacked, and how it is called: it looks for its own files where Debian would have put them.
fn emacs(home: &Path) -> Command {
    // Without its sources an Emacs that compiles to native code does not start.
    let folder = debian::unpacked("emacs", &["emacs-nox", "emacs-common", "emacs-bin-common", "emacs-el"]);
    let share = only(&folder.join("usr/share/emacs"), "lisp");
    let version = share.file_name().expect("a folder has a name");
    let machine = only(&folder.join("usr/libexec/emacs").join(version), "emacs.pdmp");
    let mut command = debian::program(&folder, "bin/emacs-nox");
    session::at_home(&mut command, home);
    command.env("EMACSLOADPATH", std::env::join_paths(below(&share.join("lisp"))).unwrap());
    command.env("EMACSDATA", share.join("etc")).env("EMACSDOC", share.join("etc")).env("EMACSPATH", &machine);
    command.arg(format!("--dump-file={}", machine.join("emacs.pdmp").display())).args(["-Q", "--batch"]);
    command
}

/// The folder in another one that holds something.
fn only(folder: &Path, holds: &str) -> PathBuf {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut fitting = entries.flatten().map(|entry| entry.path()).filter(|path| path.join(holds).exists());
    fitting.next().unwrap_or_else(|| panic!("nothing in {} has {holds}", folder.display()))
}

/// A folder and all folders in it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![folder.to_owned()];
    let mut index = 0;
    while let Some(next) = all.get(index).cloned() {
        let folders = fs::read_dir(&next).unwrap().flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
        all.extend(folders);
        index += 1;
    }
    // Code that is kept for old times' sake stands behind all other.
    all.sort_by_key(|path| path.ends_with("obsolete"));
    all
}

/// An empty home with the mode in it, and an empty folder to work in.
fn home(name: &str) -> (PathBuf, PathBuf) {
    let home = session::home(&format!("Emacs-{name}"));
    session::install(&root().join("editors/emacs/README.md"), "## Install", &home);
    let work = home.join("work");
    fs::create_dir(&work).unwrap();
    (home, work)
}

/// Runs Emacs on a file of `tests/editors/emacs`, with the mode loaded by the init file that the README has one write.
fn run(file: &str, variables: &[(&str, &Path)], arguments: &[&str]) -> String {
    let (home, work) = home(file);
    let mut command = emacs(&home);
    command.arg("-l").arg(home.join(".emacs.d/init.el"));
    command.arg("-l").arg(root().join("tests/editors/emacs").join(file)).args(arguments);
    command.env("ROOT", root()).env("WORK", &work).current_dir(&work).envs(variables.iter().copied());
    finish(&mut command, &home)
}

/// What it said; it has to end well, and in time.
fn finish(command: &mut Command, home: &Path) -> String {
    let said = fs::File::create(home.join("said")).unwrap();
    let mut child = command
        .stdin(std::process::Stdio::null())
        .stdout(said.try_clone().unwrap())
        .stderr(said)
        .spawn()
        .expect("Emacs starts");
    let ended = session::wait(&mut child);
    let said = String::from_utf8_lossy(&fs::read(home.join("said")).unwrap()).into_owned();
    assert!(ended.is_some_and(|status| status.success()), "Emacs ended with {ended:?}\n{}", excerpt(&said));
    said
}

/// The end of what was said.
fn excerpt(said: &str) -> &str {
    let start = said.char_indices().rev().nth(6000).map_or(0, |(at, _)| at);
    &said[start..]
}

#[test]
fn the_mode_works() {
    let said = run("sls-mode-tests.el", &[], &["-f", "ert-run-tests-batch-and-exit"]);
    let ran = said.lines().find(|line| line.starts_with("Ran ")).unwrap_or_default();
    assert!(ran.contains(" 0 unexpected") && !ran.starts_with("Ran 0 "), "{ran}");
}

#[test]
fn the_mode_agrees_with_the_compiler() {
    let seen = TOOLS.home().join("seen-Emacs");
    let _ = fs::remove_dir_all(&seen);
    fs::create_dir_all(&seen).unwrap();
    run("classes.el", &[("CORPUS", corpus::folder()), ("SEEN", &seen)], &[]);
    agreement::agrees(&seen, &[]);
    texts::end_where_they_should(&seen);
}

#[test]
fn the_package_is_in_order() {
    let file = root().join("editors/emacs/sls-mode.el");
    run("lint.el", &[("FILE", &file)], &[]);
}

/// `package-install-file` makes autoloads: with them alone, a file opens in the mode.
#[test]
fn the_package_installs() {
    let home = session::home("Emacs-package");
    let file = root().join("editors/emacs/sls-mode.el");
    let mut install = emacs(&home);
    install.args(["--eval", "(package-initialize)"]).arg("--eval");
    install.arg(format!("(package-install-file {:?})", file.display().to_string()));
    finish(&mut install, &home);
    let example = root().join("examples/hello/main.sls");
    let mut open = emacs(&home);
    open.args(["--eval", "(package-initialize)"]).arg(&example);
    open.args(["--eval", "(message \"mode: %s\" major-mode)"]);
    let said = finish(&mut open, &home);
    assert!(said.contains("mode: sls-mode"), "{said}");
}

/// The archive of Debian has one version at a time: which one this run had stands in its output.
#[test]
fn emacs_is_new_enough() {
    let home = session::home("Emacs-version");
    let said = finish(emacs(&home).args(["--eval", "(message \"GNU Emacs %s\" emacs-version)"]), &home);
    println!("{said}");
    let version = said.split("GNU Emacs ").nth(1).and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    assert!(version.is_some_and(|version| version >= 27), "{said}");
}
