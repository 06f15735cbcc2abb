//! `slsc diff`: what a deployment would change, by meaning.

use super::Exit;
use super::disk;
use super::options::{MessageFormat, ProgramArgs};
use super::report::{self, Outcome};
use super::run::{Project, Session};
use super::terminal::{Stream, Terminal};
use crate::compile::Output;
use crate::diagnostics::render::Program;
use crate::diagnostics::{Diagnostic, Diagnostics, changes as say, usage};
use crate::diff::render::{json, markdown, table};
use crate::diff::{Difference, System, diff, read, schemas, source};
use crate::emit;
use crate::source::SourceMap;
use clap::{ValueEnum, ValueHint};
use std::path::{Path, PathBuf};

/// The arguments of `slsc diff`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is deployed: a compiled folder, a template, or a main file
    #[arg(value_name = "OLD", value_hint = ValueHint::AnyPath)]
    old: PathBuf,

    /// What would be: likewise
    #[arg(value_name = "NEW", value_hint = ValueHint::AnyPath)]
    new: PathBuf,

    /// How the difference is shown
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    /// Show in the table too what nobody notices: descriptions, tags, metadata, order
    #[arg(long)]
    cosmetic: bool,

    /// End with 4 where something that runs is different, and with 5 where data are lost or somebody may do more
    #[arg(long)]
    exit_code: bool,

    /// Say why a change of a resource is meant, for example --accept Users="copied by hand on Friday"
    #[arg(long, value_name = "ID=WHY")]
    accept: Vec<String>,

    #[command(flatten)]
    program: ProgramArgs,
}

/// The forms of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For the comment of a pull request
    Markdown,
}

impl Args {
    /// Compares, prints, and says how it ends.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let (old, new) = (Side::at(&self.old)?, Side::at(&self.new)?);
        let format = old.format().or(new.format()).unwrap_or(emit::Format::CloudFormation);
        let mut systems = Vec::new();
        for side in [&old, &new] {
            match side.read(&self.program, format)? {
                Read::System(system) => systems.push(system),
                Read::Wrong(project, session) => {
                    return report::reports(terminal, &[project.shown(&session)], true);
                }
            }
        }
        let [old, new] = systems.as_slice() else { return Ok(Exit::Usage) };
        let mut difference = diff(old, new, &schemas::Published);
        for said in &self.accept {
            let (id, why) = accepted(said)?;
            if difference.accept(id, why) == 0 {
                return Err(Box::new(usage::useless_acceptance(
                    id,
                    difference.unmeant().map(|of| of.subject.as_str()),
                )));
            }
        }
        let format = if terminal.format == MessageFormat::Json { Format::Json } else { self.format };
        let text = match format {
            Format::Table => table::write(&difference, self.cosmetic),
            Format::Json => json::write(&difference),
            Format::Markdown => markdown::write(&difference),
        };
        terminal.write(Stream::Product, &text)?;
        self.end(terminal, &difference)
    }

    /// Data that nobody has given up in words are an error, whatever the exit code is asked to say.
    fn end(&self, terminal: &Terminal, difference: &Difference) -> Outcome {
        let mut lost = Diagnostics::default();
        for change in difference.unmeant().filter(|change| change.class.destroys()) {
            lost.push(say::lost_data(change));
        }
        let program = Program { sources: &SourceMap::default(), diagnostics: &lost, main: "" };
        let reported = if lost.is_empty() { Exit::Fine } else { report::reports(terminal, &[program], true)? };
        Ok(match self.exit_code {
            true if difference.unmeant().next().is_some() => Exit::Grave,
            true if difference.matters() => Exit::Different,
            _ => reported,
        })
    }
}

/// `Users=copied by hand`: a logical ID, and a reason that says something.
fn accepted(said: &str) -> Result<(&str, &str), Box<Diagnostic>> {
    let parts = said.split_once('=').map(|(id, why)| (id.trim(), why.trim()));
    parts
        .filter(|(id, why)| !id.is_empty() && !why.is_empty())
        .ok_or_else(|| Box::new(usage::malformed_acceptance(said)))
}

