//! The tools, and how they are run.

use crate::editors::TOOLS;
use crate::support::root;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// The version of tree-sitter's command line.
const VERSION: &str = "0.27.1";

/// `editors/tree-sitter-sls`
pub fn grammar() -> PathBuf {
    root().join("editors/tree-sitter-sls")
}

/// `tests/editors/tree-sitter`
pub fn sources() -> PathBuf {
    TOOLS.sources().join("tree-sitter")
}

/// An empty folder below `target/editors`.
pub fn fresh(name: &str) -> PathBuf {
    let folder = TOOLS.home().join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The command line of tree-sitter, in the folder of the grammar. It keeps what it compiles and its configuration below
/// `target`.
pub fn command_line() -> Command {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = TOOLS.home().join("tree-sitter");
        TOOLS.once("tree-sitter", VERSION, |log| {
            let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            // Neither optimized nor with symbols, and with Node.js in place of an engine of its own: it is there sooner.
            cargo.args(["install", "tree-sitter-cli", "--locked", "--no-default-features", "--debug"]);
            cargo.arg("--version").arg(format!("={VERSION}")).arg("--root").arg(&folder);
            TOOLS.run(log, cargo.env("CARGO_PROFILE_DEV_DEBUG", "0").env_remove("RUSTFLAGS"));
        });
        std::fs::write(folder.join("config.json"), r#"{"parser-directories": []}"#).unwrap();
        folder
    });
    let mut command = Command::new(PROGRAM.join("bin/tree-sitter"));
    command.current_dir(grammar()).env("TREE_SITTER_DIR", &*PROGRAM).env("TREE_SITTER_LIBDIR", PROGRAM.join("lib"));
    command
}

/// The parser as a shared library, compiled as the README of Neovim tells.
pub fn library() -> &'static Path {
    static LIBRARY: LazyLock<PathBuf> = LazyLock::new(|| {
        let source = grammar().join("src");
        let library = fresh("tree-sitter-parser").join("sls.so");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-std=c11", "-Wall", "-Wextra", "-Werror", "-I"]).arg(&source);
        compiler.arg(source.join("parser.c")).arg(source.join("scanner.c")).arg("-o").arg(&library);
        succeeds(&mut compiler);
        library
    });
    &LIBRARY
}

/// The folder of the programs of the Python environment: `python`, `nvim`.
pub fn environment() -> PathBuf {
    let python = TOOLS.virtual_environment("tree-sitter-python", "tree-sitter/requirements.txt");
    python.parent().expect("it is in `bin`").to_owned()
}

/// A tool in `tests/editors/tree-sitter`.
pub fn python() -> Command {
    let mut command = Command::new(environment().join("python"));
    command.current_dir(sources()).env("PYTHONDONTWRITEBYTECODE", "1").env("SLS_PARSER", library());
    command
}

/// Runs a command to its end; what it says is shown if it fails.
pub fn succeeds(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}\n{}\n{}", said(&output.stdout), said(&output.stderr));
    output
}
