//! What the judges need: pinned Python packages, and the AWS SDK that Lambda's Node.js runtime has.

use crate::install::Toolbox;
use std::path::{Path, PathBuf};
use std::process::Command;

const TOOLS: Toolbox = Toolbox { name: "judges" };

/// `target/judges`
pub fn home() -> PathBuf {
    TOOLS.home()
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
    TOOLS.virtual_environment(name, requirements)
}

/// A folder with a `node_modules` that holds the AWS SDK, made if need be.
pub fn node_modules() -> PathBuf {
    TOOLS.packages("node", &TOOLS.sources())
}

/// Microsoft's validator of SARIF logs, and the folder of its package, which holds OASIS's schema. It is made for each system;
/// the one for Linux is pinned.
#[cfg(target_os = "linux")]
pub fn sarif_validator() -> (PathBuf, PathBuf) {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let pins = TOOLS.sources().join("sarif");
    let package = TOOLS.packages("sarif", &pins).join("node_modules/@microsoft/sarif-multitool-linux");
    let program = package.join("Sarif.Multitool");
    let rights = fs::Permissions::from_mode(0o755);
    fs::set_permissions(&program, rights).expect("the package has the program, and it is ours");
    (program, package)
}