/// One side of the comparison, by what stands at its path.
enum Side {
    /// A folder with a manifest, and the manifest's text.
    Output(PathBuf, String),
    /// A template, and its text.
    Template(String, String),
    /// A main file.
    Source(PathBuf),
}

/// What a side became.
enum Read {
    System(System),
    /// A source with errors.
    Wrong(Box<Project>, Box<Session>),
}

impl Side {
    fn at(path: &Path) -> Result<Side, Box<Diagnostic>> {
        let folder = if path.ends_with("manifest.json") { path.parent().unwrap_or(path) } else { path };
        if folder.join("manifest.json").is_file() {
            return Ok(Side::Output(folder.to_owned(), text(&folder.join("manifest.json"))?));
        }
        if path.is_dir() && path.join("main.sls").is_file() {
            return Ok(Side::Source(path.join("main.sls")));
        }
        if path.is_dir() {
            return Err(Box::new(usage::nothing_to_compare(
                &disk::shown(path),
                "it has neither a manifest nor a `main.sls`",
            )));
        }
        if path.extension().is_some_and(|extension| extension == "sls") {
            return Ok(Side::Source(path.to_owned()));
        }
        Ok(Side::Template(disk::shown(path), text(path)?))
    }

    /// What it was compiled for, where that is written: the other side is compiled for the same.
    fn format(&self) -> Option<emit::Format> {
        match self {
            Side::Output(_, manifest) if manifest.contains("\"format\": \"sam\"") => Some(emit::Format::Sam),
            Side::Template(_, text) if text.contains("AWS::Serverless-2016-10-31") => Some(emit::Format::Sam),
            _ => None,
        }
    }

    fn read(&self, args: &ProgramArgs, format: emit::Format) -> Result<Read, Box<Diagnostic>> {
        let wrong = |path: &str, why: String| Box::new(usage::nothing_to_compare(path, &why));
        match self {
            Side::Output(folder, manifest) => {
                let beside = |file: &str| {
                    let bytes = disk::read(&folder.join(file)).map_err(|why| format!("{file}: {why}"))?;
                    String::from_utf8(bytes).map_err(|_| format!("{file}: it is not UTF-8 text"))
                };
                read::output(manifest, &beside).map(Read::System).map_err(|why| wrong(&disk::shown(folder), why))
            }
            Side::Template(path, text) => read::template(path, text).map(Read::System).map_err(|why| wrong(path, why)),
            Side::Source(path) => compiled(path, args, format),
        }
    }
}

/// A source, compiled in memory. JSON is read back faster than YAML.
fn compiled(path: &Path, args: &ProgramArgs, format: emit::Format) -> Result<Read, Box<Diagnostic>> {
    let project = Project::new(path, args)?;
    let (session, files) = project.compile(&Output { format, syntax: emit::Syntax::Json, ..Output::default() });
    let Some(files) = files else { return Ok(Read::Wrong(Box::new(project), Box::new(session))) };
    let file = |name: &str| {
        let found = files.iter().find(|file| file.path == name);
        found.map(|file| file.text.clone()).ok_or_else(|| format!("{name}: it was not made"))
    };
    let system = file("manifest.json").and_then(|manifest| read::output(&manifest, &file));
    let system = system.map_err(|why| Box::new(usage::nothing_to_compare(&disk::shown(path), &why)))?;
    Ok(Read::System(source::known(system, &session.analysis)))
}

fn text(path: &Path) -> Result<String, Box<Diagnostic>> {
    let shown = disk::shown(path);
    let bytes = disk::read(path).map_err(|why| Box::new(usage::nothing_to_compare(&shown, &why)))?;
    String::from_utf8(bytes).map_err(|_| Box::new(usage::nothing_to_compare(&shown, "it is not UTF-8 text")))
}
