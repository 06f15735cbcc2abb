//! The sources that are meant by files and folders.

use super::disk;
use crate::diagnostics::{Diagnostic, usage};
use crate::source::Span;
use crate::syntax;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What was found, in order of path.
#[derive(Debug, Default)]
pub struct Found {
    /// Files that were named, and `.sls` files in folders that were.
    pub files: Vec<PathBuf>,
    /// Files in these folders that end in `.sls` and are something else, and what.
    pub foreign: Vec<(PathBuf, &'static str)>,
}

/// Folders of tools, which hold copies of other people's files.
const TOOLS: [&str; 3] = ["node_modules", "target", "out"];

/// The sources that paths stand for. A file that was named is one, whatever it holds.
pub fn sources(paths: &[PathBuf]) -> Result<Found, Box<Diagnostic>> {
    let (mut files, mut found) = (BTreeSet::new(), Found::default());
    for path in paths {
        if !path.is_dir() {
            files.insert(path.clone());
            continue;
        }
        let before = files.len() + found.foreign.len();
        below(path, &mut files, &mut found.foreign)?;
        if files.len() + found.foreign.len() == before {
            return Err(Box::new(usage::no_sources(&disk::shown(path))));
        }
    }
    found.files = files.into_iter().collect();
    Ok(found)
}

/// Links are not followed: what they lead to is somewhere else, or above.
fn below(
    folder: &Path,
    files: &mut BTreeSet<PathBuf>,
    foreign: &mut Vec<(PathBuf, &'static str)>,
) -> Result<(), Box<Diagnostic>> {
    let unreadable = |error| Box::new(usage::unreadable(Span::NOWHERE, &disk::shown(folder), &disk::words(&error)));
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder).and_then(Iterator::collect).map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (tidy(&entry.path()), entry.file_name());
        let name = name.to_string_lossy();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !name.starts_with('.') && !TOOLS.contains(&name.as_ref()) => {
                below(&path, files, foreign)?;
            }
            Ok(kind) if kind.is_file() && name.ends_with(".sls") => match look(&path) {
                Some(what) => foreign.push((path, what)),
                None => drop(files.insert(path)),
            },
            _ => {}
        }
    }
    Ok(())
}

/// `main.sls`, where the path is `./main.sls`.
fn tidy(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

fn look(path: &Path) -> Option<&'static str> {
    let bytes = disk::read(path).ok()?;
    syntax::foreign(&String::from_utf8_lossy(&bytes))
}
