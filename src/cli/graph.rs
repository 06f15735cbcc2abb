//! `slsc graph`: a program as a picture.

use super::Exit;
use super::options::{MessageFormat, ProgramArgs};
use super::report::{self, Outcome};
use super::run::Project;
use super::terminal::{Stream, Terminal};
use crate::picture::{dot, json, mermaid, svg};
use crate::portrait::{self, Aspect};
use clap::{ValueEnum, ValueHint};
use std::path::PathBuf;

/// The arguments of `slsc graph`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The main file
    #[arg(value_name = "FILE", default_value = "main.sls", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// What is drawn
    #[arg(long, value_enum, default_value_t = View::Architecture)]
    view: View,

    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Mermaid)]
    format: Format,

    #[command(flatten)]
    program: ProgramArgs,
}

/// What of a program is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// What is declared, once, in whatever regions it is
    Architecture,
    /// What is in each stack, and which names lead there
    Regions,
    /// Who may do what to whom
    Permissions,
}

/// The forms of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text that GitHub and GitLab draw
    Mermaid,
    /// Text for Graphviz
    Dot,
    /// A picture, complete in itself
    Svg,
    /// For programs
    Json,
}

impl Args {
    /// Draws the program.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let project = Project::new(&self.file, &self.program)?;
        let session = project.check();
        if session.analysis.diagnostics.has_errors() {
            return report::reports(terminal, &[project.shown(&session)], true);
        }
        let aspect = match self.view {
            View::Architecture => Aspect::Architecture,
            View::Regions => Aspect::Regions,
            View::Permissions => Aspect::Permissions,
        };
        let picture = portrait::of(&session.analysis.deployment, aspect);
        let format = if terminal.format == MessageFormat::Json { Format::Json } else { self.format };
        let text = match format {
            Format::Mermaid => mermaid::write(&picture),
            Format::Dot => dot::write(&picture),
            Format::Svg => svg::write(&picture),
            Format::Json => json::write(&picture, aspect.name()),
        };
        terminal.write(Stream::Product, &text)?;
        Ok(Exit::Fine)
    }
}
