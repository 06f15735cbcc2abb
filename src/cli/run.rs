//! The calls into the library: a project on the disk, checked or compiled.

use super::compile;
use super::disk::{self, Disk};
use super::options::ProgramArgs;
use crate::diagnostics::render::Program;
use crate::diagnostics::{Diagnostic, Diagnostics, levels::Levels, usage};
use crate::model::graph::Graph;
use crate::source::{SourceMap, Span};
use crate::world::{Entry, World};
use std::path::{Path, PathBuf};

/// stub
#[derive(Debug, Default)]
pub struct Session {
    /// stub
    pub sources: SourceMap,
    /// stub
    pub diagnostics: Diagnostics,
}

/// stub
#[derive(Debug)]
pub struct OutputFile {
    /// stub
    pub path: String,
    /// stub
    pub text: String,
}

/// A program on the disk, with what it is compiled with.
#[derive(Debug)]
pub struct Project {
    given: String,
    disk: Disk,
    root: PathBuf,
    main: String,
    params: Vec<super::params::Given>,
    levels: Levels,
}

impl Project {
    /// The project of a main file: its root is the file's folder.
    pub fn new(file: &Path, args: &ProgramArgs) -> Result<Project, Box<Diagnostic>> {
        let (levels, params) = (args.levels()?, args.params()?);
        let root = file.parent().unwrap_or(Path::new("")).to_owned();
        let main = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let project = Project { given: disk::shown(file), disk: Disk::new(&root), root, main, params, levels };
        project.refuse_nothing().map(|()| project)
    }

    /// A main file that is none is named as it was given; of other files the library knows the names.
    fn refuse_nothing(&self) -> Result<(), Box<Diagnostic>> {
        let given = if self.given.is_empty() { "." } else { &self.given };
        let wrong = match self.disk.entry(Path::new(&self.main)) {
            _ if self.main.is_empty() => usage::not_a_file(Span::NOWHERE, given, "a directory"),
            Entry::File => return Ok(()),
            Entry::Directory => usage::not_a_file(Span::NOWHERE, given, "a directory"),
            Entry::Special => usage::not_a_file(Span::NOWHERE, given, "a device or a pipe"),
            Entry::Missing => {
                let names = self.disk.names(Path::new(""));
                let sources = names.iter().map(String::as_str).filter(|name| name.ends_with(".sls"));
                usage::missing_file(Span::NOWHERE, given, crate::diagnostics::suggest::nearest(&self.main, sources))
            }
        };
        Err(Box::new(wrong))
    }

    /// The folder of the main file.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What was said about the program, ready to be shown.
    pub fn shown<'a>(&'a self, session: &'a Session) -> Program<'a> {
        Program { sources: &session.sources, diagnostics: &session.diagnostics, main: &self.given }
    }

    /// Everything but the writing.
    pub fn check(&self) -> (Session, Option<Graph>) {
        (Session::default(), None)
    }

    /// Everything; `target` is the folder of the templates, from which code paths are relative.
    pub fn compile(&self, args: &compile::Args, target: &Path) -> (Session, Option<Vec<OutputFile>>) {
        let _ = (args, target, &self.params, &self.levels);
        (Session::default(), None)
    }
}

/// How long each stage took.
pub fn timings(_: &Session) -> String {
    String::new()
}
