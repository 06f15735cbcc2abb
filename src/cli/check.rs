//! `slsc check`: every diagnostic of one or more programs; with `--fix` also what cures them.

use super::options::{self, ProgramArgs};
use super::report::{self, Outcome};
use super::run::{Project, Session};
use super::terminal::{Stream, Terminal};
use super::{patch, rewrite};
use crate::diagnostics::render::Program;
use crate::diagnostics::{Code, Diagnostic};
use crate::fixes::{Cure, Mended};
use clap::ValueHint;
use std::path::PathBuf;

/// The arguments of `slsc check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Main files, each of a program of its own
    #[arg(value_name = "FILE", default_value = "main.sls", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,

    /// Apply what reports offer to change, and report what is left; with codes or names, only theirs
    #[arg(long, value_name = "CODE|NAME", num_args = 0.., require_equals = true, value_delimiter = ',', help_heading = "Fixes")]
    fix: Option<Vec<String>>,

    /// Show what would be changed, as a patch, and write nothing
    #[arg(long, help_heading = "Fixes")]
    diff: bool,

    #[command(flatten)]
    program: ProgramArgs,
}

impl Args {
    /// Checks the programs and reports on all of them together.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let wanted = self.wanted()?;
        let mut checked = Vec::new();
        for file in &self.files {
            let project = Project::new(file, &self.program)?;
            let session = match &wanted {
                Some(codes) if self.diff => show(terminal, &project, codes)?,
                Some(codes) => apply(terminal, &project, codes)?,
                None => project.check(),
            };
            checked.push((project, session));
        }
        let programs: Vec<Program> = checked.iter().map(|(project, session)| project.shown(session)).collect();
        let exit = report::reports(terminal, &programs, self.diff)?;
        if programs.iter().all(|program| program.diagnostics.is_empty()) {
            terminal.say("no mistakes found");
        }
        Ok(exit)
    }

    /// The codes whose fixes are wanted, none for all of them; nothing where no fix is wanted.
    fn wanted(&self) -> Result<Option<Vec<Code>>, Box<Diagnostic>> {
        let words = self.fix.as_deref().or(self.diff.then_some(&[]));
        words.map(|words| words.iter().map(|word| options::find("--fix", word)).collect()).transpose()
    }
}

fn mend(project: &Project, codes: &[Code]) -> Mended {
    project.mend(&|code| codes.is_empty() || codes.contains(&code))
}

/// Writes the fixes, and goes on with what is left.
fn apply(terminal: &Terminal, project: &Project, codes: &[Code]) -> Result<Session, Box<Diagnostic>> {
    let mended = mend(project, codes);
    rewrite::write(project.root(), &mended.files)?;
    for cure in &mended.applied {
        terminal.say(&told("fixed", project, cure));
    }
    for cure in &mended.refused {
        terminal.say(&told("not fixed, as it would make the program worse:", project, cure));
    }
    Ok(Session::of(mended.left))
}

/// Shows the fixes; the program stays as it is, and so do its reports.
fn show(terminal: &Terminal, project: &Project, codes: &[Code]) -> Result<Session, Box<Diagnostic>> {
    let mended = mend(project, codes);
    let session = project.check();
    let shown = |name: &str| project.shown(&session).shown(name);
    terminal.write(Stream::Product, &patch::of(&mended.files, shown))?;
    Ok(session)
}

/// `fixed shop/main.sls:14: write `retries: 5` [SLS0482]`
fn told(what: &str, project: &Project, cure: &Cure) -> String {
    format!("{what} {}: {} [{}]", project.below(&cure.place), cure.title, cure.code.id)
}
