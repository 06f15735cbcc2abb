//! A project with some of its files in another version.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::fix::{Replacement, applied};
use crate::source::{SourceFile, SourceMap, normal};
use crate::world::{Entry, Unreadable, World};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file of the project, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Its path below the project's root, with `/`.
    pub name: String,
    /// The text that was read.
    pub before: String,
    /// The text that it becomes.
    pub after: String,
}

/// What a world becomes with changes that are not written yet.
#[derive(Clone)]
pub struct Draft<'a> {
    world: &'a dyn World,
    files: BTreeMap<PathBuf, Rewritten>,
}

impl<'a> Draft<'a> {
    /// Nothing is changed yet.
    pub fn new(world: &'a dyn World) -> Draft<'a> {
        Draft { world, files: BTreeMap::new() }
    }

    /// What has changed, by name.
    pub fn rewritten(self) -> Vec<Rewritten> {
        self.files.into_values().filter(|file| file.before != file.after).collect()
    }

    /// Whether all that a report wants changed stands in files of the project, and in them as it was read: a byte that is
    /// no text would be lost.
    pub fn takes(&self, sources: &SourceMap, diagnostic: &Diagnostic) -> bool {
        let changes = diagnostic.fix.as_ref().map(|fix| fix.replacements(sources)).unwrap_or_default();
        let is_ours = |change: &Replacement| sources.file(change.span).is_some_and(|file| self.is_ours(file));
        !changes.is_empty() && changes.iter().all(is_ours)
    }

    fn is_ours(&self, file: &SourceFile) -> bool {
        let path = Path::new(&file.name);
        let inside = !file.name.starts_with("std:") && !path.is_absolute() && !normal(path).starts_with("..");
        inside && self.read(path).is_ok_and(|bytes| bytes == file.text.as_bytes())
    }

    /// The same draft with the fixes of some reports, which do not touch each other.
    pub fn with(&self, sources: &SourceMap, chosen: &[Diagnostic]) -> Draft<'a> {
        let mut draft = self.clone();
        let mut changes: Vec<Replacement> =
            chosen.iter().filter_map(|of| of.fix.as_ref()).flat_map(|fix| fix.replacements(sources)).collect();
        changes.sort_by_key(|change| change.span);
        for file in sources.files() {
            let is_here = |change: &&Replacement| sources.file(change.span).is_some_and(|of| of.base == file.base);
            let here: Vec<Replacement> = changes.iter().filter(is_here).cloned().collect();
            if !here.is_empty() {
                draft.rewrite(file, applied(file, &here));
            }
        }
        draft
    }

    fn rewrite(&mut self, file: &SourceFile, after: String) {
        let fresh = || Rewritten { name: file.name.clone(), before: file.text.clone(), after: String::new() };
        self.files.entry(normal(Path::new(&file.name))).or_insert_with(fresh).after = after;
    }
}

impl World for Draft<'_> {
    fn entry(&self, path: &Path) -> Entry {
        self.world.entry(path)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        match self.files.get(&normal(path)) {
            Some(file) => Ok(file.after.as_bytes().to_vec()),
            None => self.world.read(path),
        }
    }

    fn names(&self, path: &Path) -> Vec<String> {
        self.world.names(path)
    }

    fn real(&self, path: &Path) -> PathBuf {
        self.world.real(path)
    }
}
