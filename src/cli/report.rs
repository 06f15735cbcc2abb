//! Diagnostics on their way out: in the format that was asked for, to the stream where it belongs.
//!
//! For people (`human`, `short`, `github`) they are talk and go to the standard error. For machines (`json`, `sarif`, `junit`)
//! they are a product and go to the standard output, unless the command has another product there.

use super::Exit;
use super::options::MessageFormat;
use super::terminal::{Stream, Terminal};
use crate::diagnostics::render::{
    Program, Report, Summary, github, human, json, junit, reports as reports_of, sarif, short,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Level};
use crate::source::SourceMap;

/// How a command ends: with an exit code, or stopped by a mistake in how it was called.
pub type Outcome = Result<Exit, Box<Diagnostic>>;

/// Writes the reports of all programs and says how the run ends. `product` is what else goes to the standard output.
pub fn reports(terminal: &Terminal, programs: &[Program], has_product: bool) -> Outcome {
    let stream = match terminal.format {
        MessageFormat::Json | MessageFormat::Sarif | MessageFormat::Junit if !has_product => Stream::Product,
        _ => Stream::Talk,
    };
    let text = match terminal.format {
        MessageFormat::Human => for_people(terminal, programs),
        MessageFormat::Short => short::render(programs),
        MessageFormat::Github => github::render(programs),
        MessageFormat::Json => json::render(programs),
        MessageFormat::Sarif => sarif::render(programs),
        MessageFormat::Junit => junit::render(programs),
    };
    terminal.write(stream, &text)?;
    Ok(exit(programs))
}

/// Reports the mistake that stopped a command before it had a program.
pub fn stopped(terminal: &Terminal, diagnostic: Diagnostic) -> Exit {
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(diagnostic);
    let program = Program { sources: &SourceMap::default(), diagnostics: &diagnostics, main: "" };
    // Where not even the complaint can be written, the exit code has to do.
    let _ = reports(terminal, &[program], false);
    Exit::Usage
}

fn for_people(terminal: &Terminal, programs: &[Program]) -> String {
    let look = terminal.look(Stream::Talk);
    let (mut text, left) = human::render(programs, look);
    if left > 0 {
        text.push_str(&format!("… and {left} more\n"));
    }
    if let Some(summary) = Summary::of(programs).words() {
        text.push_str(&summary);
        text.push_str(&pointer(programs).map(|code| format!("; `slsc explain {code}` tells more")).unwrap_or_default());
        text.push_str(
            &curable(programs).map(|count| format!(", `slsc check --fix` cures {count}")).unwrap_or_default(),
        );
        text.push('\n');
    }
    text
}

/// The code whose page is worth pointing at: that of the first error, or else of the first warning.
fn pointer(programs: &[Program]) -> Option<&'static str> {
    let all: Vec<_> = programs.iter().flat_map(Program::reports).collect();
    let first = all.iter().find(|report| report.diagnostic.level == Level::Error).or(all.first());
    first.map(|report| report.diagnostic.code.id)
}

/// How many reports have a fix in a file of the project.
fn curable(programs: &[Program]) -> Option<usize> {
    let is_ours = |report: &Report| {
        let changes = report.diagnostic.fix.iter().flat_map(|fix| fix.replacements(report.program.sources));
        let mut files = changes.filter_map(|change| report.program.sources.file(change.span)).peekable();
        files.peek().is_some() && files.all(|file| !file.name.starts_with("std:"))
    };
    let count = reports_of(programs).iter().filter(|report| is_ours(report)).count();
    (count > 0).then_some(count)
}

/// Files and usage come before the program: where they are wrong, it was not judged.
fn exit(programs: &[Program]) -> Exit {
    let errors = programs.iter().flat_map(|program| program.diagnostics.iter()).filter(|d| d.level == Level::Error);
    let one = |diagnostic: &Diagnostic| match diagnostic.code.is_usage() {
        true => Exit::Usage,
        false => Exit::Errors,
    };
    errors.map(one).max().unwrap_or(Exit::Fine)
}
