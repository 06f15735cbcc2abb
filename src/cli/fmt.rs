//! `slsc fmt`: the canonical form of files, in place.

use super::report::{self, Outcome};
use super::terminal::{Stream, Terminal};
use super::{Exit, disk, found, patch, rewrite};
use crate::diagnostics::render::Program;
use crate::diagnostics::{Diagnostic, usage};
use crate::fixes::Rewritten;
use crate::format::{self, Read};
use crate::names::LARGEST;
use crate::source::Span;
use clap::ValueHint;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The arguments of `slsc fmt`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, and folders whose `.sls` files are meant; `-` reads the standard input and writes the standard output
    #[arg(value_name = "FILE|FOLDER", default_value = "main.sls", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,

    /// Write nothing; exit with 3 where a file is not in the canonical form
    #[arg(long)]
    check: bool,

    /// Write nothing; show what would change, as a patch
    #[arg(long)]
    diff: bool,
}

/// How the standard input is called in reports.
const STDIN: &str = "<stdin>";

impl Args {
    /// Formats the files, or says which of them are not formatted.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        if let Some(stdin) = self.paths.iter().find(|path| path.as_os_str() == "-") {
            return match self.paths.len() {
                1 => self.filter(terminal),
                _ => Err(Box::new(usage::stdin_and_files(&disk::shown(stdin)))),
            };
        }
        let found = found::sources(&self.paths)?;
        for (path, what) in &found.foreign {
            terminal.say(&format!("left alone: {} looks like {what}", disk::shown(path)));
        }
        let mut files = found.files.iter().map(|path| read(path)).collect::<Result<Vec<Read>, _>>()?;
        self.show(terminal, &files)?;
        match self.writes() {
            true => write(terminal, &files)?,
            false if self.check => files.iter_mut().for_each(Read::report),
            false => {}
        }
        let names: Vec<String> = found.files.iter().map(|path| disk::shown(path)).collect();
        let named: Vec<(&str, &Read)> = names.iter().map(String::as_str).zip(&files).collect();
        reports(terminal, &named, self.diff)
    }

    fn writes(&self) -> bool {
        !self.check && !self.diff
    }

    /// From the standard input to the standard output. What has no canonical form passes as it is: whoever pipes a text
    /// through must not lose it.
    fn filter(&self, terminal: &Terminal) -> Outcome {
        let mut bytes = Vec::new();
        let limit = LARGEST as u64 + 1;
        let input = io::stdin().lock().take(limit).read_to_end(&mut bytes);
        input.map_err(|error| Box::new(usage::unreadable(Span::NOWHERE, STDIN, &disk::words(&error))))?;
        if bytes.len() > LARGEST {
            return Err(Box::new(usage::too_large(Span::NOWHERE, STDIN, LARGEST)));
        }
        let mut file = format::read(STDIN, STDIN, bytes.clone());
        if self.writes() {
            let canonical = file.file.as_ref().map(|file| file.after.as_bytes());
            terminal.pass(Stream::Product, canonical.unwrap_or(&bytes))?;
        }
        self.show(terminal, std::slice::from_ref(&file))?;
        if self.check {
            file.report();
        }
        reports(terminal, &[(STDIN, &file)], self.writes() || self.diff)
    }

    fn show(&self, terminal: &Terminal, files: &[Read]) -> Result<(), Box<Diagnostic>> {
        let changed = changed(files);
        match self.diff && !changed.is_empty() {
            true => terminal.write(Stream::Product, &patch::of(&changed, str::to_owned)),
            false => Ok(()),
        }
    }
}

fn changed(files: &[Read]) -> Vec<Rewritten> {
    let texts = files.iter().filter_map(|read| read.file.as_ref());
    texts.filter(|file| file.before != file.after).cloned().collect()
}

fn read(path: &Path) -> Result<Read, Box<Diagnostic>> {
    let shown = disk::shown(path);
    let bytes = disk::read(path).map_err(|why| Box::new(usage::unreadable(Span::NOWHERE, &shown, &why)))?;
    if bytes.len() > LARGEST {
        return Err(Box::new(usage::too_large(Span::NOWHERE, &shown, LARGEST)));
    }
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    Ok(format::read(&name, &shown, bytes))
}

fn write(terminal: &Terminal, files: &[Read]) -> Result<(), Box<Diagnostic>> {
    let changed = changed(files);
    rewrite::write(Path::new(""), &changed)?;
    for file in &changed {
        terminal.say(&format!("formatted {}", file.name));
    }
    match files.iter().filter(|file| file.is_canonical()).count() {
        1 if files.len() == 1 => terminal.say("it is in the canonical form already"),
        count if count == files.len() => terminal.say(&format!("all {count} files are in the canonical form already")),
        _ => {}
    }
    Ok(())
}

fn reports(terminal: &Terminal, files: &[(&str, &Read)], has_product: bool) -> Outcome {
    let programs = files.iter().map(|(main, Read { sources, diagnostics, .. })| Program { sources, diagnostics, main });
    let programs: Vec<Program> = programs.collect();
    let exit = report::reports(terminal, &programs, has_product)?;
    // A file that has a canonical form can only be reported for not being in it.
    let all_have_one = files.iter().all(|(_, read)| read.file.is_some());
    Ok(if exit == Exit::Errors && all_have_one { Exit::Unformatted } else { exit })
}
