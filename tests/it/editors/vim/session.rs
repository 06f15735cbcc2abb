//! Runs of an editor: without a screen, in an empty home, with the plugin installed as the README says.

use super::super::TOOLS;
use super::debian;
use crate::support::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a run may take.
const PATIENCE: Duration = Duration::from_secs(300);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editor {
    Vim,
    Neovim,
}

impl Editor {
    pub const ALL: [Editor; 2] = [Editor::Vim, Editor::Neovim];

    /// The editor, and what it is called with.
    fn command(self) -> Command {
        match self {
            Editor::Vim => {
                let folder = vim();
                let mut command = debian::program(&folder, "bin/vim.basic");
                command.env("VIMRUNTIME", runtime(&folder));
                command.args(["--not-a-term", "-n", "-i", "NONE"]);
                command
            }
            Editor::Neovim => {
                let python = TOOLS.virtual_environment("neovim", "vim/requirements.txt");
                let mut command = Command::new(python.with_file_name("nvim"));
                command.args(["--headless", "-n", "-i", "NONE"]);
                command
            }
        }
    }

    /// The heading in `editors/vim/README.md` below which the installation stands.
    fn heading(self) -> &'static str {
        match self {
            Editor::Vim => "### Vim",
            Editor::Neovim => "### Neovim",
        }
    }

    /// The line with which the editor names its version.
    pub fn version(self) -> String {
        let output = self.command().arg("--version").output().expect("the editor starts");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.lines().take(2).collect::<Vec<_>>().join(", ")
    }

    /// Runs a script of `tests/editors/vim`; what it reports is what went wrong.
    pub fn run(self, script: &str, variables: &[(&str, &Path)]) {
        let home = home(&format!("{self:?}-{script}"));
        install(&root().join("editors/vim/README.md"), self.heading(), &home);
        let (report, work) = (home.join("report"), home.join("work"));
        fs::create_dir(&work).unwrap();
        let scripts = root().join("tests/editors/vim");
        let mut command = self.command();
        at_home(&mut command, &home);
        command.arg("-S").arg(scripts.join("run.vim")).current_dir(&work);
        command.env("SCRIPT", scripts.join(format!("{script}.vim"))).env("ROOT", root());
        command.env("REPORT", &report).env("WORK", &work);
        command.envs(variables.iter().copied());
        let said = fs::File::create(home.join("said")).unwrap();
        command.stdin(Stdio::null()).stdout(said.try_clone().unwrap()).stderr(said);
        let ended = wait(&mut command.spawn().expect("the editor starts")).is_some();
        let said = String::from_utf8_lossy(&fs::read(home.join("said")).unwrap()).into_owned();
        let reported = fs::read_to_string(&report);
        let tail: String = said.chars().take(2000).collect();
        let version = self.version();
        assert!(ended && reported.is_ok(), "{version}: {script} did not come to its end\n{tail}");
        let reported = reported.unwrap();
        assert!(
            reported.is_empty(),
            "{version}: {script}\n{}\n{tail}",
            reported.chars().take(4000).collect::<String>()
        );
    }
}

/// Where Vim is unpacked.
pub fn vim() -> PathBuf {
    debian::unpacked("vim", &["vim", "vim-common", "vim-runtime"])
}

/// `usr/share/vim/vim90`, whatever the version.
fn runtime(folder: &Path) -> PathBuf {
    let share = folder.join("usr/share/vim");
    let versions = fs::read_dir(&share).expect("Vim is unpacked").flatten().map(|entry| entry.path());
    let mut with_syntax = versions.filter(|path| path.join("syntax").is_dir());
    with_syntax.next().unwrap_or_else(|| panic!("no runtime of Vim in {}", share.display()))
}

/// An empty home.
pub fn home(name: &str) -> PathBuf {
    let home = TOOLS.home().join("homes").join(name);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).expect("the target directory is writable");
    home
}

/// Nothing of whoever runs the tests is seen, and `slsc` is the one that was built.
pub fn at_home(command: &mut Command, home: &Path) {
    let slsc = Path::new(env!("CARGO_BIN_EXE_slsc")).parent().expect("a program is in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(slsc.to_owned()).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders).unwrap());
    for gone in [
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_DIRS",
        "XDG_DATA_DIRS",
        "VIMINIT",
        "EXINIT",
        "VIM",
    ] {
        command.env_remove(gone);
    }
    command.env("HOME", home).env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8").env("SHELL", "/bin/sh");
    command.env("GITHUB_ACTIONS", "");
}

/// Carries out what the README says below a heading: its `sh` blocks, from the root of the repository.
pub fn install(readme: &Path, heading: &str, home: &Path) {
    let text = fs::read_to_string(readme).unwrap();
    let (_, below) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let section = below.split("\n#").next().unwrap_or_default();
    let steps: String = section.split("```sh\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    assert!(!steps.is_empty(), "{heading} has no steps");
    let mut shell = Command::new("sh");
    at_home(&mut shell, home);
    let output = shell.args(["-euc", &steps]).current_dir(root()).output().expect("there is a shell");
    assert!(output.status.success(), "{steps}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// How it ends, if it does by itself.
pub fn wait(child: &mut Child) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}
