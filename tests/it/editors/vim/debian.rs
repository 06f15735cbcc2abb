//! Programs from Debian's packages, unpacked below `target/editors` and run from there: nothing is installed into the
//! machine. Vim and Emacs are in no other registry.
//!
//! Debian's archive keeps the current version of a package only, so the release pins the version, and each test says
//! which one it ran.

use super::super::TOOLS;
use crate::install::answer;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the libraries that a package depends on need not be: those of every machine, and those of compilers.
const ELSEWHERE: [&str; 14] = [
    "libc6",
    "libgcc-",
    "libstdc++",
    "libasan",
    "liblsan",
    "libtsan",
    "libubsan",
    "libitm",
    "libgomp",
    "libatomic",
    "libquadmath",
    "libperl",
    "libcrypt",
    "libdb",
];

/// A folder with `usr`, which holds some packages and the libraries that they need.
pub fn unpacked(name: &str, packages: &[&str]) -> PathBuf {
    let folder = TOOLS.home().join(name);
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    TOOLS.once(name, &format!("{release}{packages:?}{ELSEWHERE:?}"), |log| {
        for tool in ["apt-get", "apt-cache", "dpkg-deb"] {
            assert!(
                answer(tool, "--version").is_some(),
                "{name} comes from the packages of Debian or Ubuntu, and there is no `{tool}` here: run these tests on \
                 such a system, for example in the container `rust:1-bookworm`",
            );
        }
        let archive = Archive::new(&folder, log);
        archive.unpack(&archive.with_libraries(packages));
        fs::remove_dir_all(archive.folder()).expect("the target directory is writable");
    });
    folder
}

/// Runs a program of the folder.
pub fn program(folder: &Path, path: &str) -> Command {
    let mut command = Command::new(folder.join("usr").join(path));
    let triplet = format!("usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    command.env("LD_LIBRARY_PATH", folder.join(triplet));
    command
}

/// The archive that the system's sources name, seen with lists of our own: no root is needed, and nothing but the sources
/// is shared with the system.
struct Archive<'a> {
    home: &'a Path,
    log: &'a Path,
}

impl<'a> Archive<'a> {
    fn new(home: &'a Path, log: &'a Path) -> Archive<'a> {
        let archive = Archive { home, log };
        for part in ["state/lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(archive.folder().join(part)).expect("the target directory is writable");
        }
        fs::write(archive.folder().join("status"), "").expect("the target directory is writable");
        TOOLS.run(log, archive.apt("apt-get").args(["-qq", "update"]));
        archive
    }

    fn folder(&self) -> PathBuf {
        self.home.join("apt")
    }

    fn apt(&self, tool: &str) -> Command {
        let mut command = Command::new(tool);
        command.current_dir(self.folder());
        for (option, path) in [("Dir::State", "state"), ("Dir::State::status", "status"), ("Dir::Cache", "cache")] {
            command.arg("-o").arg(format!("{option}={}", self.folder().join(path).display()));
        }
        command.args(["-o", "APT::Sandbox::User=root"]);
        command
    }

    /// The packages, and the libraries among all that they depend on.
    fn with_libraries(&self, packages: &[&str]) -> Vec<String> {
        let mut command = self.apt("apt-cache");
        command.args(["depends", "--recurse"]);
        command.args(
            ["recommends", "suggests", "conflicts", "breaks", "replaces", "enhances"]
                .map(|sort| format!("--no-{sort}")),
        );
        let output = command.args(packages).output().expect("apt-cache runs");
        let wanted = |name: &&str| {
            packages.contains(name)
                || name.starts_with("lib")
                    && !name.ends_with("-dev")
                    && !name.ends_with("-perl")
                    && !ELSEWHERE.iter().any(|other| name.starts_with(other))
        };
        let known = String::from_utf8_lossy(&output.stdout);
        known.lines().filter(|line| !line.starts_with([' ', '<'])).filter(wanted).map(str::to_owned).collect()
    }

    fn unpack(&self, packages: &[String]) {
        TOOLS.run(self.log, self.apt("apt-get").args(["-qq", "download"]).args(packages));
        let files = fs::read_dir(self.folder()).expect("the folder was made").flatten().map(|entry| entry.path());
        for file in files.filter(|path| path.extension().is_some_and(|extension| extension == "deb")) {
            TOOLS.run(self.log, Command::new("dpkg-deb").arg("-x").arg(&file).arg(self.home));
        }
    }
}
