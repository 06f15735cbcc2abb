//! `slsc check`: every diagnostic of one or more programs; nothing is written.

use super::options::ProgramArgs;
use super::report::{self, Outcome};
use super::run::Project;
use super::terminal::Terminal;
use crate::diagnostics::render::Program;
use clap::ValueHint;
use std::path::PathBuf;

/// The arguments of `slsc check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Main files, each of a program of its own
    #[arg(value_name = "FILE", default_value = "main.sls", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    program: ProgramArgs,
}

impl Args {
    /// Checks the programs and reports on all of them together.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let mut checked = Vec::new();
        for file in &self.files {
            let project = Project::new(file, &self.program)?;
            let session = project.check();
            checked.push((project, session));
        }
        let programs: Vec<Program> = checked.iter().map(|(project, session)| project.shown(session)).collect();
        let exit = report::reports(terminal, &programs, false)?;
        if programs.iter().all(|program| program.diagnostics.is_empty()) {
            terminal.say("no mistakes found");
        }
        Ok(exit)
    }
}
