//! What the judges need, installed by the tests themselves below `target/judges`: pinned Python packages, and the AWS
//! SDK that Lambda's Node.js runtime has.
//!
//! Tests run in parallel, so each installation is made under a lock. A stamp with the pins is written last: without
//! it, or with another one, the installation is made anew.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// `tests/judges`
fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges")
}

/// `target/judges`, wherever the target directory is.
pub fn home() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo's own folder has a parent");
    let home = target.join("judges");
    fs::create_dir_all(&home).expect("the target directory is writable");
    home
}

/// A command that runs Python with the judges and what they import.
pub fn python_of_the_judges() -> Command {
    let mut command = Command::new(virtual_environment("python", "requirements.txt"));
    command
        .env("PYTHONPATH", Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"))
        .env("PYTHONPYCACHEPREFIX", home().join("bytecode"))
        .env_remove("AWS_PROFILE");
    command
}

/// The Python of a virtual environment with pinned requirements, made if need be.
pub fn virtual_environment(name: &str, requirements: &str) -> PathBuf {
    let requirements = sources().join(requirements);
    let (base, version) = python();
    let stamp =
        format!("{version}{}", fs::read_to_string(&requirements).expect("the requirements are in the repository"));
    let folder = home().join(name);
    let python = folder.join("bin/python");
    once(&folder, &stamp, || {
        run(Command::new(base).args(["-m", "venv", "--clear"]).arg(&folder));
        run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
            .arg(&requirements));
    });
    python
}

/// A folder with a `node_modules` that holds the AWS SDK, made if need be.
pub fn node_modules() -> PathBuf {
    let version =
        answer("node", "--version").unwrap_or_else(|| panic!("the judges run functions in Node.js: no `node` on PATH"));
    let lock = fs::read_to_string(sources().join("package-lock.json")).expect("the lock is in the repository");
    let folder = home().join("node");
    once(&folder, &format!("{version}{lock}"), || {
        fs::create_dir_all(&folder).expect("the target directory is writable");
        for file in ["package.json", "package-lock.json"] {
            fs::copy(sources().join(file), folder.join(file)).expect("the target directory is writable");
        }
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder));
    });
    folder
}

/// Runs the installation unless its stamp is there already. Others that want the same wait.
fn once(folder: &Path, stamp: &str, install: impl FnOnce()) {
    let lock = File::create(folder.with_extension("lock")).expect("the target directory is writable");
    lock.lock().expect("files can be locked");
    let note = folder.join("installed");
    if fs::read_to_string(&note).is_ok_and(|found| found == stamp) {
        return;
    }
    let _ = fs::remove_dir_all(folder);
    install();
    fs::write(note, stamp).expect("the target directory is writable");
}

/// A Python that is new enough, and its version.
fn python() -> (&'static str, String) {
    ["python3", "python3.13", "python3.12", "python3.11", "python"]
        .into_iter()
        .filter_map(|name| Some((name, answer(name, "--version")?)))
        .find(|(_, version)| minor(version).is_some_and(|minor| minor >= 11))
        .unwrap_or_else(|| panic!("the judges are Python: no python3 of version 3.11 or later on PATH"))
}

/// 11 of `Python 3.11.7`.
fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("Python 3.")?.split('.').next()?.parse().ok()
}

/// What a program says about itself, if it is there.
fn answer(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs one step of an installation.
fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "The judges could not be installed, so nothing was judged. They need the package registries once; after that \
         they work offline.\n{command:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}
