//! The programs that are judged, compiled once for all judges: both formats, both syntaxes, and the arrows.
//!
//! The examples, and the programs in `tests/judges/programs`, which are no good examples but use everything there is.

use super::environment::home;
use crate::support::{entries, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A program that is judged.
pub struct Program {
    /// Its folder below the compiled ones: `examples/hello`, `patterns/fan_out`.
    pub name: String,
    /// Its main file.
    pub main: PathBuf,
}

/// The folder with the compiled programs: `examples/NAME` and `programs/NAME`. What is in each of them is told in
/// `tests/judges/examples.py`.
pub fn compiled() -> &'static Path {
    static OUT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match OUT.get_or_init(compile_all) {
        Ok(out) => out,
        Err(why) => panic!("{why}"),
    }
}

/// All of them, in the order of their names. A program is a file, or a folder with a main file and what it names.
pub fn all() -> Vec<Program> {
    let named = |kind: &str, name: &Path, main: PathBuf| {
        let name = name.file_stem().expect("a listed file has a name").to_string_lossy();
        Program { name: format!("{kind}/{name}"), main }
    };
    let example = |kind: &'static str, folders: Vec<PathBuf>| {
        folders.into_iter().map(move |folder| named(kind, &folder, folder.join("main.sls")))
    };
    let examples = example("examples", entries(&root().join("examples")));
    let examples = examples.chain(example("patterns", entries(&root().join("examples/patterns"))));
    let programs = entries(&root().join("tests/judges/programs")).into_iter();
    let main = |path: &Path| if path.is_dir() { path.join("main.sls") } else { path.to_owned() };
    let programs = programs.map(|path| named("programs", &path, main(&path)));
    let is_program =
        |program: &Program| program.main.extension().is_some_and(|end| end == "sls") && program.main.is_file();
    examples.chain(programs).filter(is_program).collect()
}

fn compile_all() -> Result<PathBuf, String> {
    let out = home().join("out");
    let _ = fs::remove_dir_all(&out);
    for program in all() {
        compile(&program, &out.join(&program.name))?;
    }
    Ok(out)
}

/// Compiles a program in every form into a folder, with its arrows.
pub fn compile(program: &Program, out: &Path) -> Result<(), String> {
    let io = |error: std::io::Error| format!("{}: {error}", out.display());
    fs::create_dir_all(out).map_err(io)?;
    for format in ["cloudformation", "sam"] {
        for syntax in ["yaml", "json"] {
            let folder = out.join(format).join(syntax);
            slsc(program, &["compile", "--format", format, "--syntax", syntax, "-o"], Some(&folder))?;
        }
    }
    let arrows = slsc(program, &["why", "--message-format", "json"], None)?;
    fs::write(out.join("why.json"), arrows).map_err(io)?;
    fs::write(out.join("source"), program.main.display().to_string()).map_err(io)
}

/// Runs the compiler in the program's folder; what it writes to standard output.
fn slsc(program: &Program, arguments: &[&str], last: Option<&Path>) -> Result<Vec<u8>, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slsc"));
    let folder = program.main.parent().unwrap_or(Path::new("."));
    command.current_dir(folder).args(arguments).args(last).arg(&program.main);
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("{}: {command:?}\n{}", program.name, String::from_utf8_lossy(&output.stderr)))
}
