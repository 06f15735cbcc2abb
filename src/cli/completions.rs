//! `slsc completions`: a script that teaches a shell the arguments of this program.

use super::terminal::{Stream, Terminal};
use super::{Cli, Exit, report::Outcome};
use clap::CommandFactory;
use clap_complete::Shell;

/// The arguments of `slsc completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell, for example: slsc completions bash > ~/.local/share/bash-completion/completions/slsc
    #[arg(value_enum)]
    shell: Shell,
}

impl Args {
    /// Prints the script.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "slsc", &mut script);
        terminal.write(Stream::Product, &String::from_utf8_lossy(&script))?;
        Ok(Exit::Fine)
    }
}
