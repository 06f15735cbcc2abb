//! What tests need beside Rust, installed by themselves below `target`: pinned packages of Python, Node.js and Rust.
//!
//! Tests run in parallel, so each installation is made under a lock. A stamp with the pins is written last: without
//! it, or with another one, the installation is made anew.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The place of tools of one sort.
#[derive(Debug, Clone, Copy)]
pub struct Toolbox {
    /// The folder below `target` that holds them, and below `tests` that pins them.
    pub name: &'static str,
}

impl Toolbox {
    /// `tests/NAME`
    pub fn sources(self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(self.name)
    }

    /// `target/NAME`, wherever the target directory is.
    pub fn home(self) -> PathBuf {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo's own folder has a parent");
        let home = target.join(self.name);
        fs::create_dir_all(&home).expect("the target directory is writable");
        home
    }

    /// The Python of a virtual environment with pinned requirements, made if need be.
    pub fn virtual_environment(self, name: &str, requirements: &str) -> PathBuf {
        let requirements = self.sources().join(requirements);
        let (base, version) = python();
        let pins = fs::read_to_string(&requirements).expect("the requirements are in the repository");
        let folder = self.home().join(name);
        let python = folder.join("bin/python");
        self.once(name, &format!("{version}{pins}"), |log| {
            self.run(log, Command::new(base).args(["-m", "venv", "--clear"]).arg(&folder));
            let pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r"];
            self.run(log, Command::new(&python).args(pip).arg(&requirements));
        });
        python
    }

    /// A folder with the `node_modules` that a lock in the repository names, made if need be.
    pub fn packages(self, name: &str, pins: &Path) -> PathBuf {
        let version =
            answer("node", "--version").unwrap_or_else(|| panic!("the {} need Node.js: no `node` on PATH", self.name));
        let lock = fs::read_to_string(pins.join("package-lock.json")).expect("the lock is in the repository");
        let folder = self.home().join(name);
        self.once(name, &format!("{version}{lock}"), |log| {
            fs::create_dir_all(&folder).expect("the target directory is writable");
            for file in ["package.json", "package-lock.json"] {
                fs::copy(pins.join(file), folder.join(file)).expect("the target directory is writable");
            }
            let npm = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
            self.run(log, Command::new("npm").args(npm).current_dir(&folder));
        });
        folder
    }

    /// Runs an installation into `target/NAME/name` unless its stamp is there already. Others that want the same wait. It
    /// gets the place of its log.
    pub fn once(self, name: &str, stamp: &str, install: impl FnOnce(&Path)) {
        let folder = self.home().join(name);
        let lock = File::create(folder.with_extension("lock")).expect("the target directory is writable");
        lock.lock().expect("files can be locked");
        let note = folder.join("installed");
        if fs::read_to_string(&note).is_ok_and(|found| found == stamp) {
            return;
        }
        let (log, start) = (folder.with_extension("log"), Instant::now());
        self.say(&format!("installing {}, once; {} tells how far it is", folder.display(), log.display()));
        let _ = fs::remove_dir_all(&folder);
        let _ = fs::remove_file(&log);
        install(&log);
        fs::write(note, stamp).expect("the target directory is writable");
        self.say(&format!("installed {} in {} s", folder.display(), start.elapsed().as_secs()));
    }

    /// Runs one step of an installation; what it says goes to the log.
    pub fn run(self, log: &Path, command: &mut Command) {
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
                self.say(&format!("still installing, for {} s: {}", told.as_secs(), last_line(log)));
            }
        };
        assert!(
            status.success(),
            "What the {} need could not be installed, so nothing was tried. It needs the package registries once; after \
             that it works offline.\n{command:?}\n{}",
            self.name,
            fs::read_to_string(log).unwrap_or_default(),
        );
    }

    /// A line for whoever waits. The harness of the tests keeps what `println!` prints until a test has failed.
    fn say(self, line: &str) {
        let _ = writeln!(io::stderr(), "{}: {line}", self.name);
    }
}

/// How often somebody who waits is told that nothing hangs.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// A Python that is new enough, and its version.
fn python() -> (&'static str, String) {
    ["python3", "python3.13", "python3.12", "python3.11", "python"]
        .into_iter()
        .filter_map(|name| Some((name, answer(name, "--version")?)))
        .find(|(_, version)| minor(version).is_some_and(|minor| minor >= 11))
        .unwrap_or_else(|| panic!("some tests are Python: no python3 of version 3.11 or later on PATH"))
}

/// 11 of `Python 3.11.7`.
fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("Python 3.")?.split('.').next()?.parse().ok()
}

/// What a program says about itself, if it is there.
pub fn answer(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn last_line(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().next_back().unwrap_or_default().chars().take(100).collect()
}
