//! The examples, compiled once for all judges: both formats, both syntaxes, and the arrows.

use super::environment::home;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The folder with a folder for each example; what is in it is told in `tests/judges/examples.py`.
pub fn compiled() -> &'static Path {
    static OUT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match OUT.get_or_init(compile_all) {
        Ok(out) => out,
        Err(why) => panic!("{why}"),
    }
}

fn compile_all() -> Result<PathBuf, String> {
    let out = home().join("out");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    for example in examples() {
        let name = example.file_name().expect("a listed folder has a name");
        let out = out.join(name);
        fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
        compile(&example, &out)?;
    }
    Ok(out)
}

/// The folders below `examples` with a program in them, in the order of their names.
fn examples() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found: Vec<PathBuf> = fs::read_dir(&all)
        .unwrap_or_else(|error| panic!("{}: {error}", all.display()))
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|folder| folder.join("main.sls").is_file())
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no programs in {}", all.display());
    found
}

fn compile(example: &Path, out: &Path) -> Result<(), String> {
    for format in ["cloudformation", "sam"] {
        for syntax in ["yaml", "json"] {
            let folder = out.join(format).join(syntax);
            slsc(example, &["compile", "main.sls", "--format", format, "--syntax", syntax, "-o"], Some(&folder))?;
        }
    }
    let arrows = slsc(example, &["why", "--message-format", "json"], None)?;
    fs::write(out.join("why.json"), arrows).map_err(|error| error.to_string())?;
    fs::write(out.join("source"), example.join("main.sls").display().to_string()).map_err(|error| error.to_string())
}

/// Runs the compiler in the example's folder; what it writes to standard output.
fn slsc(example: &Path, arguments: &[&str], last: Option<&Path>) -> Result<Vec<u8>, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slsc"));
    command.current_dir(example).args(arguments).args(last);
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("{}: {command:?}\n{}", example.display(), String::from_utf8_lossy(&output.stderr)))
}
