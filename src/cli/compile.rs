//! `slsc compile`: a program's templates and manifest, all of them or none.

use super::options::ProgramArgs;
use super::output::{self, File};
use super::report::{self, Outcome};
use super::run::{Project, Session};
use super::terminal::{Stream, Terminal};
use super::{Exit, deploy, disk, limits};
use crate::compile::{Output, OutputFile};
use crate::diagnostics::{Diagnostic, usage};
use crate::emit;
use clap::{ValueEnum, ValueHint};
use std::path::{Path, PathBuf};

/// The arguments of `slsc compile`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The program's main file
    #[arg(value_name = "FILE", default_value = "main.sls", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// Where the templates go; `-` prints a single template
    #[arg(short, long, value_name = "DIR", default_value = "out", value_hint = ValueHint::DirPath)]
    output: PathBuf,

    /// What the templates are written for
    #[arg(long, value_enum, default_value_t = Format::Cloudformation)]
    pub format: Format,

    /// How the templates are written
    #[arg(long, value_enum, default_value_t = Syntax::Yaml)]
    pub syntax: Syntax,

    /// Compile for one region only
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,

    /// Write one template for all regions, for CloudFormation StackSets; with `--format cloudformation` only, as
    /// StackSets of an organization refuse SAM's transform
    #[arg(long, conflicts_with = "region")]
    pub stackset: bool,

    /// Leave out the source positions and descriptions that each resource carries
    #[arg(long)]
    pub no_metadata: bool,

    /// Say how much of each of AWS's limits a template uses; without it, of the three that are used most
    #[arg(long)]
    limits: bool,

    /// Say how long each stage took
    #[arg(long)]
    timings: bool,

    #[command(flatten)]
    program: ProgramArgs,
}

/// What the templates are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// aws cloudformation package and deploy
    Cloudformation,
    /// sam build and sam deploy
    Sam,
}

/// How the templates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Syntax {
    /// YAML, with short forms of intrinsic functions
    Yaml,
    /// JSON
    Json,
}

impl Args {
    /// Compiles the program and writes what comes out.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let project = Project::new(&self.file, &self.program)?;
        let to_stdout = self.output == Path::new("-");
        let (session, files) = project.compile(&self.wanted(&project));
        let service = session.analysis.deployment.first().map(|architecture| &architecture.service);
        let regions: Vec<String> =
            service.iter().flat_map(|service| &service.regions).map(ToString::to_string).collect();
        let wrong = files.as_ref().and_then(|files| match templates(files).is_empty() {
            true => Some(Box::new(usage::foreign_region(self.region.as_deref()?, regions.iter().map(String::as_str)))),
            false => self.deliver(terminal, &project, files).err(),
        });
        let exit = self.report(terminal, &project, session, wrong)?;
        if let Some(files) = files.filter(|_| exit == Exit::Fine && !to_stdout) {
            self.say_what_next(terminal, &files)?;
        }
        Ok(exit)
    }

    /// Code paths in a template are relative to its folder; a printed one is taken to stay in the current folder.
    fn wanted(&self, project: &Project) -> Output {
        let target = if self.output == Path::new("-") { Path::new(".") } else { &self.output };
        let way = disk::way(target, project.root()).unwrap_or_else(|| disk::shown(project.root()));
        let syntax = match self.syntax {
            Syntax::Yaml => emit::Syntax::Yaml,
            Syntax::Json => emit::Syntax::Json,
        };
        let format = match self.format {
            Format::Cloudformation => emit::Format::CloudFormation,
            Format::Sam => emit::Format::Sam,
        };
        let code_prefix = if way == "." { String::new() } else { way };
        Output {
            format,
            syntax,
            region: self.region.clone(),
            stackset: self.stackset,
            metadata: !self.no_metadata,
            code_prefix,
        }
    }

    fn deliver(&self, terminal: &Terminal, project: &Project, files: &[OutputFile]) -> Result<(), Box<Diagnostic>> {
        if self.output == Path::new("-") {
            return terminal.write(Stream::Product, only_template(files)?);
        }
        let files: Vec<File> = files.iter().map(|file| File { path: &file.path, text: &file.text }).collect();
        output::write(&self.output, project.root(), &files)
    }

    fn report(
        &self,
        terminal: &Terminal,
        project: &Project,
        mut session: Session,
        wrong: Option<Box<Diagnostic>>,
    ) -> Outcome {
        if let Some(wrong) = wrong {
            session.analysis.diagnostics.push(*wrong);
        }
        let exit = report::reports(terminal, &[project.shown(&session)], self.output == Path::new("-"))?;
        if self.timings {
            terminal.say(&session.timings());
        }
        Ok(exit)
    }

    fn say_what_next(&self, terminal: &Terminal, files: &[OutputFile]) -> Result<(), Box<Diagnostic>> {
        if !terminal.format.is_for_people() {
            return Ok(());
        }
        let folder = disk::shown(&self.output);
        let written: Vec<String> = files.iter().map(|file| format!("{folder}/{}", file.path)).collect();
        terminal.say(&format!("wrote {}", written.join(", ")));
        limits::lines(files, self.limits).iter().for_each(|line| terminal.say(line));
        terminal.write(Stream::Product, &deploy::commands(self.format, &folder, files))
    }
}

fn templates(files: &[OutputFile]) -> Vec<&OutputFile> {
    files.iter().filter(|file| file.path != "manifest.json").collect()
}

fn only_template(files: &[OutputFile]) -> Result<&str, Box<Diagnostic>> {
    match templates(files).as_slice() {
        [only] => Ok(&only.text),
        several => {
            let names: Vec<&str> = several.iter().map(|file| file.path.as_str()).collect();
            Err(Box::new(usage::several_templates(&names)))
        }
    }
}
