//! The calls into the library: a project on the disk, checked or compiled.

use super::disk::{self, Disk};
use super::options::ProgramArgs;
use crate::compile::{self as library, Output, OutputFile};
use crate::diagnostics::levels::Levels;
use crate::diagnostics::render::Program;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, suggest, usage};
use crate::fixes::{self, Mended};
use crate::model::date::Date;
use crate::source::{SourceMap, Span};
use crate::world::{Entry, World};
use crate::{Analysis, Request};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// What a run knows of a program, and how long each stage took.
#[derive(Debug)]
pub struct Session {
    /// The texts, what was said, the graph.
    pub analysis: Analysis,
    stages: Vec<(&'static str, Duration)>,
}

/// A program on the disk, with what it is compiled with.
#[derive(Debug)]
pub struct Project {
    given: String,
    disk: Disk,
    root: PathBuf,
    request: Request,
    levels: Levels,
}

impl Project {
    /// The project of a main file: its root is the file's folder.
    pub fn new(file: &Path, args: &ProgramArgs) -> Result<Project, Box<Diagnostic>> {
        let (levels, given) = (args.levels()?, args.params()?);
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let root = folder.unwrap_or(Path::new(".")).to_owned();
        let main = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let request = Request { main, given, today: today() };
        let project = Project { given: disk::shown(file), disk: Disk::new(&root), root, request, levels };
        project.main_is_a_file().map(|()| project)
    }

    /// A main file that is none is named as it was given; of other files the library knows the names.
    fn main_is_a_file(&self) -> Result<(), Box<Diagnostic>> {
        let main = self.request.main.as_str();
        let given = if self.given.is_empty() { "." } else { &self.given };
        let wrong = match self.disk.entry(Path::new(main)) {
            _ if main.is_empty() => usage::not_a_file(Span::NOWHERE, given, "a directory"),
            Entry::File => return Ok(()),
            Entry::Directory => usage::not_a_file(Span::NOWHERE, given, "a directory"),
            Entry::Special => usage::not_a_file(Span::NOWHERE, given, "a device or a pipe"),
            Entry::Missing => {
                let names = self.disk.names(Path::new(""));
                let sources = names.iter().map(String::as_str).filter(|name| name.ends_with(".sls"));
                usage::missing_file(Span::NOWHERE, given, suggest::nearest(main, sources))
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
        let Analysis { sources, diagnostics, .. } = &session.analysis;
        Program { sources, diagnostics, main: &self.given }
    }

    /// Everything but the writing.
    pub fn check(&self) -> Session {
        let mut clock = Clock::new();
        let analysis = library::check(&self.disk, &self.request, &self.levels, &mut |stage| clock.stop(stage));
        Session { analysis, stages: clock.stages }
    }

    /// The program with the fixes of the codes that are wanted, and everything said about it then. Nothing is written.
    pub fn mend(&self, wanted: &dyn Fn(Code) -> bool) -> Mended {
        fixes::mend(&self.disk, &self.request, &self.levels, wanted)
    }

    /// A place in a file of the project, seen from where the command was given.
    pub fn below(&self, place: &str) -> String {
        let (sources, diagnostics) = (&SourceMap::default(), &Diagnostics::default());
        Program { sources, diagnostics, main: &self.given }.shown(place)
    }

    /// Everything.
    pub fn compile(&self, output: &Output) -> (Session, Option<Vec<OutputFile>>) {
        let mut clock = Clock::new();
        let mut done = |stage| clock.stop(stage);
        let (analysis, files) = library::compile(&self.disk, &self.request, &self.levels, output, &mut done);
        (Session { analysis, stages: clock.stages }, files)
    }
}

impl Session {
    /// What is known of a program that was looked at elsewhere.
    pub fn of(analysis: Analysis) -> Session {
        Session { analysis, stages: Vec::new() }
    }

    /// How long each stage took, in lines.
    pub fn timings(&self) -> String {
        let line = |(stage, took): &(&str, Duration)| format!("{stage:>8} {:>9.3} ms\n", took.as_secs_f64() * 1e3);
        let total: Duration = self.stages.iter().map(|(_, took)| *took).sum();
        self.stages.iter().chain([&("total", total)]).map(line).collect::<String>().trim_end().to_owned()
    }
}

/// The day in UTC: that of the clock, or of `SOURCE_DATE_EPOCH`, which builds that are to be repeated set
/// (reproducible-builds.org).
fn today() -> Option<Date> {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs());
    set.or_else(clock).map(Date::of_moment)
}

/// Measures from the end of one stage to the end of the next.
struct Clock {
    since: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn new() -> Clock {
        Clock { since: Instant::now(), stages: Vec::new() }
    }

    fn stop(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.since));
        self.since = now;
    }
}
