//! `slsc new`: a project that compiles.

use super::Exit;
use super::disk;
use super::report::Outcome;
use super::templates::{self, Template};
use super::terminal::{Stream, Terminal};
use crate::diagnostics::{Diagnostic, usage};
use clap::ValueHint;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The arguments of `slsc new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the project: a new one, or an empty one
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,

    /// What to begin with
    #[arg(long, value_enum, default_value_t = Template::Hello)]
    template: Template,
}

impl Args {
    /// Writes the files and says what to do next.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let shown = disk::shown(&self.folder);
        vacant(&self.folder, &shown)?;
        let files = templates::files(self.template);
        let unwritable = |error: io::Error| Box::new(usage::unwritable(&shown, &disk::words(&error)));
        files.iter().try_for_each(|(path, text)| write(&self.folder.join(path), text)).map_err(unwritable)?;
        let made: String = files.iter().map(|(path, _)| format!("  {path}\n")).collect();
        terminal.say(&format!("made {} files in {shown}:\n{made}", files.len()));
        let go = if shown == "." { String::new() } else { format!("cd {shown}\n") };
        terminal.write(Stream::Product, &format!("{go}slsc check\nslsc compile\n"))?;
        Ok(Exit::Fine)
    }
}

fn vacant(folder: &Path, shown: &str) -> Result<(), Box<Diagnostic>> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            Some(Ok(entry)) => Err(Box::new(usage::folder_in_use(shown, &entry.file_name().to_string_lossy()))),
            Some(Err(error)) => Err(Box::new(usage::unwritable(shown, &disk::words(&error)))),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if folder.is_file() => Err(Box::new(usage::folder_is_file(shown))),
        Err(error) => Err(Box::new(usage::unwritable(shown, &disk::words(&error)))),
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}
