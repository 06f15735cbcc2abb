//! The package in Visual Studio Code itself, which runs as a server, as code-server ships it, and is looked at in a browser.
//!
//! It is the editor's own installer, its extension host and its workbench: that the language is found, coloured, checked and
//! drawn there is seen, not assumed. The packages are 300 MB, once. They are for Linux on x86-64, where CI runs; elsewhere the test
//! is not there.

use super::package::packaged;
use super::{TOOLS, done, sources};
use std::process::Command;

#[test]
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn the_editor_installs_the_package_and_the_extension_works_in_it() {
    let packages = TOOLS.packages("vscode-server", &sources().join("server"));
    let mut node = Command::new("node");
    node.arg(sources().join("server/server.mjs")).arg(packages).arg(packaged()).arg(TOOLS.home().join("vscode-looked"));
    done(node.env("SLSC", env!("CARGO_BIN_EXE_slsc")));
}
