//! What the judges need, installed by the tests themselves below `target/judges`: pinned Python packages, and the AWS
//! SDK that Lambda's Node.js runtime has.
//!
//! Tests run in parallel, so each installation is made under a lock. A stamp with the pins is written last: without
//! it, or with another one, the installation is made anew.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

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
    once(&folder, &stamp, |log| {
        run(log, Command::new(base).args(["-m", "venv", "--clear"]).arg(&folder));
        let pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r"];
        run(log, Command::new(&python).args(pip).arg(&requirements));
    });
    python
}

/// A folder with a `node_modules` that holds the AWS SDK, made if need be.
pub fn node_modules() -> PathBuf {
    packages("node", &sources())
}

/// Microsoft's validator of SARIF logs, and the folder of its package, which holds OASIS's schema. It is made for each system;
/// the one for Linux is pinned.
#[cfg(target_os = "linux")]
pub fn sarif_validator() -> (PathBuf, PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let package = packages("sarif", &sources().join("sarif")).join("node_modules/@microsoft/sarif-multitool-linux");
    let program = package.join("Sarif.Multitool");
    let rights = fs::Permissions::from_mode(0o755);
    fs::set_permissions(&program, rights).expect("the package has the program, and it is ours");
    (program, package)
}

/// A folder with the `node_modules` that a lock in the repository names, made if need be.
fn packages(name: &str, pins: &Path) -> PathBuf {
    let version =
        answer("node", "--version").unwrap_or_else(|| panic!("the judges run functions in Node.js: no `node` on PATH"));
    let lock = fs::read_to_string(pins.join("package-lock.json")).expect("the lock is in the repository");
    let folder = home().join(name);
    once(&folder, &format!("{version}{lock}"), |log| {
        fs::create_dir_all(&folder).expect("the target directory is writable");
        for file in ["package.json", "package-lock.json"] {
            fs::copy(pins.join(file), folder.join(file)).expect("the target directory is writable");
        }
        let npm = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
        run(log, Command::new("npm").args(npm).current_dir(&folder));
    });
    folder
}

/// Runs the installation unless its stamp is there already. Others that want the same wait. It gets the place of its log.
fn once(folder: &Path, stamp: &str, install: impl FnOnce(&Path)) {
    let lock = File::create(folder.with_extension("lock")).expect("the target directory is writable");
    lock.lock().expect("files can be locked");
    let note = folder.join("installed");
    if fs::read_to_string(&note).is_ok_and(|found| found == stamp) {
        return;
    }
    let (log, start) = (folder.with_extension("log"), Instant::now());
    say(&format!("installing {}, once; {} tells how far it is", folder.display(), log.display()));
    let _ = fs::remove_dir_all(folder);
    let _ = fs::remove_file(&log);
    install(&log);
    fs::write(note, stamp).expect("the target directory is writable");
    say(&format!("installed {} in {} s", folder.display(), start.elapsed().as_secs()));
}

/// A line for whoever waits. The harness of the tests keeps what `println!` prints until a test has failed.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "judges: {line}");
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

/// How often somebody who waits is told that nothing hangs.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// Runs one step of an installation; what it says goes to the log.
fn run(log: &Path, command: &mut Command) {
    let file = || File::options().append(true).create(true).open(log).expect("the target directory is writable");
    let mut child =
        command.stdout(file()).stderr(file()).spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (start, mut told) = (Instant::now(), Duration::ZERO);
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(200));
        if start.elapsed() - told > SIGN_OF_LIFE {
            told = start.elapsed();
            say(&format!("still installing, for {} s: {}", told.as_secs(), last_line(log)));
        }
    };
    assert!(
        status.success(),
        "The judges could not be installed, so nothing was judged. They need the package registries once; after that \
         they work offline.\n{command:?}\n{}",
        fs::read_to_string(log).unwrap_or_default(),
    );
}

fn last_line(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().next_back().unwrap_or_default().chars().take(100).collect()
}
